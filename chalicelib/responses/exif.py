"""<photo>, as flickr.photos.getExif answers it."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.formats.element import Element, text
from chalicelib.model.exif import ExifTag
from chalicelib.model.photo import FARM, SERVER, Photo


def exif(photo: Photo, tags: Iterable[ExifTag]) -> Element:
    """What a camera wrote into a photo's original."""
    answer = Element(
        "photo",
        id=photo.id,
        secret=photo.secret,
        server=SERVER,
        farm=FARM,
        camera=photo.camera,
    )
    return answer.many("exif", [_tag(tag) for tag in tags])


def _tag(tag: ExifTag) -> Element:
    answer = Element("exif", tagspace=tag.space, tagspaceid=0, tag=tag.name, label=tag.label)
    answer.one(text("raw", tag.raw))
    return answer.one(text("clean", tag.clean)) if tag.clean else answer
