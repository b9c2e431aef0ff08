"""The icon of people who have none."""

from __future__ import annotations

from base64 import b64decode

from chalice import Blueprint
from chalice.app import Response

bp = Blueprint(__name__)

_GREY = b64decode("R0lGODlhAQABAIAAAMzMzAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==")


@bp.route("/images/buddyicon.gif", methods=["GET", "HEAD"])
def buddy_icon() -> Response:
    headers = {"Content-Type": "image/gif", "Cache-Control": "public, max-age=86400"}
    return Response(body=_GREY, headers=headers)
