"""/signup: somebody makes an account, and is signed in."""

from __future__ import annotations

from chalice import Blueprint
from chalice.app import Response

from chalicelib.auth import account
from chalicelib.model.refusals import Refusal, SignUpClosed, TooManyAttempts
from chalicelib.routes.signin import carried, enter, frame, late, on
from chalicelib.routes.visit import Visit, visit
from chalicelib.settings import settings

bp = Blueprint(__name__)


@bp.route("/signup", methods=["GET", "HEAD", "POST"], content_types=["*/*"])
def signup() -> Response:
    return visit(bp.current_request, _show, _act)


def _show(come: Visit) -> Response:
    if come.visitor.person:
        return on(come)
    return _page(come) if settings().sign_up_is_open else _closed(come)


def _act(come: Visit) -> Response:
    name, password = come.given.get("username", ""), come.given.get("password", "")
    try:
        person = account.sign_up(name, password, come.address, come.now)
    except SignUpClosed:
        return _closed(come)
    except TooManyAttempts as refused:
        return late(_page(come, 429, refused.message), refused)
    except Refusal as refused:
        return _page(come, 422, refused.message)
    return enter(come, person)


def _page(come: Visit, status: int = 200, trouble: str = "") -> Response:
    return come.page(
        "signup.html",
        status,
        frame=frame(come),
        carried=carried(come),
        username=come.given.get("username", ""),
        trouble=trouble,
    )


def _closed(come: Visit) -> Response:
    return come.page("said.html", 403, title="Sign-up is closed", said=[SignUpClosed().message])
