"""RSS 1.0 without places: those are told by GeoRDF, which is ``rdf``."""

from __future__ import annotations

from chalicelib.feeds import rdf
from chalicelib.feeds.feed import Feed

CONTENT_TYPE = rdf.CONTENT_TYPE


def write(feed: Feed) -> bytes:
    """The whole document."""
    return rdf.write(feed.without_places)
