"""A feed as plain values, which php, php_serial, yaml and csv write.

The names are those that programs read out of Flickr's php_serial. What its bytes were is not known.
"""

from __future__ import annotations

from chalicelib.feeds.dates import rfc3339
from chalicelib.feeds.feed import Entry, Feed, Image
from chalicelib.formats.json import Plain


def plain(feed: Feed) -> dict[str, Plain]:
    """The feed, with its entries as ``items``."""
    return {
        "title": feed.title,
        "url": feed.alternate,
        "description": "",
        "pub_date": rfc3339(feed.updated),
        "generator": feed.home,
        "image": {"title": feed.title, "url": feed.icon, "link": feed.alternate},
        "items": [item(entry) for entry in feed.entries],
    }


def item(entry: Entry) -> dict[str, Plain]:
    """One entry. What is not known of it is empty, so that every item has the same members."""
    image, where = entry.image, entry.point
    return {
        "title": entry.title,
        "url": entry.link,
        "description": entry.html.strip(),
        "description_raw": entry.description,
        "date": rfc3339(entry.published),
        "date_taken": entry.taken,
        "guid": entry.id,
        "author_name": entry.author.name,
        "author_url": entry.author.uri,
        "author_nsid": entry.author.nsid,
        "author_icon": entry.author.buddy_icon,
        "photo_url": _url(image),
        "photo_mime": image.type if image else "",
        "width": image.width if image else 0,
        "height": image.height if image else 0,
        "l_url": _url(image),
        "m_url": _url(entry.small),
        "t_url": _url(entry.small),
        "thumb_url": _url(entry.thumbnail),
        "tags": " ".join(entry.tags),
        "tagsa": list(entry.tags),
        "license": entry.license,
        "latitude": where.latitude if where else "",
        "longitude": where.longitude if where else "",
        "woeid": where.woe_id if where else "",
    }


def _url(image: Image | None) -> str:
    return image.url if image else ""
