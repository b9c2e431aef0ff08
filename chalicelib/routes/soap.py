"""/services/soap: the Flickr API by SOAP, its parameters in a FlickrRequest."""

from __future__ import annotations

from chalice import Blueprint
from chalice.app import Response

from chalicelib.api.request import Pairs
from chalicelib.routes import incoming
from chalicelib.routes.api import api

bp = Blueprint(__name__)


@bp.route("/services/soap", methods=["POST"], content_types=["*/*"], cors=True)
def soap() -> Response:
    return api(bp.current_request, "soap", lambda event: incoming.enveloped(event, _read))


def _read(body: bytes) -> Pairs:
    from chalicelib.formats import soap  # noqa: PLC0415  (few call so: loaded when one does)

    return soap.read(body)
