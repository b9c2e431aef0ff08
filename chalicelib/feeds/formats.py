"""Formats of feeds by the names that callers give: each a module with CONTENT_TYPE and ``write``.

A module is imported when its format is first asked for. Flickr's public feeds had sql and cdf too;
they are not here.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from chalicelib.feeds.feed import Feed


class Writer(Protocol):
    """What each of the modules is."""

    CONTENT_TYPE: str

    def write(self, feed: Feed, /) -> bytes:
        """The whole document."""


ANSWER = {
    "feed-rss_100": "rss_100",
    "feed-rss_200": "rss_200",
    "feed-atom_10": "atom_10",
    "feed-georss": "rss",
    "feed-geoatom": "atom",
    "feed-geordf": "rdf",
    "feed-kml": "kml",
    "feed-kml_nl": "kml_nl",
}
"""What answers of methods may be written as."""

PUBLIC = {
    "": "atom_10",
    "atom": "atom_10",
    "atom_1": "atom_10",
    "atom_10": "atom_10",
    "rss2": "rss_200",
    "rss_200": "rss_200",
    "rss_200_enc": "rss_200_enc",
    "rdf": "rss_100",
    "rss_100": "rss_100",
    "rss": "rss_092",
    "rss_092": "rss_092",
    "rss_091": "rss_091",
    "json": "json",
    "php": "php",
    "php_serial": "php_serial",
    "csv": "csv",
    "yaml": "yaml",
    "georss": "rss",
    "feed-georss": "rss",
    "geoatom": "atom",
    "geordf": "rdf",
    "kml": "kml",
    "kml_nl": "kml_nl",
}
"""What public feeds may be written as; without a name it is Atom."""

_WITH_PLACES = {"atom_10": "atom", "rss_200": "rss", "rss_100": "rdf"}


def writer(name: str) -> Writer:
    """The module that writes a format of ANSWER or PUBLIC. Raises KeyError for other names."""
    return _module((PUBLIC | ANSWER)[name])


def geo_writer(name: str) -> Writer:
    """The same for the public feeds of places, which tell of each photo where it was taken."""
    module = PUBLIC[name]
    return _module(_WITH_PLACES.get(module, module))


def _module(name: str) -> Writer:
    return cast("Writer", import_module(f"chalicelib.feeds.{name}"))
