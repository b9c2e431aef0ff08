"""RSS 0.91 (backend.userland.com/rss091): titles, links and descriptions of fifteen photos."""

from __future__ import annotations

from lxml.builder import E
from lxml.etree import _Element

from chalicelib.feeds.document import document
from chalicelib.feeds.feed import Entry, Feed
from chalicelib.feeds.rss import CONTENT_TYPE, about, icon, shown

__all__ = ["CONTENT_TYPE", "write"]

_ITEMS_MAX = 15


def write(feed: Feed) -> bytes:
    """The whole document. Its limits of length are let go, as 0.92 did for all."""
    items = map(_item, feed.entries[:_ITEMS_MAX])
    channel = E.channel(*about(feed), E.language("en-us"), icon(feed), *items)
    return document(E.rss(channel, version="0.91"))


def _item(entry: Entry) -> _Element:
    return E.item(*shown(entry))
