"""/signin and /signout: a browser becomes somebody's, and nobody's again."""

from __future__ import annotations

from chalice import Blueprint
from chalice.app import Response

from chalicelib.auth import account, returning, session
from chalicelib.model.person import Person
from chalicelib.model.refusals import TooManyAttempts, WrongPassword
from chalicelib.pages import template
from chalicelib.routes.visit import Visit, visit

bp = Blueprint(__name__)

_LEADS_AWAY = "/services/"  # where applications are let in


@bp.route("/signin", methods=["GET", "HEAD", "POST"], content_types=["*/*"])
def signin() -> Response:
    return visit(bp.current_request, _show, _act)


@bp.route("/signout", methods=["POST"], content_types=["*/*"])
def signout() -> Response:
    return visit(bp.current_request, _leave, _leave)


def enter(come: Visit, person: Person) -> Response:
    """Sign somebody in, in a new session whatever there was, and lead on to where they wanted."""
    session.end(come.visitor)
    signed_in = come.as_visitor(session.begin(person, come.now))
    to = returning.path(come.given.get("to", ""))
    return _onward(signed_in, to) if to.startswith(_LEADS_AWAY) else signed_in.go(to)


def on(come: Visit) -> Response:
    """Lead on to where somebody wanted to be before they were to sign in."""
    return come.go(returning.path(come.given.get("to", "")))


def frame(come: Visit) -> str:
    """What the page stands in: in a small window nothing leads away from it."""
    return "small.html" if come.given.get("small") == "1" else "base.html"


def carried(come: Visit) -> dict[str, str]:
    """What goes along from page to page until somebody is signed in."""
    to, small = come.given.get("to", ""), come.given.get("small")
    return {
        **({"to": returning.path(to)} if to else {}),
        **({"small": "1"} if small == "1" else {}),
    }


def late(response: Response, refused: TooManyAttempts) -> Response:
    """Say when to come back (RFC 6585 4)."""
    response.headers["Retry-After"] = str(refused.retry_after)
    return response


def _onward(come: Visit, to: str) -> Response:
    """Go on from a page: what a form is answered by may not lead to another host (CSP 3, 6.4.1).

    Chromium holds that against every redirect on the way, and an application that was let in
    before is one redirect away.
    """
    response = come.page("onward.html", frame=frame(come), to=to)
    response.headers["Refresh"] = f"0; url={template.path(to)}"
    return response


def _show(come: Visit) -> Response:
    return on(come) if come.visitor.person else _page(come)


def _act(come: Visit) -> Response:
    name, password = come.given.get("username", ""), come.given.get("password", "")
    try:
        person = account.sign_in(name, password, come.address, come.now)
    except TooManyAttempts as refused:
        return late(_page(come, 429, refused.message), refused)
    except WrongPassword as refused:
        return _page(come, 403, refused.message)
    return enter(come, person)


def _page(come: Visit, status: int = 200, trouble: str = "") -> Response:
    return come.page(
        "signin.html",
        status,
        frame=frame(come),
        carried=carried(come),
        username=come.given.get("username", ""),
        trouble=trouble,
    )


def _leave(come: Visit) -> Response:
    return come.as_visitor(session.end(come.visitor)).go("/")
