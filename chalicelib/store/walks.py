"""WALK#<name> / <segment>: how far somebody has come who goes through a whole table.

In segments, which may be walked at the same time. Who is interrupted goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import orjson

from chalicelib.settings import settings
from chalicelib.store import keys, scan, table
from chalicelib.store.items import Item

SEGMENTS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a posting stands."""

    term: str
    posted: int
    photo_id: str


def photos(segment: int, name: str = "photos") -> Iterator[list[str]]:
    """The ids of all photos, some at a time."""
    for items in _walk(name, segment, settings().photos_table, "by_owner"):
        yield [item["id"] for item in items]


def postings(segment: int) -> Iterator[list[Place]]:
    """Where all postings stand, some at a time."""
    for items in _walk("postings", segment, settings().index_table, ""):
        yield [_place(item) for item in items if keys.is_term(item["pk"])]


def remove(places: Iterable[Place]) -> None:
    """Have no postings there."""
    rows = (keys.posting(place.term, place.posted, place.photo_id) for place in places)
    table.write_many(settings().index_table, deletes=rows)


def about_photos() -> int:
    """About how many photos there are."""
    return scan.about(settings().photos_table, "by_owner")


def about_postings() -> int:
    """About how many postings there are."""
    return scan.about(settings().index_table, "")


def forget(*names: str) -> None:
    """Begin walks at the beginning, the next time."""
    walked = [keys.walk(name, n) for name in names for n in range(SEGMENTS)]
    table.write_many(settings().index_table, deletes=walked)


def reached(name: str) -> str:
    """Up to where somebody came who goes through something else in its order; "" at its start."""
    begun = table.get(settings().index_table, keys.walk(name, 0), consistent=True)
    return begun["after"] if begun else ""


def reach(name: str, where: str) -> None:
    """Remember that."""
    table.put(settings().index_table, {**keys.walk(name, 0), "after": where})


def _walk(name: str, segment: int, through: str, index: str) -> Iterator[list[Item]]:
    key = keys.walk(name, segment)
    begun = table.get(settings().index_table, key, consistent=True) or {"after": "{}"}
    after = orjson.loads(begun["after"])
    while after is not None:
        items, last = scan.part(through, index, segment=segment, segments=SEGMENTS, after=after)
        yield items
        # Only now: who is interrupted while they are dealt with deals with them once more.
        after = last or None
        table.put(settings().index_table, {**key, "after": orjson.dumps(after).decode()})


def _place(item: Item) -> Place:
    posted, photo_id = keys.posting_of(item["sk"])
    return Place(term=keys.term_of(item["pk"]), posted=posted, photo_id=photo_id)
