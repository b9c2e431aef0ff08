"""What an entry shows: Media RSS 1.5."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from chalicelib.feeds.feed import Entry
from chalicelib.feeds.namespaces import MEDIA


def media(entry: Entry) -> Iterator[_Element]:
    """The picture, its square, and all tags in one category."""
    if image := entry.image:
        yield MEDIA.content(
            url=image.url, type=image.type, width=str(image.width), height=str(image.height)
        )
    if square := entry.thumbnail:
        yield MEDIA.thumbnail(url=square.url, width=str(square.width), height=str(square.height))
    if entry.tags:
        yield MEDIA.category(" ".join(entry.tags), scheme="urn:flickr:tags")
