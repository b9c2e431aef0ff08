"""KML 2.1 that leads to the KML of the same photos, which a globe then fetches every hour."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from chalicelib.feeds import kml, namespaces
from chalicelib.feeds.answers import pagination
from chalicelib.feeds.document import document
from chalicelib.feeds.feed import Feed
from chalicelib.feeds.namespaces import KML

CONTENT_TYPE = kml.CONTENT_TYPE

_REFRESH_SECONDS = 3600
_LEADS_TO = {"kml_nl": "kml", "feed-kml_nl": "feed-kml"}


def write(feed: Feed) -> bytes:
    """The whole document; entries are not looked at."""
    return document(
        namespaces.root("kml", "flickr", is_answer=feed.is_answer).kml(
            KML.NetworkLink(
                KML.name(feed.title),
                KML.Link(
                    KML.href(_kml(feed.self_link)),
                    KML.refreshMode("onInterval"),
                    KML.refreshInterval(str(_REFRESH_SECONDS)),
                ),
            ),
            *pagination(feed, namespaces.flickr(feed)),
        )
    )


def _kml(address: str) -> str:
    """The same address with the other format."""
    parts = urlsplit(address)
    query = [
        (name, _LEADS_TO.get(value, value) if name == "format" else value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
    ]
    return urlunsplit(parts._replace(query=urlencode(query)))
