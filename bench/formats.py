"""Writing a list of photos in each format: CPU time, against bare lxml.

What is no feed is held against lxml writing REST's bytes, a feed against lxml writing its own.
"""

from __future__ import annotations

import os
import time
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from lxml import etree

from infra import placeholders, stack

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.feeds.feed import Feed
    from chalicelib.model.listed import Listed
    from chalicelib.responses.lists import PhotoList

_PHOTOS = 100
_TIMES = 20
_ROUNDS = 7
_FORMATS = ("rest", "json", "php", "xmlrpc", "soap", "soap2")
_NOW = 1_795_000_000

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415


def main() -> None:
    """Print milliseconds for a page, the best of several rounds."""
    os.environ |= stack.environment(placeholders.outputs("bench"))
    from chalicelib.api.dispatch import succeeded
    from chalicelib.formats import rest

    photos = _photos()
    rsp = succeeded(photos)
    document = etree.fromstring(rest.write(rsp))
    bare = _milliseconds(lambda: etree.tostring(document, encoding="utf-8"))
    size = len(etree.tostring(document, encoding="utf-8"))
    print(f"formats: {_PHOTOS} photos with all extras, the best of {_ROUNDS} rounds of {_TIMES}")
    print(f"  {'lxml alone':12} {bare:7.2f} ms   1.00   {size:9,} bytes")
    print(
        f"  {'the tree':12} {(tree := _milliseconds(photos.element)):7.2f} ms  {tree / bare:5.2f}"
    )
    for name in _FORMATS:
        write = import_module(f"chalicelib.formats.{name}").write
        _print(name, partial(write, rsp), bare)
    _print_feeds(photos)


def _print_feeds(photos: PhotoList) -> None:
    from chalicelib.feeds import formats

    feed = _feed(photos)
    for name in formats.ANSWER:
        write = partial(formats.writer(name).write, feed)
        _print(name, write, _milliseconds(partial(etree.tostring, etree.fromstring(write()))))


def _print(name: str, write: Callable[[], bytes], bare: float) -> None:
    spent = _milliseconds(write)
    print(f"  {name:12} {spent:7.2f} ms  {spent / bare:5.2f}   {len(write()):9,} bytes")


def _feed(photos: PhotoList) -> Feed:
    from chalicelib.feeds.photos import answer, feed

    return feed(
        id="tag:flickr.com,2005:/bench",
        title="flickr.photos.search",
        self_link="http://127.0.0.1/services/rest/",
        alternate="http://127.0.0.1/",
        updated=_NOW,
        entries=map(answer, photos.page.items),
        page=photos.page,
    )


def _photos() -> PhotoList:
    from chalicelib.model.paging import Page
    from chalicelib.responses.lists import EXTRAS, PhotoList

    items = [_listed(number) for number in range(_PHOTOS)]
    page = Page(items=items, page=1, per_page=_PHOTOS, total=4000)
    return PhotoList(page=page, extras=[*EXTRAS, "description"])


def _listed(number: int) -> Listed:
    """A photo of which everything is said, in words of which some must be escaped."""
    from chalicelib.model.listed import Listed
    from chalicelib.model.person import Person
    from chalicelib.model.photo import Location, Photo, Size
    from chalicelib.model.tag import Tag
    from chalicelib.model.visibility import Relation
    from chalicelib.responses.sizes import NAMES

    owner = Person(nsid="12345678@N01", number="12345678", username="Zoë", path_alias="zoe")
    sizes = tuple(
        Size(suffix=suffix, width=75 + 100 * n, height=75 + 80 * n, secret=f"{number:016x}")
        for n, suffix in enumerate(NAMES)
    )
    words = ("kitten", "écran", "foggyday", "goldengatebridge")
    photo = Photo(
        id=str(53_000_000_000 + number),
        owner=owner.nsid,
        secret=f"{number:016x}",
        original_secret=f"{number:020x}",
        original_format="jpg",
        title=f"Kitten & friends at Zoë's, no. {number}",
        description='<a href="https://example.org/">Taken</a> on a foggy day. ' * 3,
        tags=tuple(Tag(number=w, raw=w, text=w, author=owner.nsid) for w in words),
        posted=_NOW + number,
        updated=_NOW + number,
        taken="2026-10-04 10:00:00",
        location=Location(latitude=37.774_929, longitude=-122.419_416),
        sizes=sizes,
    )
    return Listed(photo=photo, owner=owner, viewer=Relation())


def _milliseconds(write: Callable[[], object]) -> float:
    return min(_once(write) for _ in range(_ROUNDS))


def _once(write: Callable[[], object]) -> float:
    began = time.process_time()
    for _ in range(_TIMES):
        write()
    return (time.process_time() - began) / _TIMES * 1000


if __name__ == "__main__":
    main()
