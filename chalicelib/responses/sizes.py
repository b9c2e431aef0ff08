"""<sizes>, and what tells a photo's sizes apart: letter, label, page."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.formats.element import Element
from chalicelib.model import addresses
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo, Size
from chalicelib.model.visibility import Relation
from chalicelib.responses.photos import may_see_original


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """``extra`` is the size's name in ``url_<extra>``; ``page`` its page below /sizes/."""

    label: str
    extra: str
    page: str


NAMES = {
    "s": Name(label="Square", extra="sq", page="sq"),
    "q": Name(label="Large Square", extra="q", page="q"),
    "t": Name(label="Thumbnail", extra="t", page="t"),
    "m": Name(label="Small", extra="s", page="s"),
    "n": Name(label="Small 320", extra="n", page="n"),
    "w": Name(label="Small 400", extra="w", page="w"),
    "": Name(label="Medium", extra="m", page="m"),
    "z": Name(label="Medium 640", extra="z", page="z"),
    "c": Name(label="Medium 800", extra="c", page="c"),
    "b": Name(label="Large", extra="l", page="l"),
    "h": Name(label="Large 1600", extra="h", page="h"),
    "k": Name(label="Large 2048", extra="k", page="k"),
    "o": Name(label="Original", extra="o", page="o"),
}


def sizes(photo: Photo, owner: Person, viewer: Relation) -> Element:
    """What flickr.photos.getSizes answers; the original only to whom the owner lets have it."""
    original = may_see_original(owner, viewer)
    shown = [size for size in photo.sizes if original or size.suffix != "o"]
    answer = Element("sizes", canblog=viewer.is_self, canprint=viewer.is_self, candownload=original)
    return answer.many("size", [_size(size, photo, owner) for size in shown])


def _size(size: Size, photo: Photo, owner: Person) -> Element:
    name = NAMES[size.suffix]
    return Element(
        "size",
        label=name.label,
        width=size.width,
        height=size.height,
        source=addresses.static(photo, size),
        url=f"{addresses.photo_page(photo, owner)}sizes/{name.page}/",
        media=photo.media,
    )
