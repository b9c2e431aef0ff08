"""/services/oauth/authorize: where a person lets an application in, or does not."""

from __future__ import annotations

from urllib.parse import urlencode

from chalice import Blueprint
from chalice.app import Response

from chalicelib.auth import authorise, consent
from chalicelib.auth.authorise import Question
from chalicelib.model import callback
from chalicelib.model.refusals import PermsInvalid, QuestionOver
from chalicelib.pages import template
from chalicelib.routes.visit import Show, Visit, visit

bp = Blueprint(__name__)

_PATH = "/services/oauth/authorize"


@bp.route(_PATH, methods=["GET", "POST"], content_types=["*/*"])
def authorize() -> Response:
    return visit(bp.current_request, _telling(_ask), _telling(_answered))


def _ask(come: Visit) -> Response:
    """Ask a person, unless they have agreed before."""
    asked = _question(come)
    if asked.is_answered_by(come.person.nsid):
        return _let_in(come, asked)
    return come.page(
        "consent.html",
        form_action="" if asked.token.is_out_of_band else callback.origin(asked.token.callback),
        application=asked.application,
        author=consent.author(asked.application),
        perms=asked.perms,
        action=template.path(_PATH),
        fields=_fields(asked),
    )


def _answered(come: Visit) -> Response:
    asked, said = _question(come), come.given.get("answer")
    if said == "deny":
        return _denied(come, asked)
    if said == "allow" and come.visitor.person:
        return _let_in(come, asked)
    return come.go(f"{_PATH}?{urlencode(_fields(asked))}")


def _let_in(come: Visit, asked: Question) -> Response:
    verifier = authorise.agree(asked, come.person.nsid, come.now)
    if asked.token.is_out_of_band:
        return come.page("code.html", application=asked.application, code=verifier)
    return _back(come, asked, oauth_verifier=verifier)


def _denied(come: Visit, asked: Question) -> Response:
    authorise.deny(asked)
    if asked.token.is_out_of_band:
        title = f"{asked.application.title} is not let in"
        return come.page("said.html", title=title, said=_DENIED)
    return _back(come, asked, oauth_problem="permission_denied")


def _back(come: Visit, asked: Question, **fields: str) -> Response:
    token = asked.token
    return come.go(callback.with_fields(token.callback, oauth_token=token.token, **fields))


def _question(come: Visit) -> Question:
    """The form's fields are read anew as the address was: nothing of them is believed."""
    given = come.given
    return authorise.question(given.get("oauth_token", ""), given.get("perms", ""), come.now)


def _fields(asked: Question) -> dict[str, str]:
    return {"oauth_token": asked.token.token, "perms": asked.perms}


def _telling(show: Show) -> Show:
    """The same, but a page that says what is wrong if there is no such question."""

    def told(come: Visit) -> Response:
        try:
            return show(come)
        except QuestionOver as over:
            title, said = "This question is over", [over.message, _ANEW]
            return come.page("said.html", 404, title=title, said=said)
        except PermsInvalid as invalid:
            title, said = "What does it ask for?", [invalid.message, _AUTHOR]
            return come.page("said.html", 400, title=title, said=said)

    return told


_DENIED = ["It can do nothing in your name. You can close this page."]
_ANEW = "Nothing was done. Go back to the application and begin anew."
_AUTHOR = "Nothing was done. Tell whoever wrote the application."
