"""Feed and Entry: what any kind of feed says of photos, before it is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person, as feeds name people."""

    name: str
    uri: str
    nsid: str
    buddy_icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """One file of a photo."""

    url: str
    type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where a photo was taken, in degrees (WGS 84), and in which place, if its owner said."""

    latitude: float
    longitude: float
    woe_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One photo. Times are unix seconds, except ``taken``: a local time without a zone.

    ``types`` are what happened to the photo, in the words of flickr:update@type.
    """

    id: str
    title: str
    link: str
    published: int
    updated: int
    taken: str
    html: str
    author: Author
    contributor: Author | None = None
    image: Image | None = None
    thumbnail: Image | None = None
    tags: tuple[str, ...] = ()
    tag_scheme: str = ""
    license: str = ""
    point: Point | None = None
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Photos under a title. ``home`` is the service that made it."""

    id: str
    title: str
    self_link: str
    alternate: str
    updated: int
    icon: str
    home: str
    entries: tuple[Entry, ...] = ()
