"""/signin/small and /signin/who: signing in in a small window, and who came of it.

``static/signin.js`` opens the one and asks the other; sign-in and sign-up lead back here.
"""

from __future__ import annotations

import json

from chalice import Blueprint
from chalice.app import Response

from chalicelib.routes.visit import Visit, visit

bp = Blueprint(__name__)

_WAY = "/signin?small=1&to=/signin/small"
_OURS = {"same-origin", "none"}  # "none": typed in by the person, or an old browser says nothing
_WHO_HEADERS = {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


@bp.route("/signin/small", methods=["GET", "HEAD"])
def small() -> Response:
    return visit(bp.current_request, _small)


@bp.route("/signin/who", methods=["GET", "HEAD"])
def who() -> Response:
    """Who is signed in, in JSON; for pages of our own origin (Fetch Metadata says whose ask)."""
    site = bp.current_request.headers.get("sec-fetch-site", "none")
    if site not in _OURS:
        return Response(body=b"null", status_code=403, headers=_WHO_HEADERS)
    return visit(bp.current_request, _who)


def _small(come: Visit) -> Response:
    return come.page("signed_in.html") if come.visitor.person else come.go(_WAY)


def _who(come: Visit) -> Response:
    person = come.visitor.person
    told = {"nsid": person.nsid, "username": person.username} if person else None
    return Response(body=json.dumps(told).encode(), headers=_WHO_HEADERS)
