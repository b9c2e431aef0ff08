"""Photos as the entries of a feed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from chalicelib.feeds import content
from chalicelib.feeds.feed import Author, Entry, Feed, Image, Pagination, Point
from chalicelib.formats.characters import legal
from chalicelib.model import addresses
from chalicelib.model import license as licenses
from chalicelib.model.listed import Listed
from chalicelib.model.paging import Page
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo, Size
from chalicelib.model.visibility import STRANGER, Relation
from chalicelib.settings import settings

_LARGE = ("b", "c", "z", "", "w", "n", "m", "t")  # what a reader enlarges to, best first
_SQUARE = ("s", "q")


def entry(
    photo: Photo,
    owner: Person,
    types: Sequence[str] = (),
    contributor: Person | None = None,
    viewer: Relation | None = None,
) -> Entry:
    """One photo, and what happened to it. A contributor is who made it happen, if not the owner.

    The viewer is whose question this answers. Public feeds and pushes have none: they tell what
    everybody may know, and name no originals.
    """
    page = addresses.photo_page(photo, owner)
    return Entry(
        id=f"tag:flickr.com,2005:/photo/{photo.id}",  # receivers cut the photo's id out of it
        title=legal(photo.title),
        link=page,
        published=photo.posted,
        updated=photo.updated,
        taken=photo.taken,
        html=content.html(photo, owner),
        description=legal(photo.description),
        author=_author(owner),
        contributor=_author(contributor) if contributor else None,
        image=_image(photo, _largest(photo, owner)),
        small=_image(photo, photo.size(*content.SMALL)),
        original=_original(photo, owner, viewer) if viewer else None,
        thumbnail=_image(photo, photo.size(*_SQUARE)),
        tags=tuple(legal(tag.text) for tag in photo.tags),
        tag_scheme=addresses.tag_scheme(),
        license=licenses.page(photo.license),
        point=_point(photo, viewer or STRANGER),
        types=tuple(types),
    )


def answer(listed: Listed) -> Entry:
    """One photo of a list that answers a method: with what its viewer may see."""
    return entry(listed.photo, listed.owner, viewer=listed.viewer)


def feed(  # noqa: PLR0913, each is a line of any feed
    *,
    id: str,  # noqa: A002
    title: str,
    self_link: str,
    alternate: str,
    updated: int,
    entries: Iterable[Entry],
    page: Page[Any] | None = None,
) -> Feed:
    """Entries under a title; ``id`` is permanent, ``self_link`` the address of the feed itself.

    The page is that of an answer; public feeds and pushes have none.
    """
    return Feed(
        id=id,
        title=legal(title),
        self_link=self_link,
        alternate=alternate,
        updated=updated,
        icon=addresses.buddy_icon(),
        home=settings().base_url,
        entries=tuple(entries),
        pagination=_pagination(page) if page else None,
    )


def _pagination(page: Page[Any]) -> Pagination:
    return Pagination(total=page.total, page=page.page, pages=page.pages, per_page=page.per_page)


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


def _original(photo: Photo, owner: Person, viewer: Relation) -> Image | None:
    return _image(photo, photo.size("o")) if owner.shows_originals_to(viewer) else None


def _image(photo: Photo, size: Size | None) -> Image | None:
    if size is None:
        return None
    is_original = size.suffix == "o"
    return Image(
        url=addresses.static(photo, size),
        type=_type(photo.original_format) if is_original else "image/jpeg",
        width=size.width,
        height=size.height,
        bytes=photo.bytes if is_original else 0,
    )


def _type(extension: str) -> str:
    """The media type of an original."""
    return "image/jpeg" if extension == "jpg" else f"image/{extension}"


def _point(photo: Photo, viewer: Relation) -> Point | None:
    """Where it was taken, if its owner lets the viewer know."""
    location = photo.location_for(viewer)
    if location is None:
        return None
    return Point(
        latitude=location.latitude,
        longitude=location.longitude,
        woe_id=location.woe_id,
    )
