"""RSS 2.0 with an enclosure in each item: Flickr's rss_200_enc, for programs that fetch files."""

from __future__ import annotations

from chalicelib.feeds import rss
from chalicelib.feeds.document import document
from chalicelib.feeds.feed import Feed

CONTENT_TYPE = rss.CONTENT_TYPE


def write(feed: Feed) -> bytes:
    """The whole document."""
    root = rss.tree(feed.without_places)
    for item, entry in zip(root.iter("item"), feed.entries, strict=True):
        item.extend(rss.enclosure(entry))
    return document(root)
