"""Where an entry was taken: GeoRSS Simple, the older W3C vocabulary, and the place's WOE id."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from chalicelib.feeds.feed import Entry
from chalicelib.feeds.namespaces import GEO, GEORSS, WOE


def point(entry: Entry) -> Iterator[_Element]:
    """The elements that say where; none if nobody knows."""
    if entry.point is not None:
        latitude, longitude = degrees(entry.point.latitude), degrees(entry.point.longitude)
        yield GEORSS.point(f"{latitude} {longitude}")
        yield GEO.lat(latitude)
        yield GEO.long(longitude)
        if entry.point.woe_id:
            yield WOE.woeid(entry.point.woe_id)


def degrees(number: float) -> str:
    """Six decimals, as much as Flickr keeps: a tenth of a metre."""
    return f"{number:.6f}".rstrip("0").rstrip(".")
