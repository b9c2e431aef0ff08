"""A photo with everything, one with nothing, and feeds of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from chalicelib.feeds import photos
from chalicelib.feeds.feed import Entry, Feed
from chalicelib.model.paging import Page
from chalicelib.model.person import Person
from chalicelib.model.photo import Location, Photo, Size
from chalicelib.model.tag import tagged
from chalicelib.model.visibility import STRANGER

HERE = Path(__file__).parent

LONGEST = {"s": 75, "q": 150, "t": 100, "m": 240, "": 500, "z": 640, "b": 1024, "o": 4000}

BEES = Person(nsid="12037949754@N01", number="1", username="Bees & <Co>", path_alias="bees")

PHOTO = Photo(
    id="5628095432",
    owner=BEES.nsid,
    secret="f408b81374",
    original_secret="95e713eb4e",
    original_format="png",
    title='A "cat" & <dog>',
    description="It's <b>here</b>.\r\nAnd there.",
    tags=tagged(["Cat", "Black Cat", 'dc:title="x>y"'], BEES.nsid),
    license=4,
    posted=1311500000,
    updated=1311500100,
    taken="2011-07-23 10:20:30",
    location=Location(latitude=47.5, longitude=-122.123456, woe_id="2490383"),
    bytes=7_000_000,
    sizes=tuple(
        Size(suffix=suffix, width=longest, height=longest, secret="f408b81374")
        for suffix, longest in LONGEST.items()
    ),
)
BARE = Photo(
    id="7",
    owner=BEES.nsid,
    secret="f408b81374",
    original_secret="95e713eb4e",
    original_format="jpg",
    posted=1311500001,
    updated=1311500001,
    taken="",
)


def public(*photos_: Photo, owner: Person = BEES) -> Feed:
    """A public feed: nobody is known to look."""
    return _feed(photos.entry(photo, owner) for photo in photos_)


def answered(*photos_: Photo, owner: Person = BEES) -> Feed:
    """The second page of an answer to a stranger."""
    page = Page(items=photos_, page=2, per_page=15, total=40)
    return _feed((photos.entry(photo, owner, viewer=STRANGER) for photo in photos_), page)


def _feed(entries: Iterable[Entry], page: Page[Photo] | None = None) -> Feed:
    return photos.feed(
        id="tag:flickr.com,2005:/photos/public",
        title="Uploads from everyone",
        self_link="https://pushr.example/services/feeds/photos_public.gne?tags=a&format=kml_nl",
        alternate="https://pushr.example/photos/",
        updated=1311500100,
        entries=entries,
        page=page,
    )


def found(document: bytes, path: str) -> list[str]:
    """What a path leads to in a document."""
    matches = etree.fromstring(document).xpath(path, namespaces=NAMESPACES)
    assert isinstance(matches, list)
    return list(map(str, matches))


NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "flickr": "urn:flickr:user",
    "answer": "urn:flickr:",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "georss": "http://www.georss.org/georss",
    "kml": "http://earth.google.com/kml/2.1",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rss": "http://purl.org/rss/1.0/",
}
