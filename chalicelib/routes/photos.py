"""Photos at their static addresses, and the page of a photo."""

from __future__ import annotations

import re
from itertools import islice

from chalice import Blueprint
from chalice.app import Response

from chalicelib.model import addresses
from chalicelib.model.failures import PersonDeleted, PersonNotFound
from chalicelib.model.photo_failures import PhotoNotFound
from chalicelib.routes.pages import not_found
from chalicelib.store import blobs, people, photos

bp = Blueprint(__name__)

_NAME = re.compile(r"[0-9]+_[0-9a-f]+(_[a-z])?\.[a-z]{3,4}")
_LISTED_MAX = 100
_YEAR = 365 * 86_400
_LINK_SECONDS = 3600
# A Lambda answers 6 MB at most, of which base64 takes a third: S3 itself hands larger files out.
_BYTES_MAX = 4_000_000
# A file never changes under its address; whoever may see the photo may keep it.
_FOREVER = {"Cache-Control": f"public, max-age={_YEAR}, immutable"}


@bp.route("/65535/{name}", methods=["GET", "HEAD"])
def static(name: str) -> Response:
    if not _NAME.fullmatch(name):
        return not_found()
    key = f"65535/{name}"
    try:
        blob = blobs.head(key)
        if blob.size > _BYTES_MAX:
            return _elsewhere(blobs.address(key, _LINK_SECONDS))
        return _file(blobs.get(key), blob.content_type)
    except FileNotFoundError:
        return not_found()


@bp.route("/photos/{user}", methods=["GET", "HEAD"])
def photos_of(user: str) -> Response:
    """A person's photos, newest first, as addresses of their pages."""
    try:
        owner = people.by_path(user)
    except (PersonNotFound, PersonDeleted):
        return not_found()
    shown = (row for row in photos.of(owner.nsid) if row.visibility.is_public)
    pages = (f"{addresses.photos_of(owner)}{row.id}/\n" for row in islice(shown, _LISTED_MAX))
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    return Response(body="".join(pages).encode(), headers=headers)


@bp.route("/photos/{user}/{photo_id}", methods=["GET", "HEAD"])
def page(user: str, photo_id: str) -> Response:  # noqa: ARG001
    """The picture of a public photo; links of feeds lead here."""
    try:
        photo = photos.get(photo_id, seen_by=None)
    except PhotoNotFound:
        return not_found()
    size = photo.size("b", "c", "z", "", "w", "n", "m", "t")  # the original is not for everybody
    return _elsewhere(addresses.static(photo, size)) if size else not_found()


def _file(data: bytes, content_type: str) -> Response:
    headers = {**_FOREVER, "Content-Type": content_type, "X-Content-Type-Options": "nosniff"}
    return Response(body=data, headers=headers)


def _elsewhere(address: str) -> Response:
    return Response(
        body=b"", status_code=302, headers={"Location": address, "Content-Type": "text/plain"}
    )
