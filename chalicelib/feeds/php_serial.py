"""format=php_serial of public feeds: what PHP's unserialize() makes an array of."""

from __future__ import annotations

from chalicelib.feeds.feed import Feed
from chalicelib.feeds.plain import plain
from chalicelib.formats.php import CONTENT_TYPE, serialized

__all__ = ["CONTENT_TYPE", "write"]


def write(feed: Feed) -> bytes:
    """The whole answer."""
    return serialized(plain(feed)).encode()
