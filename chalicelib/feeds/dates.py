"""Dates, as feeds of one kind or another spell them."""

from __future__ import annotations

import time
from email.utils import formatdate

from chalicelib.feeds.feed import Entry


def rfc3339(moment: int) -> str:
    """A unix time as Atom wants it (RFC 4287 3.3), and most others."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))


def rfc822(moment: int) -> str:
    """A unix time as RSS 2.0 wants it: in GMT, where Flickr wrote the same moment in California."""
    return formatdate(moment, usegmt=True)


def date_taken(entry: Entry) -> str:
    """Cameras tell no zone; Flickr wrote Pacific time beside whatever they told."""
    return entry.taken.replace(" ", "T") + "-08:00" if entry.taken else ""
