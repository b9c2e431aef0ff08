"""Addresses of people's pages, as flickr.urls.lookupUser takes them."""

from __future__ import annotations

import re
from urllib.parse import unquote

LENGTH_MAX = 500

_URL = re.compile(
    r"\s*(?:https?:)?(?://)?(?P<host>[a-z0-9.-]+(?::[0-9]+)?)?"
    r"/(?:photos/|people/)?(?P<who>[^/?#\s]+)[^\s]*\s*",
    re.IGNORECASE,
)
_OURS = {"photos", "people"}  # what names nobody by itself


def who(url: str) -> str:
    """The NSID, path alias or username in an address, on whatever host; "" if there is none.

    ``https://www.flickr.com/photos/bees/2980/``, ``/people/12037949754@N01/``,
    ``flickr.com/bees``.
    """
    found = _URL.fullmatch(url) if len(url) <= LENGTH_MAX else None
    named = unquote(found["who"], errors="ignore") if found else ""
    return "" if named in _OURS else named
