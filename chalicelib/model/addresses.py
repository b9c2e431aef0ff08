"""Addresses: where photos and people are found on the web."""

from __future__ import annotations

from chalicelib.model.person import Person
from chalicelib.model.photo import Photo, Size
from chalicelib.model.shape import Shape
from chalicelib.settings import settings


def static(photo: Photo, size: Size) -> str:
    """The address of one file of a photo."""
    return f"{settings().base_url}/{photo.path(size)}"


def photo_page(photo: Photo, owner: Person) -> str:
    """The page of a photo."""
    return f"{photos_of(owner)}{photo.id}/"


def photo_path(photo: Photo, owner: Person) -> str:
    """The page of a photo, but for the host."""
    return f"/photos/{owner.path}/{photo.id}/"


def comment(comment_id: str, photo: Photo, owner: Person) -> str:
    """A comment on the page of its photo."""
    return f"{photo_page(photo, owner)}#comment{comment_id}"


def photoset(photoset_id: str, owner: Person) -> str:
    """The page of a set of photos."""
    return f"{photos_of(owner)}sets/{photoset_id}/"


def photoset_comment(comment_id: str, photoset_id: str, owner: Person) -> str:
    """A comment on the page of its set."""
    return f"{photoset(photoset_id, owner)}#comment{comment_id}"


def photos_of(person: Person) -> str:
    """The page of a person's photos."""
    return f"{settings().base_url}/photos/{person.path}/"


def profile(person: Person) -> str:
    """The page about a person."""
    return f"{settings().base_url}/people/{person.path}/"


def shapefile(shape: Shape) -> str:
    """The file of one outline of a place."""
    asked = f"created={shape.created}" + ("&is_donuthole=1" if shape.is_donuthole else "")
    return f"{settings().base_url}/services/shapefiles/place/{shape.woe_id}.geojson?{asked}"


def buddy_icon() -> str:
    """The picture of a person who has none."""
    return f"{settings().base_url}/images/buddyicon.gif"


def tag_scheme() -> str:
    """The scheme of a photo's tags in feeds."""
    return f"{settings().base_url}/photos/tags/"
