"""Pictures: the photos that an answer holds, to be shown beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chalicelib.api.method import Answer
from chalicelib.formats.element import Element
from chalicelib.model import addresses
from chalicelib.model.photo import Photo
from chalicelib.responses.lists import PhotoList
from chalicelib.store import photos

MOST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photo in small."""

    address: str
    title: str
    width: int
    height: int


def of(answer: Answer) -> list[Picture]:
    """The first photos of an answer that have a small picture."""
    found = (_picture(photo) for photo in _photos(answer))
    return [picture for picture in found if picture][:MOST]


def _photos(answer: Answer) -> list[Photo]:
    """A list's own; else those that the answer tells by id and secret, as they are now."""
    if isinstance(answer, PhotoList):
        return [listed.photo for listed in answer.page.items[:MOST]]
    told = dict(list(_told(answer))[:MOST])
    known = photos.get_many(told) if told else {}
    return [known[i] for i, secret in told.items() if i in known and known[i].secret == secret]


def _told(answer: Answer) -> Iterator[tuple[str, str]]:
    roots = answer if isinstance(answer, list) else [answer]
    for root in roots:
        if isinstance(root, Element):
            yield from _in(root)


def _in(element: Element) -> Iterator[tuple[str, str]]:
    given = element.attributes
    if given.get("id") and given.get("secret"):
        yield str(given["id"]), str(given["secret"])
    for child in element.elements():
        yield from _in(child)


def _picture(photo: Photo) -> Picture | None:
    size = photo.size("q", "s", "t")
    if size is None:
        return None
    return Picture(
        address=addresses.static(photo, size),
        title=photo.title or f"Photo {photo.id}",
        width=size.width,
        height=size.height,
    )
