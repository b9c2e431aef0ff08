"""Photos to put into sets: straight into the store, their sizes made."""

from __future__ import annotations

from typing import Any

from chalicelib.model.ids import new_id
from chalicelib.model.photo import Photo, Size
from chalicelib.store import photos
from tests.members import Member
from tests.model.photos import photo as a_photo

SIZES = tuple(
    Size(suffix=suffix, width=75, height=75, secret="0a1b2c3d4e5f6071") for suffix in ("s", "")
)
POSTED = 1_795_000_000


def add_photos(owner: Member, *titles: str, since: int = POSTED, **attributes: Any) -> list[Photo]:
    """A public photo of each title, each uploaded a minute after the one before."""
    added = []
    for minute, title in enumerate(titles):
        posted = since + 60 * minute
        given = {"posted": posted, "sizes": SIZES, "title": title, **attributes}
        photo = a_photo(id=new_id(posted), owner=owner.nsid, **given)
        photos.add(photo)
        added.append(photo)
    return added


def ids(*some: Photo) -> str:
    """As arguments list them."""
    return ",".join(photo.id for photo in some)
