"""RSS 2.0 without places: those are told by GeoRSS, which is ``rss``."""

from __future__ import annotations

from chalicelib.feeds import rss
from chalicelib.feeds.feed import Feed

CONTENT_TYPE = rss.CONTENT_TYPE


def write(feed: Feed) -> bytes:
    """The whole document."""
    return rss.write(feed.without_places)
