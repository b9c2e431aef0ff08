"""format=json of public feeds: what Flickr handed to jsonFlickrFeed()."""

from __future__ import annotations

import json

from chalicelib.feeds.dates import date_taken, rfc3339
from chalicelib.feeds.feed import Entry, Feed
from chalicelib.formats.json import CONTENT_TYPE, Plain

__all__ = ["CONTENT_TYPE", "write"]


def write(feed: Feed) -> bytes:
    """The bare object. Slashes and all but ASCII are escaped: it is valid in a script, too."""
    told: dict[str, Plain] = {
        "title": feed.title,
        "link": feed.alternate,
        "description": "",
        "modified": rfc3339(feed.updated),
        "generator": feed.home,
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(told, indent="\t").replace("/", "\\/").encode()


def _item(entry: Entry) -> dict[str, Plain]:
    return {
        "title": entry.title,
        "link": entry.link,
        "media": {"m": entry.small.url if entry.small else ""},
        "date_taken": date_taken(entry),
        "description": entry.html.strip(),
        "published": rfc3339(entry.published),
        "author": f'nobody@flickr.com ("{entry.author.name}")',
        "author_id": entry.author.nsid,
        "tags": " ".join(entry.tags),
    }
