"""Photos somewhere, put into the store and its lists without a file; ``tests.world`` has places."""

from __future__ import annotations

from itertools import count
from typing import Any

from chalicelib.model.photo import Location, Photo, Size
from chalicelib.model.tag import tagged
from chalicelib.model.visibility import GeoVisibility
from chalicelib.search.index import index
from chalicelib.shapes import named
from chalicelib.store import photos
from chalicelib.store.stream import Change
from tests.members import Member

DAY = "2024-01-01"
NOON = 1_704_110_400
MISSION, NOE, BAY, ICELAND = (
    (37.76, -122.42),
    (37.75, -122.44),
    (37.70, -122.50),  # in the city, and in no neighbourhood
    (64.1, -21.9),
)

_numbers = count(1)


def taken(
    owner: Member,
    at: tuple[float, float],
    *,
    accuracy: int = 16,
    seen_by: GeoVisibility | None = None,
    tags: tuple[str, ...] = (),
    **attributes: Any,
) -> Photo:
    """A photo of somebody's that was taken at a point, in the places that are published."""
    number = next(_numbers)
    visibility = seen_by or GeoVisibility()
    location = Location(latitude=at[0], longitude=at[1], accuracy=accuracy, visibility=visibility)
    plain = Photo(
        **{
            "id": str(10**18 + number),
            "owner": owner.nsid,
            "secret": "0123456789",
            "original_secret": "9876543210",
            "original_format": "jpg",
            "posted": NOON,
            "taken": "2023-12-31 00:00:00",
            "updated": NOON,
            "tags": tagged(tags, owner.nsid),
            "sizes": (Size(suffix="o", width=9, height=9, secret="x"),),
            "location": location,
            **attributes,
        }
    )
    photo = plain.assigned(named.around(location))
    photos.add(photo)
    index([Change(old=None, new=photo)])
    return photo


def changed(old: Photo, new: Photo | None) -> None:
    """What the stream tells of a change."""
    index([Change(old=old, new=new)])
