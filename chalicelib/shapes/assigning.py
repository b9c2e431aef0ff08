"""Assigning: places for the photos that were there before any places were known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from chalicelib.model.photo import Photo
from chalicelib.model.photo_failures import PhotoNotFound
from chalicelib.model.place import Place
from chalicelib.shapes import named
from chalicelib.store import photos, walks

WALK = "places"


def assign(segment: int) -> Iterator[tuple[int, int]]:
    """Give photos their places; answers for each page how many it had, and how many got some."""
    for photo_ids in walks.photos(segment, WALK):
        lacking = [p for p in photos.get_many(photo_ids).values() if p.needs_places]
        given = [photo for photo in lacking if _assign(photo)]
        yield len(photo_ids), len(given)


def _assign(photo: Photo) -> bool:
    """Give a photo the places that it has; whether it has any. That is no news of it."""
    with suppress(PhotoNotFound):
        return photos.change(photo.id, lambda now: now.assigned(_places(now))) != photo
    return False


def _places(photo: Photo) -> tuple[Place, ...]:
    """Where its owner says that it was taken, or else where its position is."""
    if photo.location and photo.location.is_corrected:
        said = named.by_woe_id(photo.location.woe_id)
        return named.chain(said) if said else ()
    return named.around(photo.location)
