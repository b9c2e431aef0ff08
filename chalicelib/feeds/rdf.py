"""RSS 1.0 (web.resource.org/rss/1.0/spec), which is RDF, with the places of photos.

RDF/XML knows attributes only with a namespace, and what an element points to is rdf:resource: so
files stand as ``<media:content rdf:resource="..." media:type="..."/>``, and the pages of an answer
as a node with four properties: ``<flickr:pagination flickr:total="..." flickr:page="..." .../>``.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.builder import ElementMaker
from lxml.etree import _Element

from chalicelib.feeds import geo, namespaces
from chalicelib.feeds.dates import date_taken, rfc3339
from chalicelib.feeds.document import document
from chalicelib.feeds.feed import Entry, Feed, Image
from chalicelib.feeds.namespaces import CC, CONTENT, DC, MEDIA, RDF, RSS_1, qualified

CONTENT_TYPE = "application/rdf+xml; charset=utf-8"

_PREFIXES = ("rdf", "dc", "content", "cc", "media", "geo", "georss", "woe", "flickr")


def write(feed: Feed) -> bytes:
    """The whole document."""
    flickr = namespaces.flickr(feed)
    root = namespaces.root("rss", *_PREFIXES, is_answer=feed.is_answer)
    return document(
        root(
            RDF.RDF().tag,
            _channel(feed, flickr),
            _icon(feed),
            *(_item(entry, flickr) for entry in feed.entries),
        )
    )


def _channel(feed: Feed, flickr: ElementMaker) -> _Element:
    return RSS_1.channel(
        qualified(RDF, about=feed.self_link),
        RSS_1.title(feed.title),
        RSS_1.link(feed.alternate),
        RSS_1.description(feed.title),  # 5.3.3: there must be one
        DC.date(rfc3339(feed.updated)),
        DC.publisher(feed.home),
        RSS_1.image(_to(feed.icon)),
        RSS_1.items(RDF.Seq(*(RDF.li(_to(entry.link)) for entry in feed.entries))),
        *_pagination(feed, flickr),
    )


def _icon(feed: Feed) -> _Element:
    return RSS_1.image(
        qualified(RDF, about=feed.icon),
        RSS_1.title(feed.title),
        RSS_1.url(feed.icon),
        RSS_1.link(feed.alternate),
    )


def _item(entry: Entry, flickr: ElementMaker) -> _Element:
    return RSS_1.item(
        qualified(RDF, about=entry.link),
        RSS_1.title(entry.title),
        RSS_1.link(entry.link),
        RSS_1.description(entry.description),
        CONTENT.encoded(entry.html),
        DC.date(rfc3339(entry.published)),
        *_taken(entry),
        DC.creator(entry.author.name),
        DC.identifier(entry.id),
        *(DC.subject(tag) for tag in entry.tags),
        *_license(entry),
        *geo.point(entry),
        *_file(MEDIA, "content", entry.image),
        *_file(MEDIA, "thumbnail", entry.thumbnail),
        *_file(flickr, "original", entry.original),
    )


def _taken(entry: Entry) -> Iterator[_Element]:
    if taken := date_taken(entry):
        yield DC("date.Taken", taken)


def _license(entry: Entry) -> Iterator[_Element]:
    if entry.license:
        yield CC.license(_to(entry.license))


def _file(maker: ElementMaker, name: str, image: Image | None) -> Iterator[_Element]:
    if image:
        width, height = str(image.width), str(image.height)
        facts = qualified(maker, type=image.type, width=width, height=height)
        yield maker(name, _to(image.url), facts)


def _pagination(feed: Feed, flickr: ElementMaker) -> Iterator[_Element]:
    if pages := feed.pagination:
        yield flickr.pagination(
            qualified(
                flickr,
                total=str(pages.total),
                page=str(pages.page),
                pages=str(pages.pages),
                per_page=str(pages.per_page),
            )
        )


def _to(address: str) -> dict[str, str]:
    return qualified(RDF, resource=address)
