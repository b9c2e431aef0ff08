"""/account/password: a person's password becomes another."""

from __future__ import annotations

from chalice import Blueprint
from chalice.app import Response

from chalicelib.auth import account, session
from chalicelib.model.refusals import Refusal, TooManyAttempts
from chalicelib.routes.signin import late
from chalicelib.routes.visit import Visit, visit

bp = Blueprint(__name__)


@bp.route("/account/password", methods=["GET", "HEAD", "POST"], content_types=["*/*"])
def password() -> Response:
    return visit(bp.current_request, _show, _act)


def _show(come: Visit) -> Response:
    changed = come.given.get("changed") == "1"
    return _page(come, done="Your password is changed." if changed else "")


def _act(come: Visit) -> Response:
    old, new = come.given.get("old", ""), come.given.get("new", "")
    try:
        person = account.change_password(come.person, old, new, come.address, come.now)
    except TooManyAttempts as refused:
        return late(_page(come, 429, trouble=refused.message), refused)
    except Refusal as refused:
        return _page(come, 422, trouble=refused.message)
    session.end(come.visitor)
    return come.as_visitor(session.begin(person, come.now)).go("/account/password?changed=1")


def _page(come: Visit, status: int = 200, done: str = "", trouble: str = "") -> Response:
    has_password = account.has_password(come.person)
    return come.page("password.html", status, has_password=has_password, done=done, trouble=trouble)
