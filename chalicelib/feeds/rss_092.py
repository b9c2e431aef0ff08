"""RSS 0.92 (backend.userland.com/rss092): no namespaces, no dates, no authors."""

from __future__ import annotations

from lxml.builder import E
from lxml.etree import _Element

from chalicelib.feeds.document import document
from chalicelib.feeds.feed import Entry, Feed
from chalicelib.feeds.rss import CONTENT_TYPE, about, enclosure, icon, shown

__all__ = ["CONTENT_TYPE", "write"]


def write(feed: Feed) -> bytes:
    """The whole document."""
    channel = E.channel(*about(feed), icon(feed), *map(_item, feed.entries))
    return document(E.rss(channel, version="0.92"))


def _item(entry: Entry) -> _Element:
    return E.item(
        *shown(entry),
        *enclosure(entry),
        *(E.category(tag, domain=entry.tag_scheme) for tag in entry.tags),
    )
