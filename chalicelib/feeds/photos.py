"""Photos as the entries of a feed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chalicelib.feeds import content
from chalicelib.feeds.feed import Author, Entry, Feed, Image, Point
from chalicelib.formats.characters import legal
from chalicelib.model import addresses
from chalicelib.model import license as licenses
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo, Size
from chalicelib.settings import settings

_LARGE = ("b", "c", "z", "", "w", "n", "m", "t")  # what a reader enlarges to, best first
_SQUARE = ("s", "q")


def entry(
    photo: Photo, owner: Person, types: Sequence[str] = (), contributor: Person | None = None
) -> Entry:
    """One photo, and what happened to it. A contributor is who made it happen, if not the owner."""
    page = addresses.photo_page(photo, owner)
    return Entry(
        id=f"tag:flickr.com,2005:/photo/{photo.id}",  # receivers cut the photo's id out of it
        title=legal(photo.title),
        link=page,
        published=photo.posted,
        updated=photo.updated,
        taken=photo.taken,
        html=content.html(photo, owner),
        author=_author(owner),
        contributor=_author(contributor) if contributor else None,
        image=_image(photo, _largest(photo, owner)),
        thumbnail=_image(photo, photo.size(*_SQUARE)),
        tags=tuple(legal(tag.text) for tag in photo.tags),
        tag_scheme=addresses.tag_scheme(),
        license=licenses.page(photo.license),
        point=_point(photo),
        types=tuple(types),
    )


def feed(
    *,
    id: str,  # noqa: A002
    title: str,
    self_link: str,
    alternate: str,
    updated: int,
    entries: Iterable[Entry],
) -> Feed:
    """Entries under a title; ``id`` is permanent, ``self_link`` the address of the feed itself."""
    return Feed(
        id=id,
        title=legal(title),
        self_link=self_link,
        alternate=alternate,
        updated=updated,
        icon=addresses.buddy_icon(),
        home=settings().base_url,
        entries=tuple(entries),
    )


def _author(person: Person) -> Author:
    return Author(
        name=legal(person.username),
        uri=addresses.profile(person),
        nsid=person.nsid,
        buddy_icon=addresses.buddy_icon(),
    )


def _largest(photo: Photo, owner: Person) -> Size | None:
    """The original only where there is no copy to show, and only if anyone may fetch it."""
    original = ("o",) if owner.originals == "anyone" else ()
    return photo.size(*_LARGE, *original, *reversed(_SQUARE))


def _image(photo: Photo, size: Size | None) -> Image | None:
    if size is None:
        return None
    kind = _type(photo.original_format) if size.suffix == "o" else "image/jpeg"
    url = addresses.static(photo, size)
    return Image(url=url, type=kind, width=size.width, height=size.height)


def _type(extension: str) -> str:
    """The media type of an original."""
    return "image/jpeg" if extension == "jpg" else f"image/{extension}"


def _point(photo: Photo) -> Point | None:
    """A location has no audience of its own yet: who sees the photo sees where it was taken."""
    if photo.location is None:
        return None
    return Point(
        latitude=photo.location.latitude,
        longitude=photo.location.longitude,
        woe_id=photo.location.woe_id,
    )
