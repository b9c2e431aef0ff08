"""/services/rest: the Flickr API; and each of its methods at an address of its own."""

from __future__ import annotations

from chalice import Blueprint
from chalice.app import Response

from chalicelib.routes import incoming
from chalicelib.routes.api import api

bp = Blueprint(__name__)


@bp.route("/services/rest", methods=["GET", "POST"], content_types=["*/*"], cors=True)
def rest() -> Response:
    return api(bp.current_request, "rest", incoming.request)


@bp.route("/services/rest/{name}", methods=["GET", "POST"], content_types=["*/*"], cors=True)
def one(name: str) -> Response:
    return api(bp.current_request, "rest", incoming.request, name)
