"""JSON Feed 1.1, with Flickr's facts under ``_flickr``: the same as the Atom feed tells."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from chalicelib.feeds.dates import rfc3339
from chalicelib.feeds.feed import Author, Entry, Feed

CONTENT_TYPE = "application/feed+json"  # the registered type; it has no parameters
_VERSION = "https://jsonfeed.org/version/1.1"
_ITEMS = b'"items":['


def write(feed: Feed) -> bytes:
    """The whole document."""
    return compose(feed, map(fragment, feed.entries))


def compose(feed: Feed, fragments: Iterable[bytes]) -> bytes:
    """The document around items written before; ``feed.entries`` are not looked at."""
    head = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.alternate,
        "feed_url": feed.self_link,
        "icon": feed.icon,
        "_flickr": {"id": feed.id, "updated": rfc3339(feed.updated)},
    }
    return _json(head).removesuffix(b"}") + b"," + _ITEMS + b",".join(fragments) + b"]}\n"


def fragment(entry: Entry) -> bytes:
    """One item as it stands in any feed."""
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.link,
        "title": entry.title,
        "content_html": entry.html.strip(),
        "date_published": rfc3339(entry.published),
        "date_modified": rfc3339(entry.updated),
        "authors": [_author(entry.author)],
        "tags": list(entry.tags),
        "_flickr": _flickr(entry),
    }
    if entry.image:
        item["image"] = entry.image.url
        item["attachments"] = [{"url": entry.image.url, "mime_type": entry.image.type}]
    return _json(item)


def _author(author: Author) -> dict[str, str]:
    return {"name": author.name, "url": author.uri, "avatar": author.buddy_icon}


def _flickr(entry: Entry) -> dict[str, Any]:
    facts: dict[str, Any] = {"nsid": entry.author.nsid, "update": list(entry.types)}
    if entry.taken:
        facts["date_taken"] = entry.taken
    if entry.contributor:
        facts["contributor"] = {**_author(entry.contributor), "nsid": entry.contributor.nsid}
    if entry.thumbnail:
        facts["thumbnail"] = entry.thumbnail.url
    if entry.point:
        facts["latitude"], facts["longitude"] = entry.point.latitude, entry.point.longitude
        if entry.point.woe_id:
            facts["woeid"] = entry.point.woe_id
    if entry.license:
        facts["license"] = entry.license
    return facts


def _json(thing: dict[str, Any]) -> bytes:
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
