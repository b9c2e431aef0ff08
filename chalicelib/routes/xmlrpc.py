"""/services/xmlrpc: the Flickr API by XML-RPC, its parameters in one struct."""

from __future__ import annotations

from chalice import Blueprint
from chalice.app import Response

from chalicelib.api.request import Pairs
from chalicelib.routes import incoming
from chalicelib.routes.api import api

bp = Blueprint(__name__)


@bp.route("/services/xmlrpc", methods=["POST"], content_types=["*/*"], cors=True)
def xmlrpc() -> Response:
    return api(bp.current_request, "xmlrpc", lambda event: incoming.enveloped(event, _read))


def _read(body: bytes) -> Pairs:
    from chalicelib.formats import xmlrpc  # noqa: PLC0415  (few call so: loaded when one does)

    return xmlrpc.read(body)
