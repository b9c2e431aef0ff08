"""/signin/openid: signing in by an account elsewhere, and the account made at the first time."""

from __future__ import annotations

from dataclasses import replace

from chalice import Blueprint
from chalice.app import Response

from chalicelib.auth import attempts, openid, returning
from chalicelib.logs import log
from chalicelib.model.failures import Failure, PersonDeleted
from chalicelib.model.login import Identity, Login
from chalicelib.model.refusals import Refusal, SignInFailed, SignUpClosed, TooManyAttempts
from chalicelib.routes.pages import not_found
from chalicelib.routes.signin import carried, enter, frame, late
from chalicelib.routes.visit import Show, Visit, visit
from chalicelib.settings import settings

bp = Blueprint(__name__)


@bp.route("/signin/openid", methods=["GET"])
def begin() -> Response:
    return _if_there_is_one(_begin)


@bp.route("/signin/openid/callback", methods=["GET"])
def callback() -> Response:
    return _if_there_is_one(_end)


@bp.route("/signin/openid/name", methods=["POST"], content_types=["*/*"])
def name() -> Response:
    return _if_there_is_one(_named)


def _if_there_is_one(act: Show) -> Response:
    return visit(bp.current_request, act, act) if settings().oidc_issuer else not_found()


def _begin(come: Visit) -> Response:
    to, is_small = returning.path(come.given.get("to", "")), "small" in carried(come)
    try:
        attempts.count_elsewhere(come.address, come.now)
        return come.go(openid.begin(come.visitor, to, come.now, is_small=is_small))
    except TooManyAttempts as refused:
        return late(_failed(come, refused, 429), refused)
    except SignInFailed as failed:
        return _failed(come, failed)


def _end(come: Visit) -> Response:
    try:
        login = openid.resume(come.visitor, come.given.get("state", ""), come.now)
    except SignInFailed as failed:
        return _failed(come, failed)
    then = _on_the_way(come, login)
    try:
        identity = openid.identify(login, come.given, come.now)
        person = openid.known(identity)
    except (SignInFailed, PersonDeleted) as failed:
        return _failed(then, failed)
    return enter(then, person) if person else _first_time(then, login, identity)


def _first_time(come: Visit, login: Login, identity: Identity) -> Response:
    """Make an account by the name that is used elsewhere, or ask for another."""
    try:
        return enter(come, openid.join(identity, identity.username, come.address, come.now))
    except SignUpClosed as refused:
        return _failed(come, refused)
    except Refusal:
        return _ask(come, openid.ask_name(come.visitor, login, identity, come.now))


def _named(come: Visit) -> Response:
    try:
        login = openid.asked(come.visitor, come.given.get("state", ""), come.now)
    except SignInFailed as failed:
        return _failed(come, failed)
    then = _on_the_way(come, login)
    wish, identity = come.given.get("username", ""), openid.identity(login)
    try:
        return enter(then, openid.join(identity, wish, come.address, come.now))
    except TooManyAttempts as refused:
        return late(_ask(then, login, 429, refused.message), refused)
    except Refusal as refused:
        return _ask(then, login, 422, refused.message)


def _on_the_way(come: Visit, login: Login) -> Visit:
    """The visit with what went along when it began."""
    return replace(come, given={**come.given, **login.carried})


def _ask(come: Visit, login: Login, status: int = 200, trouble: str = "") -> Response:
    return come.page(
        "choose_name.html",
        status,
        frame=frame(come),
        state=login.state,
        username=come.given.get("username", ""),
        trouble=trouble,
    )


def _failed(come: Visit, failed: Failure, status: int = 403) -> Response:
    log().warning("openid", outcome=type(failed).__name__, said=failed.message)
    title, said = "Signing in did not work", [failed.message]
    return come.page(
        "again.html", status, frame=frame(come), carried=carried(come), title=title, said=said
    )
