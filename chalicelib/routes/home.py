"""/: what this is, for who opens the address in a browser; and the icon of who has none."""

from __future__ import annotations

from base64 import b64decode

from chalice import Blueprint
from chalice.app import Response

from chalicelib.settings import settings

bp = Blueprint(__name__)

_TEXT = """\
pushr: a photo service that speaks the Flickr API, and pushes every new photo to who subscribed.

The API is at {base}/services/rest, uploads go to {base}/services/upload.
Try {base}/services/rest?method=flickr.push.getTopics&api_key=<your key>
"""
_GREY = b64decode("R0lGODlhAQABAIAAAMzMzAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==")


@bp.route("/", methods=["GET"])
def home() -> Response:
    body = _TEXT.format(base=settings().base_url).encode()
    return Response(body=body, headers={"Content-Type": "text/plain; charset=utf-8"})


@bp.route("/images/buddyicon.gif", methods=["GET"])
def buddy_icon() -> Response:
    headers = {"Content-Type": "image/gif", "Cache-Control": "public, max-age=86400"}
    return Response(body=_GREY, headers=headers)
