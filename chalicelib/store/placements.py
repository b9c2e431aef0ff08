"""PLACED#<photo id> / PLACED: what each photo counts for, and the counts of places.

    WITHIN#<WOE id> / <WOE id>      photos of a place, beside those that lie in the same one
    DAY#<yyyy-mm-dd> / <WOE id>     photos of a place that were uploaded on a day

What a photo counts for is written together with the counts, over the very one that was read. So a
batch of the stream that is tried again, or that two deal with, counts nothing twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from chalicelib.model.failures import WriteFailed
from chalicelib.model.place_count import Placement
from chalicelib.settings import settings
from chalicelib.store import keys, table, versions
from chalicelib.store.items import Item

_PLACES_MAX = 6  # of a photo; a place counts twice, and a photo may leave as many as it comes to
_AT_ONCE = versions.WRITES_MAX // (1 + 4 * _PLACES_MAX)
_TRIES = 8  # for photos between whose reading and writing somebody else wrote

Placements = Mapping[str, Placement | None]
"""By the ids of photos; None: it counts for nothing."""


def settle(placements: Placements) -> None:
    """Have photos count for what they are said to, and for nothing else. Raises WriteFailed."""
    left = list(placements.items())
    while left:
        some, left = dict(left[:_AT_ONCE]), left[_AT_ONCE:]
        if not any(_settled(some) for _ in range(_TRIES)):
            raise WriteFailed


def within(woe_id: str) -> dict[str, int]:
    """How many photos the places that lie in one have, by their WOE ids."""
    return _counts(keys.photos_within(woe_id, "")["pk"])


def of_day(day: str) -> dict[str, int]:
    """How many photos places have that were uploaded on a day (``yyyy-mm-dd``), by WOE ids."""
    return _counts(keys.photos_of_day(day, "")["pk"])


def _settled(placements: Placements) -> bool:
    """Settle some photos at once; whether nobody else did meanwhile."""
    there = _there(placements)
    overs, counts = [], Counter[tuple[str, str]]()
    for photo_id, new in placements.items():
        item = there.get(photo_id, {})
        old = _placement(item)
        if new != old:
            counts.update(_counted(new))
            counts.subtract(_counted(old))
            overs.append(_over(photo_id, new, item.get("version", 0)))
    changes = [_update(at, more) for at, more in counts.items() if more]
    return not overs or versions.write(settings().index_table, overs, counts=changes)


def _there(placements: Placements) -> dict[str, Item]:
    asked = map(keys.placed, placements)
    found = table.get_many(settings().index_table, asked, consistent=True)
    return {keys.placed_of(item["pk"]): item for item in found}


def _over(photo_id: str, new: Placement | None, version: int) -> versions.Over:
    item = {"day": new.day, "woe_ids": list(new.woe_ids)} if new else None
    return versions.Over(key=keys.placed(photo_id), version=version, item=item)


def _counted(placement: Placement | None) -> Iterator[tuple[str, str]]:
    """The keys of the rows in which a photo counts."""
    if placement:
        woe_ids = placement.woe_ids[:_PLACES_MAX]
        for woe_id, around in zip(woe_ids, (*woe_ids[1:], ""), strict=True):
            for key in (
                keys.photos_within(around, woe_id),
                keys.photos_of_day(placement.day, woe_id),
            ):
                yield key["pk"], key["sk"]


def _update(at: tuple[str, str], more: int) -> table.Update:
    return table.Update(key={"pk": at[0], "sk": at[1]}, amounts={"photos": more})


def _placement(item: Item) -> Placement | None:
    if not item:
        return None
    return Placement(day=item["day"], woe_ids=tuple(item["woe_ids"]))


def _counts(pk: str) -> dict[str, int]:
    items = table.query(settings().index_table, pk)
    return {item["sk"]: item["photos"] for item in items if item["photos"] > 0}
