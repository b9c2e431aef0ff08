"""What an entry shows: Media RSS 1.5."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from chalicelib.feeds import content
from chalicelib.feeds.feed import Entry
from chalicelib.feeds.namespaces import MEDIA

TAGS = "urn:flickr:tags"


def media(entry: Entry) -> Iterator[_Element]:
    """The picture, its square, and all tags in one category."""
    yield from _content(entry)
    yield from _thumbnail(entry)
    yield from _category(entry)


def credited(entry: Entry) -> Iterator[_Element]:
    """The same with title, words and photographer, as Flickr's RSS had it."""
    yield from _content(entry)
    yield MEDIA.title(entry.title)
    if entry.description:
        yield MEDIA.description(content.paragraph(entry.description), type="html")
    yield from _thumbnail(entry)
    yield MEDIA.credit(entry.author.name, role="photographer")
    yield from _category(entry)


def _content(entry: Entry) -> Iterator[_Element]:
    if image := entry.image:
        yield MEDIA.content(
            url=image.url, type=image.type, width=str(image.width), height=str(image.height)
        )


def _thumbnail(entry: Entry) -> Iterator[_Element]:
    if square := entry.thumbnail:
        yield MEDIA.thumbnail(url=square.url, width=str(square.width), height=str(square.height))


def _category(entry: Entry) -> Iterator[_Element]:
    if entry.tags:
        yield MEDIA.category(" ".join(entry.tags), scheme=TAGS)
