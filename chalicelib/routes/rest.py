"""/services/rest: the Flickr API."""

from __future__ import annotations

from chalice import Blueprint
from chalice.app import Response

from chalicelib.routes import incoming
from chalicelib.routes.api import api

bp = Blueprint(__name__)


@bp.route("/services/rest", methods=["GET", "POST"], content_types=["*/*"], cors=True)
def rest() -> Response:
    return api(bp.current_request, "rest", incoming.request)
