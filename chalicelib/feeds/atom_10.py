"""Atom 1.0 without places: those are told by GeoAtom, which is ``atom``."""

from __future__ import annotations

from chalicelib.feeds import atom
from chalicelib.feeds.feed import Feed

CONTENT_TYPE = atom.CONTENT_TYPE


def write(feed: Feed) -> bytes:
    """The whole document."""
    return atom.write(feed.without_places)
