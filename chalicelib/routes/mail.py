"""/mail/<token>, where links of mails lead: whether an address wants to be written to."""

from __future__ import annotations

from chalice import Blueprint
from chalice.app import Response

from chalicelib.hub import opt_in
from chalicelib.model.opt_in import Said
from chalicelib.routes.visit import Visit, visit

bp = Blueprint(__name__)

_NOTHING = ["The question was asked too long ago, or never."]


@bp.route("/mail/{token}", methods=["GET", "HEAD", "POST"], content_types=["*/*"])
def mail(token: str) -> Response:
    return visit(
        bp.current_request, lambda come: _show(come, token), lambda come: _act(come, token)
    )


def _show(come: Visit, token: str) -> Response:
    """Nothing but a form: programs look at links of mails before people do."""
    found = opt_in.about(token, come.now)
    return come.page("mail.html", opt_in=found) if found else _nothing(come)


def _act(come: Visit, token: str) -> Response:
    said: Said = "yes" if come.given.get("said") == "yes" else "no"
    is_done = opt_in.answer(token, said, come.now)
    return come.go(f"/mail/{token}") if is_done else _nothing(come)


def _nothing(come: Visit) -> Response:
    return come.page("said.html", 404, title="There is nothing to say yes to", said=_NOTHING)
