"""format=csv of public feeds: a line with names, and one for each photo (RFC 4180)."""

from __future__ import annotations

import csv
import io

from chalicelib.feeds.feed import Entry, Feed
from chalicelib.feeds.plain import item
from chalicelib.formats.json import Plain

CONTENT_TYPE = "text/csv; charset=utf-8; header=present"

_NAMES = (
    *("title", "url", "description_raw", "date", "date_taken", "guid"),
    *("author_name", "author_url", "author_nsid", "photo_url", "width", "height", "thumb_url"),
    *("tags", "license", "latitude", "longitude", "woeid"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(feed: Feed) -> bytes:
    """The whole table."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(_NAMES)
    writer.writerows(map(_row, feed.entries))
    return table.getvalue().encode()


def _row(entry: Entry) -> list[Plain]:
    facts = item(entry)
    return [_harmless(facts[name]) for name in _NAMES]


def _harmless(cell: Plain) -> Plain:
    """Spreadsheets run words that begin like a formula; after an apostrophe they show them."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
