"""The Photos table's stream: its records, as what happened to photos."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.model.photo import Photo
from chalicelib.store import keys, photos

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A photo as it was, and as it is."""

    old: Photo | None
    new: Photo | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fave:
    """A photo that somebody (an NSID) has made a favorite."""

    photo_id: str
    nsid: str


def changes(records: Iterable[Record]) -> Iterator[Change]:
    """The photos among the records."""
    for record in records:
        images = record["dynamodb"]
        if keys.is_photo(images["Keys"]["sk"]["S"]):
            yield Change(old=_photo(images.get("OldImage")), new=_photo(images.get("NewImage")))


def faves(records: Iterable[Record]) -> Iterator[Fave]:
    """The new favorites among the records."""
    for record in records:
        key = record["dynamodb"]["Keys"]
        nsid = keys.faved_by(key["sk"]["S"])
        if nsid and record["eventName"] == "INSERT":
            yield Fave(photo_id=keys.photo_of(key["pk"]["S"]), nsid=nsid)


def _photo(image: Mapping[str, Any] | None) -> Photo | None:
    return photos.of_image(image) if image else None
