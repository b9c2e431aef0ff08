"""Writing an atlas: places and their outlines become tables and columns.

    place      rank chain centre       for each place that is not superseded, by kind, then size
    outline    row starts coordinates  for each tile of each outline, in the order of their places

Outlines are made fit for lookups: repaired, without holes (where nobody took photos, or what is
smaller and so found first), and cut into tiles, each a ring, in hundred-thousandths of a degree.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chalicelib.model.place import Place
from chalicelib.shapes.atlas import INDEXES, KINDS, SCHEMA
from chalicelib.shapes.lookup import DIGITS, SCALE
from chalicelib.shapes.names import folded, words
from chalicelib.shapes.tiles import tiled

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PUT_PLACE = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

Outlines = Mapping[str, bytes]
"""WKB of the outlines of places, by WOE id."""


def write(
    path: Path, places: Sequence[Place], outlines: Outlines, weights: Mapping[str, float]
) -> None:
    """Write an atlas to a new file. The heavier of two places of one name is found first."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {SCHEMA}")
        _write_places(connection, places, weights)
        for name, column in _columns(places, outlines).items():
            _write_column(connection, name, column)
        connection.executescript(INDEXES)
        connection.commit()


def _write_places(
    connection: sqlite3.Connection, places: Iterable[Place], weights: Mapping[str, float]
) -> None:
    for place in places:
        row = _row(place, weights.get(place.woe_id, 0.0))
        connection.execute(_PUT_PLACE, row)
        ids = [(place_id, row[0]) for place_id in place.place_ids]
        connection.executemany("INSERT OR IGNORE INTO place_id VALUES (?, ?)", ids)
        if not place.superseded_by:
            of_name = [(word, row[0]) for word in set(words(place.name))]
            connection.executemany("INSERT INTO word VALUES (?, ?)", of_name)


def _row(place: Place, weight: float) -> tuple[Any, ...]:
    box = place.box
    return (
        int(place.woe_id),
        KINDS.index(place.type),
        " ".join(place.place_ids),
        place.name,
        place.label,
        place.url,
        folded(place.name),
        place.latitude,
        place.longitude,
        *((box.west, box.south, box.east, box.north) if box else (None,) * 4),
        int(place.parent) if place.parent else None,
        int(place.superseded_by) if place.superseded_by else None,
        place.timezone,
        weight,
    )


def _columns(places: Sequence[Place], outlines: Outlines) -> dict[str, NDArray[Any]]:
    import numpy as np  # noqa: PLC0415  (not before it is needed)

    current = [place for place in places if not place.superseded_by]
    parts, owners, sizes = _parts([outlines.get(place.woe_id) for place in current])
    order = sorted(range(len(current)), key=lambda at: (_rank(current[at]), sizes[at]))
    row_of = np.empty(len(current), np.int32)
    row_of[order] = np.arange(len(current), dtype=np.int32)
    rows = row_of[owners]
    by_row = np.argsort(rows, kind="stable")
    ordered = [current[at] for at in order]
    around = {place.woe_id: place for place in current}
    return {
        "rank": np.array([_rank(place) for place in ordered], np.int8),
        "chain": np.array([_chain(place, around) for place in ordered], np.int32).reshape(-1, 6),
        "centre": _fixed(np.array([(p.longitude, p.latitude) for p in ordered]).reshape(-1, 2)),
        "row": rows[by_row],
        **_rings(parts[by_row]),
    }


def _rank(place: Place) -> int:
    return KINDS.index(place.type)


def _chain(place: Place, around: Mapping[str, Place]) -> list[int]:
    """Its WOE id and those of what is around it, each in the place of its kind, 0 for none."""
    chain, at = [0] * len(KINDS), place
    chain[_rank(at)] = int(at.woe_id)
    while (parent := around.get(at.parent)) and _rank(parent) > _rank(at):
        chain[_rank(parent)], at = int(parent.woe_id), parent
    return chain


def _parts(
    outlines: Sequence[bytes | None],
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Polygons of one ring, each with the number of its outline; and the size of each outline."""
    import numpy as np  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    whole = shapely.from_wkb(np.array(outlines, object))
    parts, owners = shapely.get_parts(repaired(whole), return_index=True)
    rings = shapely.get_exterior_ring(parts)
    parts = shapely.polygons(shapely.transform(rings, lambda points: _fixed(points) / SCALE))
    sizes = np.bincount(owners, shapely.area(parts), len(outlines))
    tiles, of_part = tiled(parts, DIGITS)
    kept = shapely.area(tiles) > 0
    return tiles[kept], owners[of_part][kept], np.where(sizes > 0, sizes, np.inf)


def repaired(outlines: NDArray[Any]) -> NDArray[Any]:
    """Polygons and multipolygons that cross nothing: what any of their rings goes round."""
    import shapely  # noqa: PLC0415

    wrong = ~shapely.is_valid(outlines) & ~shapely.is_missing(outlines)
    right = outlines.copy()
    right[wrong] = shapely.make_valid(outlines[wrong], method="structure", keep_collapsed=False)
    return right


def _rings(parts: NDArray[Any]) -> dict[str, NDArray[Any]]:
    import numpy as np  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    lengths = shapely.get_num_coordinates(parts)
    return {
        "starts": np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        "coordinates": _fixed(shapely.get_coordinates(parts)),
    }


def _fixed(degrees: NDArray[Any]) -> NDArray[Any]:
    import numpy as np  # noqa: PLC0415

    return np.rint(degrees * SCALE).astype(np.int32)


def _write_column(connection: sqlite3.Connection, name: str, column: NDArray[Any]) -> None:
    width = column.shape[1] if column.ndim > 1 else None
    row = (name, column.dtype.str, width, column.tobytes())
    connection.execute('INSERT INTO "column" VALUES (?, ?, ?, ?)', row)
