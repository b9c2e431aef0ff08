"""Namespaces of feeds, each as the maker of its elements.

Only roots declare them, and what moves into a root takes its declarations: an element that makes
its own costs twice the time.
"""

from __future__ import annotations

from functools import cache

from lxml.builder import ElementMaker

from chalicelib.feeds.feed import Feed

_BY_PREFIX = {
    "atom": "http://www.w3.org/2005/Atom",
    "cc": "http://web.resource.org/cc/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    # Its maker's is backend.userland.com/creativeCommonsRssModule; Flickr declared this one.
    "creativeCommons": "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html",
    "dc": "http://purl.org/dc/elements/1.1/",
    # Flickr's own was urn:flickr: until 2009 and is urn:flickr:user in every later sample of a
    # public feed (2014 to 2019); receivers of pushed feeds went by the prefix.
    "flickr": "urn:flickr:user",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "georss": "http://www.georss.org/georss",
    "kml": "http://earth.google.com/kml/2.1",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rss": "http://purl.org/rss/1.0/",
    "woe": "http://where.yahooapis.com/v1/schema.rng",
}
_IN_ANSWERS = _BY_PREFIX | {"flickr": "urn:flickr:"}


def root(default: str, *prefixes: str, is_answer: bool = False) -> ElementMaker:
    """The maker of a root, which declares these namespaces; ``default`` may be "", for none."""
    known = _known(is_answer=is_answer)
    declared: dict[str | None, str] = {prefix: known[prefix] for prefix in prefixes}
    if not default:
        return ElementMaker(nsmap=declared)
    return ElementMaker(namespace=known[default], nsmap={None: known[default], **declared})


def flickr(feed: Feed) -> ElementMaker:
    """The maker of Flickr's own elements in a feed."""
    return _FLICKR_OF_ANSWERS if feed.is_answer else FLICKR


def qualified(maker: ElementMaker, **attributes: str) -> dict[str, str]:
    """Attributes in the maker's namespace; those of most kinds of XML are in none."""
    return {_name(maker, local): value for local, value in attributes.items()}


@cache
def _name(maker: ElementMaker, local: str) -> str:
    return str(maker(local).tag)


def _known(*, is_answer: bool) -> dict[str, str]:
    return _IN_ANSWERS if is_answer else _BY_PREFIX


def _maker(prefix: str) -> ElementMaker:
    return ElementMaker(namespace=_BY_PREFIX[prefix])


ATOM = _maker("atom")
CC = _maker("cc")
CONTENT = _maker("content")
CREATIVE_COMMONS = _maker("creativeCommons")
DC = _maker("dc")
FLICKR = _maker("flickr")
_FLICKR_OF_ANSWERS = ElementMaker(namespace=_IN_ANSWERS["flickr"])
GEO = _maker("geo")
GEORSS = _maker("georss")
KML = _maker("kml")
MEDIA = _maker("media")
RDF = _maker("rdf")
RSS_1 = _maker("rss")
WOE = _maker("woe")
