"""Feed and Entry: what any kind of feed says of photos, before it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person, as feeds name people."""

    name: str
    uri: str
    nsid: str
    buddy_icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """One file of a photo; ``bytes`` are 0 where nobody has counted them."""

    url: str
    type: str
    width: int
    height: int
    bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where a photo was taken, in degrees (WGS 84), and in which place, if its owner said."""

    latitude: float
    longitude: float
    woe_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One photo. Times are unix seconds, except ``taken``: a local time without a zone.

    ``html`` is what readers show, ``description`` the owner's own words, which are no HTML.
    ``image`` is the largest copy, ``small`` the one that stands in ``html``, ``thumbnail`` the
    square. ``original`` is there if whoever asks may see it. ``types`` are what happened to the
    photo, in the words of flickr:update@type.
    """

    id: str
    title: str
    link: str
    published: int
    updated: int
    taken: str
    html: str
    description: str = ""
    author: Author
    contributor: Author | None = None
    image: Image | None = None
    small: Image | None = None
    original: Image | None = None
    thumbnail: Image | None = None
    tags: tuple[str, ...] = ()
    tag_scheme: str = ""
    license: str = ""
    point: Point | None = None
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """Which page of how many photos an answer is."""

    total: int
    page: int
    pages: int
    per_page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Photos under a title. ``home`` is the service that made it.

    What has pages is the answer of a method; public feeds and pushes have none.
    """

    id: str
    title: str
    self_link: str
    alternate: str
    updated: int
    icon: str
    home: str
    entries: tuple[Entry, ...] = ()
    pagination: Pagination | None = None

    @property
    def is_answer(self) -> bool:
        """Whether it answers a call of a method."""
        return self.pagination is not None

    @property
    def without_places(self) -> Feed:
        """The same feed, which tells nobody where photos were taken."""
        return replace(self, entries=tuple(replace(entry, point=None) for entry in self.entries))
