"""KML 2.1, as its schema orders it: a Placemark for each photo.

A photo without a place is a Placemark without a Point: it is in the list, and not on the map.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.builder import ElementMaker
from lxml.etree import _Element

from chalicelib.feeds import geo, namespaces
from chalicelib.feeds.answers import original, pagination
from chalicelib.feeds.dates import rfc3339
from chalicelib.feeds.document import document
from chalicelib.feeds.feed import Entry, Feed
from chalicelib.feeds.namespaces import KML

CONTENT_TYPE = "application/vnd.google-earth.kml+xml"  # the registered type; no charset parameter


def write(feed: Feed) -> bytes:
    """The whole document."""
    flickr = namespaces.flickr(feed)
    return document(
        namespaces.root("kml", "flickr", is_answer=feed.is_answer).kml(
            KML.Document(
                KML.name(feed.title),
                *(_placemark(entry, flickr) for entry in feed.entries),
            ),
            *pagination(feed, flickr),
        )
    )


def _placemark(entry: Entry, flickr: ElementMaker) -> _Element:
    return KML.Placemark(
        KML.name(entry.title),
        KML.Snippet(entry.author.name, maxLines="1"),
        KML.description(entry.html.strip()),
        KML.TimeStamp(KML.when(_when(entry))),
        *_style(entry),
        *_metadata(entry, flickr),
        *_point(entry),
    )


def _when(entry: Entry) -> str:
    """When it was taken, in the time of that place; when it was posted, if nobody knows."""
    return entry.taken.replace(" ", "T") or rfc3339(entry.published)


def _style(entry: Entry) -> Iterator[_Element]:
    """On the map stands the photo's square."""
    if square := entry.thumbnail:
        yield KML.Style(KML.IconStyle(KML.Icon(KML.href(square.url))))


def _metadata(entry: Entry, flickr: ElementMaker) -> Iterator[_Element]:
    """Where KML lets others' elements stand."""
    if entry.original:
        yield KML.Metadata(*original(entry, flickr))


def _point(entry: Entry) -> Iterator[_Element]:
    """Longitude first."""
    if where := entry.point:
        position = f"{geo.degrees(where.longitude)},{geo.degrees(where.latitude)}"
        yield KML.Point(KML.coordinates(position))
