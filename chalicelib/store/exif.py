"""PHOTO#<id> / EXIF#<secret>: what a camera wrote into an original, which its secret names."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from chalicelib.model.exif import ExifTag
from chalicelib.model.photo import Photo
from chalicelib.settings import settings
from chalicelib.store import keys, table


def put(photo: Photo, tags: Sequence[ExifTag]) -> None:
    """Remember the tags of a photo's original; of none nothing."""
    if tags:
        told = [(tag.space, tag.name, tag.raw) for tag in tags]
        item = {**keys.exif(photo.id, photo.original_secret), "tags": orjson.dumps(told).decode()}
        table.put(settings().photos_table, item)


def of(photo: Photo) -> list[ExifTag]:
    """The tags of a photo's original, in their order."""
    item = table.get(settings().photos_table, keys.exif(photo.id, photo.original_secret))
    told = orjson.loads(item["tags"]) if item else []
    return [ExifTag(space=space, name=name, raw=raw) for space, name, raw in told]
