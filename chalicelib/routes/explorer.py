"""/account/explorer: a person lets the API explorer call methods in their name."""

from __future__ import annotations

from chalice import Blueprint
from chalice.app import Response

from chalicelib.auth import consent, returning
from chalicelib.explorer import application
from chalicelib.model.token import Perms
from chalicelib.routes.visit import Visit, visit

bp = Blueprint(__name__)

_LEVELS: dict[str, Perms] = {"read": "read", "write": "write", "delete": "delete"}


@bp.route("/account/explorer", methods=["GET", "HEAD", "POST"], content_types=["*/*"])
def explorer() -> Response:
    return visit(bp.current_request, _ask, _answered)


def _ask(come: Visit) -> Response:
    return come.page(
        "explorer.html",
        frame=_frame(come),
        person=come.person,
        perms=_perms(come),
        to=_to(come),
        small=come.given.get("small") == "1",
    )


def _answered(come: Visit) -> Response:
    if come.given.get("answer") != "allow":
        return _back(come, allowed=False)
    nsid, own = come.person.nsid, application.own(come.now)
    consent.give(nsid, own.key, _perms(come), come.now)
    return _back(come, allowed=True)


def _back(come: Visit, *, allowed: bool) -> Response:
    """On to the form; a small window closes, and the page that opened it hears of it."""
    if come.given.get("small") == "1":
        return come.page("explorer_done.html", allowed=allowed)
    return come.go(_to(come))


def _frame(come: Visit) -> str:
    return "small.html" if come.given.get("small") == "1" else "base.html"


def _perms(come: Visit) -> Perms:
    """What is asked for; the least, if that is not understood."""
    return _LEVELS.get(come.given.get("perms", ""), "read")


def _to(come: Visit) -> str:
    to = come.given.get("to", "")
    return returning.path(to) if to else "/account/authorised"
