"""Atom 1.0 (RFC 4287), as Flickr wrote it, with GeoRSS, Media RSS and flickr:update."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from lxml.etree import _Element, tostring

from chalicelib.feeds import geo
from chalicelib.feeds.feed import Author, Entry, Feed
from chalicelib.feeds.media import media
from chalicelib.feeds.namespaces import ATOM, DC, FLICKR

CONTENT_TYPE = "application/atom+xml; charset=utf-8"

_START = tostring(ATOM.feed(""), encoding="utf-8").removesuffix(b"</feed>") + b"\n"
_END = b"</feed>\n"


def write(feed: Feed) -> bytes:
    """The whole document."""
    return compose(feed, map(fragment, feed.entries))


def compose(feed: Feed, fragments: Iterable[bytes]) -> bytes:
    """The document around entries written before: a fourth of the time for many subscribers.

    ``feed.entries`` are not looked at.
    """
    head = tostring(
        _feed(feed), encoding="utf-8", xml_declaration=True, standalone=True, pretty_print=True
    )
    return b"".join((head.removesuffix(_END), *fragments, _END))


def fragment(entry: Entry) -> bytes:
    """One entry as it stands in any feed, which declares the namespaces for it."""
    alone = tostring(ATOM.feed(_entry(entry)), encoding="utf-8", pretty_print=True)
    return alone.removeprefix(_START).removesuffix(_END)


def rfc3339(moment: int) -> str:
    """A unix time as 3.3 wants it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))


def _feed(feed: Feed) -> _Element:
    return ATOM.feed(
        ATOM.title(feed.title),
        ATOM.link(rel="self", type="application/atom+xml", href=feed.self_link),
        ATOM.link(rel="alternate", type="text/html", href=feed.alternate),
        ATOM.id(feed.id),
        ATOM.icon(feed.icon),
        ATOM.subtitle(),
        ATOM.updated(rfc3339(feed.updated)),
        ATOM.generator("pushr", uri=feed.home),
    )


def _entry(entry: Entry) -> _Element:
    return ATOM.entry(
        ATOM.title(entry.title),
        ATOM.link(rel="alternate", type="text/html", href=entry.link),
        ATOM.id(entry.id),  # permanent, 4.2.6
        ATOM.published(rfc3339(entry.published)),
        ATOM.updated(rfc3339(entry.updated)),
        *_taken(entry),
        ATOM.content(entry.html, type="html"),  # 4.1.3.3
        *_contributor(entry),
        ATOM.author(*_person(entry.author)),  # last, for readers that keep one flickr:nsid
        *_enclosure(entry),
        *_license(entry),
        *(ATOM.category(term=tag, scheme=entry.tag_scheme) for tag in entry.tags),
        *geo.point(entry),
        *media(entry),
        # One element a type: receivers that know of only one read the first.
        *(FLICKR.update(type=name) for name in entry.types),
    )


def _taken(entry: Entry) -> Iterator[_Element]:
    """Cameras tell no zone; Flickr wrote Pacific time beside whatever they told."""
    if entry.taken:
        taken = entry.taken.replace(" ", "T") + "-08:00"
        yield FLICKR.date_taken(taken)
        yield DC("date.Taken", taken)


def _person(person: Author) -> Iterator[_Element]:
    """The Person construct (3.2), with Flickr's extensions."""
    yield ATOM.name(person.name)
    yield ATOM.uri(person.uri)
    yield FLICKR.nsid(person.nsid)
    yield FLICKR.buddyicon(person.buddy_icon)


def _contributor(entry: Entry) -> Iterator[_Element]:
    if entry.contributor:
        yield ATOM.contributor(*_person(entry.contributor))


def _enclosure(entry: Entry) -> Iterator[_Element]:
    if image := entry.image:
        yield ATOM.link(rel="enclosure", type=image.type, href=image.url)


def _license(entry: Entry) -> Iterator[_Element]:
    """RFC 4946."""
    if entry.license:
        yield ATOM.link(rel="license", type="text/html", href=entry.license)
