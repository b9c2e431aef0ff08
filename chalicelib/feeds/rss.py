"""RSS 2.0 (rssboard.org/rss-specification), as Flickr wrote it, with the places of photos."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.builder import E, ElementMaker
from lxml.etree import _Element

from chalicelib.feeds import geo, namespaces
from chalicelib.feeds.answers import original, pagination
from chalicelib.feeds.dates import date_taken, rfc822
from chalicelib.feeds.document import document
from chalicelib.feeds.feed import Author, Entry, Feed
from chalicelib.feeds.media import credited
from chalicelib.feeds.namespaces import CREATIVE_COMMONS, DC

CONTENT_TYPE = "application/rss+xml; charset=utf-8"

_PREFIXES = ("media", "dc", "creativeCommons", "geo", "georss", "woe", "flickr")


def write(feed: Feed) -> bytes:
    """The whole document."""
    return document(tree(feed))


def tree(feed: Feed) -> _Element:
    """The document before it is written."""
    flickr = namespaces.flickr(feed)
    root = namespaces.root("", *_PREFIXES, is_answer=feed.is_answer)
    return root.rss(
        E.channel(
            *about(feed),
            E.pubDate(rfc822(feed.updated)),
            E.lastBuildDate(rfc822(feed.updated)),
            E.generator(feed.home),
            icon(feed),
            *pagination(feed, flickr),
            *(_item(entry, flickr) for entry in feed.entries),
        ),
        version="2.0",
    )


def about(feed: Feed) -> Iterator[_Element]:
    """What a channel of any RSS begins with."""
    yield E.title(feed.title)
    yield E.link(feed.alternate)
    yield E.description()


def icon(feed: Feed) -> _Element:
    """The channel's picture, which has the channel's own title and link."""
    return E.image(E.url(feed.icon), E.title(feed.title), E.link(feed.alternate))


def shown(entry: Entry) -> Iterator[_Element]:
    """What an item of any RSS begins with."""
    yield E.title(entry.title)
    yield E.link(entry.link)
    yield E.description(entry.html)


def enclosure(entry: Entry) -> Iterator[_Element]:
    """The best file there is. A length must be told; copies have none, and 0 stands for that."""
    if image := entry.original or entry.image:
        yield E.enclosure(url=image.url, length=str(image.bytes), type=image.type)


def _item(entry: Entry, flickr: ElementMaker) -> _Element:
    return E.item(
        *shown(entry),
        E.pubDate(rfc822(entry.published)),
        *_taken(entry),
        _author(entry.author, flickr),
        E.guid(entry.id.replace(",2005:", ",2004:", 1), isPermaLink="false"),  # 2005 is Atom's
        *geo.point(entry),
        *credited(entry),
        *original(entry, flickr),
        *_license(entry),
    )


def _taken(entry: Entry) -> Iterator[_Element]:
    if taken := date_taken(entry):
        yield DC("date.Taken", taken)


def _author(author: Author, flickr: ElementMaker) -> _Element:
    """RSS asks for a mail address; Flickr gave nobody's."""
    profile = namespaces.qualified(flickr, profile=author.uri)
    return E.author(f"nobody@flickr.com ({author.name})", profile)


def _license(entry: Entry) -> Iterator[_Element]:
    if entry.license:
        yield CREATIVE_COMMONS.license(entry.license)
