"""Photos at their static addresses, and the page of a photo."""

from __future__ import annotations

import re

from chalice import Blueprint
from chalice.app import Response

from chalicelib.model import addresses
from chalicelib.model.failures import PhotoNotFound
from chalicelib.store import blobs, photos

bp = Blueprint(__name__)

_NAME = re.compile(r"[0-9]+_[0-9a-f]+(_[a-z])?\.[a-z]{3,4}")
_YEAR = 365 * 86_400
_LINK_SECONDS = 3600
# A Lambda answers 6 MB at most, of which base64 takes a third: S3 itself hands larger files out.
_BYTES_MAX = 4_000_000
# A file never changes under its address; whoever may see the photo may keep it.
_FOREVER = {"Cache-Control": f"public, max-age={_YEAR}, immutable"}


@bp.route("/65535/{name}", methods=["GET"])
def static(name: str) -> Response:
    if not _NAME.fullmatch(name):
        return _not_found()
    key = f"65535/{name}"
    try:
        blob = blobs.head(key)
        if blob.size > _BYTES_MAX:
            return _elsewhere(blobs.address(key, _LINK_SECONDS))
        return _file(blobs.get(key), blob.content_type)
    except FileNotFoundError:
        return _not_found()


@bp.route("/photos/{user}/{photo_id}", methods=["GET"])
def page(user: str, photo_id: str) -> Response:  # noqa: ARG001
    """The picture of a public photo; links of feeds lead here."""
    try:
        photo = photos.get(photo_id, seen_by=None)
    except PhotoNotFound:
        return _not_found()
    size = photo.size("b", "c", "z", "", "w", "n", "m", "t")  # the original is not for everybody
    return _elsewhere(addresses.static(photo, size)) if size else _not_found()


def _file(data: bytes, content_type: str) -> Response:
    headers = {**_FOREVER, "Content-Type": content_type, "X-Content-Type-Options": "nosniff"}
    return Response(body=data, headers=headers)


def _elsewhere(address: str) -> Response:
    return Response(body=b"", status_code=302, headers={"Location": address})


def _not_found() -> Response:
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    return Response(body=b"Not found\n", status_code=404, headers=headers)
