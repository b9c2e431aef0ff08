"""/services/rest: the Flickr API."""

from __future__ import annotations

from chalice import Blueprint
from chalice.app import Response

from chalicelib.api import registry
from chalicelib.api.method import Method
from chalicelib.api.request import Request
from chalicelib.routes import outgoing
from chalicelib.routes.answer import answer

bp = Blueprint(__name__)


@bp.route("/services/rest", methods=["GET", "POST"], content_types=["*/*"], cors=True)
def rest() -> Response:
    return answer(bp.current_request, _method, outgoing.response)


def _method(request: Request) -> Method:
    outgoing.check(request.params)
    return registry.find(request.params.get("method", ""))
