"""Content: the HTML that feed readers show of a photo."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.builder import E
from lxml.etree import _Element, tostring

from chalicelib.formats.characters import legal
from chalicelib.model import addresses
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo

SMALL = ("m", "n", "t", "q", "s")
"""The sizes that entries show, best first."""


def html(photo: Photo, owner: Person) -> str:
    """Paragraphs: who, what, and the description. Strangers' words are text in them, never HTML."""
    words = legal(photo.description)
    paragraphs = (_byline(photo, owner), *_picture(photo, owner), *_description(words))
    return "\t\t\t" + "\n\n".join(map(_written, paragraphs))


def paragraph(words: str) -> str:
    """A description alone, as its own paragraph; "" if there is none."""
    return "".join(_written(each) for each in _description(words))


def _byline(photo: Photo, owner: Person) -> _Element:
    name = E.a(legal(owner.username), href=addresses.profile(owner))
    return E.p(name, f" posted a {photo.media}:")


def _picture(photo: Photo, owner: Person) -> Iterator[_Element]:
    title = legal(photo.title)
    if size := photo.size(*SMALL):
        img = E.img(
            src=addresses.static(photo, size),
            width=str(size.width),
            height=str(size.height),
            alt=title,
        )
        yield E.p(E.a(img, href=addresses.photo_page(photo, owner), title=title))


def _description(words: str) -> Iterator[_Element]:
    if lines := words.splitlines():
        first, *others = lines
        yield E.p(first, *(part for line in others for part in (E.br(), line)))


def _written(element: _Element) -> str:
    return tostring(element, encoding="unicode", method="html")
