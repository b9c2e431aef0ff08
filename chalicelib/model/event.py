"""An event: what happened to a photo, as the hub tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.model.photo import Photo

# The types that flickr:update@type takes, in the order in which they are written, and what
# of a photo each one watches. ``created`` is apart: it stands alone.
_WATCHED: dict[str, Callable[[Photo], object]] = {
    "title": lambda photo: photo.title,
    "description": lambda photo: photo.description,
    "date_create": lambda photo: photo.posted,
    "date_taken": lambda photo: (photo.taken, photo.taken_granularity),
    "camera": lambda photo: photo.camera,
    "license": lambda photo: photo.license,
    "photo_url": lambda photo: (photo.secret, photo.original_secret, photo.rotation),
    "comments": lambda photo: photo.comments,
    "notes": lambda photo: photo.notes,
    "tags": lambda photo: {tag.text for tag in photo.tags},
    "faves": lambda photo: photo.faves,
    "geo": lambda photo: photo.open_location and photo.open_location.said,
    "people": lambda photo: {person.nsid for person in photo.people},  # Flickr's is not known
}

CREATED = "created"
UPDATE_TYPES = (*_WATCHED, CREATED)
FAVED = ("faves",)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoEvent:
    """A photo as it is now, and the types of update that made it so."""

    photo: Photo
    types: tuple[str, ...]
    contributor: str = ""
    """The NSID of who did it, where that is what is listened to: a favorite."""


def update_types(old: Photo | None, new: Photo) -> tuple[str, ...]:
    """What tells two images of a photo apart, in the words of flickr:update@type.

    A photo is created when the public can see it for the first time: when its sizes are made, or
    when its owner opens it. What the public cannot see has no news.
    """
    if not new.is_open:
        return ()
    if old is None or not old.is_open:
        return (CREATED,)
    return tuple(name for name, part in _WATCHED.items() if part(old) != part(new))
