"""SHAPES#<place type> / <WOE id>: the newest shape of each place; SHAPE#<WOE id>: all it had.

Polygons are kept compressed. A donut hole is never the newest shape: it is another's companion.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from chalicelib.model.place import PlaceType
from chalicelib.model.shape import Shape
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item

WKB_BYTES_MAX = 360_000  # compressed; an item of DynamoDB holds 400 KB


def put(shapes: Iterable[Shape]) -> None:
    """Keep shapes, some hundreds at most; each is its place's newest if none there is newer."""
    kept = {(shape.woe_id, shape.created, shape.is_donuthole): shape for shape in shapes}
    outer = [shape for shape in kept.values() if not shape.is_donuthole]
    rows = [{**keys.shape(*at), **_item(shape)} for at, shape in kept.items()]
    rows += [{**_newest_key(shape), **_item(shape)} for shape in _newest(outer)]
    table.write_many(settings().index_table, puts=rows)


def newest(woe_id: str) -> Shape | None:
    """The shape of a place, or None."""
    outer = (shape for shape in history(woe_id) if not shape.is_donuthole)
    return next(outer, None)


def history(woe_id: str) -> list[Shape]:
    """All shapes of a place, its donut holes too, the newest first."""
    found = table.query(settings().index_table, keys.shapes(woe_id))
    return [_shape(item) for item in found][::-1]


def of_type(kind: PlaceType) -> Iterator[Shape]:
    """The newest shape of each place of a kind, by WOE id as texts are sorted."""
    for item in table.query(settings().index_table, keys.newest_shapes(kind)):
        yield _shape(item)


def _newest(shapes: Iterable[Shape]) -> list[Shape]:
    """Those of some shapes that are not older than what stands there."""
    last = {shape.woe_id: shape for shape in sorted(shapes, key=lambda shape: shape.created)}
    there = table.get_many(settings().index_table, map(_newest_key, last.values()))
    newer = {item["woe_id"]: item["created"] for item in there}
    return [shape for shape in last.values() if shape.created >= newer.get(shape.woe_id, 0)]


def _newest_key(shape: Shape) -> keys.Key:
    return keys.newest_shape(shape.type, shape.woe_id)


def _item(shape: Shape) -> Item:
    return {
        "woe_id": shape.woe_id,
        "type": int(shape.type),
        "created": shape.created,
        "alpha": shape.alpha,
        "points": shape.points,
        "edges": shape.edges,
        "is_donuthole": shape.is_donuthole,
        "has_donuthole": shape.has_donuthole,
        "wkb": zlib.compress(shape.wkb),
    }


def _shape(item: Item) -> Shape:
    told = {name: value for name, value in item.items() if name not in ("pk", "sk")}
    wkb = zlib.decompress(bytes(item["wkb"]))
    return Shape(**{**told, "type": PlaceType(item["type"]), "wkb": wkb})
