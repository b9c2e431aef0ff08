"""What only answers of methods tell: which page they are, and where the originals are."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.builder import ElementMaker
from lxml.etree import _Element

from chalicelib.feeds.feed import Entry, Feed


def pagination(feed: Feed, flickr: ElementMaker) -> Iterator[_Element]:
    """<flickr:pagination>."""
    if pages := feed.pagination:
        yield flickr.pagination(
            total=str(pages.total),
            page=str(pages.page),
            pages=str(pages.pages),
            per_page=str(pages.per_page),
        )


def original(entry: Entry, flickr: ElementMaker) -> Iterator[_Element]:
    """<flickr:original>, if whoever asks may see it."""
    if image := entry.original:
        yield flickr.original(
            type=image.type, href=image.url, width=str(image.width), height=str(image.height)
        )
