"""Namespaces of feeds, each as the maker of its elements."""

from __future__ import annotations

from lxml.builder import ElementMaker

# Flickr's own was urn:flickr: until 2009 and is urn:flickr:user in every later sample of a public
# feed (2014 to 2019); receivers of pushed feeds went by the prefix.
_BY_PREFIX: dict[str | None, str] = {
    None: "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "flickr": "urn:flickr:user",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "georss": "http://www.georss.org/georss",
    "media": "http://search.yahoo.com/mrss/",
    "woe": "http://where.yahooapis.com/v1/schema.rng",
}

ATOM = ElementMaker(namespace=_BY_PREFIX[None], nsmap=_BY_PREFIX)
DC = ElementMaker(namespace=_BY_PREFIX["dc"])
FLICKR = ElementMaker(namespace=_BY_PREFIX["flickr"])
GEO = ElementMaker(namespace=_BY_PREFIX["geo"])
GEORSS = ElementMaker(namespace=_BY_PREFIX["georss"])
MEDIA = ElementMaker(namespace=_BY_PREFIX["media"])
WOE = ElementMaker(namespace=_BY_PREFIX["woe"])
