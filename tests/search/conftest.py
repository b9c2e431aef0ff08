"""Photos for searches through the door: few, and each there for a reason."""

from __future__ import annotations

from itertools import count

import pytest

from chalicelib.model.photo import Photo, Size
from chalicelib.model.tag import tagged
from chalicelib.search.index import index
from chalicelib.store import photos
from chalicelib.store.stream import Change

NEW_YEAR = 1_704_067_200  # 2024


@pytest.fixture
def has(members):
    """Puts a photo of somebody's into the store and its lists: ``has(bob, title="cat")``."""
    numbers = count(1)

    def add(owner, *, tags=(), **attributes) -> str:
        number = next(numbers)
        photo = Photo(
            **{
                "id": str(10**18 + number),
                "owner": owner.nsid,
                "secret": "0123456789",
                "original_secret": "9876543210",
                "original_format": "jpg",
                "posted": NEW_YEAR + number,
                "taken": "2024-01-01 00:00:00",
                "updated": NEW_YEAR,
                "tags": tagged(tags, owner.nsid),
                "sizes": (Size(suffix="o", width=9, height=9, secret="x"),),
                **attributes,
            }
        )
        photos.add(photo)
        index([Change(old=None, new=photo)])
        return photo.id

    return add


@pytest.fixture
def found(flickr):
    """Searches as somebody and answers ids: ``found(alice, tags="cat")``."""

    def search(member=None, **arguments) -> list[str]:
        [photos] = flickr(member).photos.search(**arguments)
        return [photo.get("id") for photo in photos]

    return search
