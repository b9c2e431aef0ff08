"""TALLIES#<part> / <WOE id>: how much changed in places since their outlines were drawn.

A count that goes up twice, because a batch was tried again, only has an outline drawn earlier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from zlib import crc32

from chalicelib.model.tally import Tally
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item

PARTS = 16  # of a list that would otherwise be one partition, which every upload writes to


def count(changes: Mapping[str, int]) -> None:
    """Add to the tallies of places, by their WOE ids."""
    for woe_id, changed in changes.items():
        table.add(settings().index_table, _key(woe_id), {"changed": changed})


def get(woe_id: str) -> Tally:
    """The tally of a place, which may be of nothing."""
    found = table.get(settings().index_table, _key(woe_id), consistent=True)
    return _tally(found) if found else Tally(woe_id=woe_id, changed=0)


def drawn(tally: Tally, points: int) -> None:
    """Remember that an outline was drawn of so many points; what changed meanwhile still counts."""
    counted = {"changed": -tally.changed}
    table.add(settings().index_table, _key(tally.woe_id), counted, points=points)


def every() -> Iterator[Tally]:
    """All tallies, in no order."""
    for part in range(PARTS):
        yield from map(_tally, table.query(settings().index_table, keys.tallies(part)))


def _key(woe_id: str) -> keys.Key:
    return keys.tally(crc32(woe_id.encode()) % PARTS, woe_id)


def _tally(item: Item) -> Tally:
    return Tally(woe_id=item["sk"], changed=item["changed"], points=item.get("points", 0))
