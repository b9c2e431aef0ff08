"""/services/auth and /auth-<number>: where people let applications in, the way before OAuth."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from chalice import Blueprint
from chalice.app import Response

from chalicelib.auth import consent, oldauth
from chalicelib.auth.oldauth import Question
from chalicelib.model import callback
from chalicelib.model.failures import (
    Failure,
    InvalidApiKey,
    InvalidFrob,
    InvalidSignature,
    NoCallback,
    OldAuthOff,
    ParameterInvalid,
)
from chalicelib.pages import template
from chalicelib.routes.pages import not_found
from chalicelib.routes.visit import Show, Visit, visit

bp = Blueprint(__name__)

_MOBILE = "auth-"

Ask = Callable[[Visit], Question]
Agree = Callable[[Visit, Question], Response]


@bp.route("/services/auth", methods=["GET", "POST"], content_types=["*/*"])
def auth() -> Response:
    return _answer(_asked, _back)


@bp.route("/{page}", methods=["GET", "POST"], content_types=["*/*"])
def mobile(page: str) -> Response:
    """API Gateway takes no path of which a part is variable: all names come here."""
    if not page.startswith(_MOBILE):
        return not_found()
    number = page.removeprefix(_MOBILE)
    return _answer(lambda _: oldauth.mobile_question(number), _code)


def _answer(ask: Ask, agree: Agree) -> Response:
    """Ask a person, unless they have agreed before; do what follows from the answer."""

    def show(come: Visit) -> Response:
        asked = ask(come)
        if asked.is_answered_by(come.person.nsid):
            return agree(come, asked)
        return _consent(come, asked)

    def act(come: Visit) -> Response:
        asked, said = ask(come), come.given.get("answer")
        return agree(come, asked) if said == "allow" else _denied(come, asked)

    return visit(bp.current_request, _telling(show), _telling(act))


def _asked(come: Visit) -> Question:
    """The page's address says it, and is signed: nothing of the form is."""
    query = parse_qsl(urlsplit(come.where).query, keep_blank_values=True)
    return oldauth.question(dict(query), come.now)


def _consent(come: Visit, asked: Question) -> Response:
    return come.page(
        "consent.html",
        form_action=callback.origin(asked.callback),
        application=asked.application,
        author=consent.author(asked.application),
        perms=asked.perms,
        action=template.path(come.where),
        fields={},
    )


def _back(come: Visit, asked: Question) -> Response:
    """Back to the application; to one that is no page, the person goes."""
    frob = oldauth.agree(asked, come.person.nsid, come.now)
    if asked.callback:
        return come.go(callback.with_fields(asked.callback, frob=frob.text))
    return come.page("said.html", title=f"{asked.application.title} is let in", said=_GO_BACK)


def _code(come: Visit, asked: Question) -> Response:
    made = oldauth.agree_on_the_move(asked, come.person.nsid, come.now)
    return come.page("code.html", application=asked.application, code=made.text)


def _denied(come: Visit, asked: Question) -> Response:
    if asked.callback:
        return come.go(asked.callback)
    return come.page("said.html", title=f"{asked.application.title} is not let in", said=_DENIED)


def _telling(show: Show) -> Show:
    """The same, but a page that says what is wrong if the address is not good."""

    def told(come: Visit) -> Response:
        try:
            return show(come)
        except tuple(_WRONG) as failure:
            status, title, said = _WRONG[type(failure)]
            return come.page("said.html", status, title=title, said=[_NOTHING, said])

    return told


_GO_BACK = ["You can close this page and go back to the application."]
_DENIED = ["It can do nothing in your name. You can close this page."]
_WRONG: dict[type[Failure], tuple[int, str, str]] = {
    OldAuthOff: (403, "This way in is closed", "This service lets applications in by OAuth only."),
    InvalidApiKey: (400, "No such application", "No application has the key or number given."),
    InvalidSignature: (400, "The signature is wrong", "The application named did not sign this."),
    ParameterInvalid: (400, "What does it ask for?", "It has to ask to read, write or delete."),
    InvalidFrob: (400, "The frob is no longer good", "Go back to the application and begin anew."),
    NoCallback: (400, "Where would you go back to?", "It has no callback, and names no frob."),
}
_NOTHING = "The application sent you here by an address that is not good. Nothing was done."
