"""The atlas: a gazetteer's file. Places in tables, and what lookups need in columns of numbers.

    place     a row for each place, by its WOE id
    place_id  whose each place id is                word  the words of places' names
    column    arrays for lookup.py, written by compile.py

It is plain SQL, since Lambda's SQLite may be an old one. It is read only, by several threads.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from chalicelib.model.box import Box
from chalicelib.model.place import Place, PlaceType

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMAT = 1
KINDS = tuple(PlaceType)
"""The smallest first; the place in this row is what is meant by a kind's rank."""

SCHEMA = f"""
PRAGMA user_version = {FORMAT};
CREATE TABLE place (
    woe_id INTEGER PRIMARY KEY, rank INTEGER NOT NULL, place_ids TEXT NOT NULL,
    name TEXT NOT NULL, label TEXT NOT NULL, url TEXT NOT NULL, folded TEXT NOT NULL,
    latitude REAL NOT NULL, longitude REAL NOT NULL,
    west REAL, south REAL, east REAL, north REAL,
    parent INTEGER, superseded_by INTEGER, timezone TEXT NOT NULL, weight REAL NOT NULL
);
CREATE TABLE place_id (place_id TEXT PRIMARY KEY, woe_id INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE word (
    word TEXT NOT NULL, woe_id INTEGER NOT NULL, PRIMARY KEY (word, woe_id)
) WITHOUT ROWID;
CREATE TABLE "column" (name TEXT PRIMARY KEY, type TEXT NOT NULL, width INTEGER, data BLOB);
"""
INDEXES = """
CREATE INDEX place_by_rank ON place (rank, woe_id);
CREATE INDEX place_by_parent ON place (parent) WHERE parent IS NOT NULL;
CREATE INDEX place_by_url ON place (url);
"""

_PLACE = (
    "SELECT woe_id, place_ids, rank, name, label, url, latitude, longitude, west, south, east,"
    " north, parent, superseded_by, timezone FROM place"
)
_AT_A_TIME = 1000
_AT_ONCE = 500  # values in one query: an old SQLite takes 999


class WrongFormatError(ValueError):
    """The file is none that this code can read."""


class Atlas:
    """An atlas that is open."""

    def __init__(self, path: Path) -> None:
        """The file may be removed once it is open."""
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._lock = Lock()
        [(found,)] = self._rows("PRAGMA user_version")
        if found != FORMAT:
            raise WrongFormatError(f"an atlas of format {found}, not {FORMAT}")

    def __del__(self) -> None:
        self._connection.close()

    def place(self, woe_id: int) -> Place | None:
        """A place by its WOE id."""
        return self._one("woe_id = ?", woe_id)

    def places(self, woe_ids: Sequence[int]) -> tuple[Place, ...]:
        """Those of some places that are there, the smallest kind first, of one kind by WOE id."""
        found = []
        for start in range(0, len(woe_ids), _AT_ONCE):
            some = woe_ids[start : start + _AT_ONCE]
            where = f"WHERE woe_id IN ({', '.join('?' * len(some))})"
            found += self._rows(f"{_PLACE} {where}", *some)
        return tuple(map(_place, sorted(found, key=_order)))

    def by_place_id(self, place_id: str) -> Place | None:
        """The place that has a place id."""
        return self._one("woe_id = (SELECT woe_id FROM place_id WHERE place_id = ?)", place_id)

    def by_url(self, url: str) -> Place | None:
        """The place that has a path."""
        return self._one("url = ? ORDER BY superseded_by IS NOT NULL, woe_id LIMIT 1", url)

    def children(self, woe_id: int) -> tuple[Place, ...]:
        """The places whose parent that is, without the superseded."""
        rows = self._rows(f"{_PLACE} WHERE parent = ? AND superseded_by IS NULL", woe_id)
        return tuple(map(_place, sorted(rows)))

    def of_rank(self, rank: int) -> Iterator[Place]:
        """Every place of a kind, by WOE id; the superseded too."""
        last = 0
        where = f"WHERE rank = ? AND woe_id > ? ORDER BY woe_id LIMIT {_AT_A_TIME}"
        while rows := self._rows(f"{_PLACE} {where}", rank, last):
            yield from map(_place, rows)
            last = rows[-1][0]

    def named(self, words: Sequence[str], limit: int) -> list[Place]:
        """Places in whose names these words are, with just this name first, then the greater."""
        having = " INTERSECT ".join(["SELECT woe_id FROM word WHERE word = ?"] * len(words))
        order = "ORDER BY folded = ? DESC, rank DESC, weight DESC, woe_id LIMIT ?"
        asked = f"{_PLACE} WHERE woe_id IN ({having}) AND superseded_by IS NULL {order}"
        return [_place(row) for row in self._rows(asked, *words, " ".join(words), limit)]

    def column(self, name: str) -> NDArray[Any]:
        """An array."""
        import numpy as np  # noqa: PLC0415  (not before it is needed)

        asked = 'SELECT type, width, data FROM "column" WHERE name = ?'
        [(kind, width, data)] = self._rows(asked, name)
        read = np.frombuffer(data, np.dtype(kind))
        return read.reshape(-1, width) if width else read

    def _one(self, where: str, value: object) -> Place | None:
        rows = self._rows(f"{_PLACE} WHERE {where}", value)
        return _place(rows[0]) if rows else None

    def _rows(self, asked: str, *values: object) -> list[Any]:
        with self._lock:
            return self._connection.execute(asked, values).fetchall()


def _order(row: Sequence[Any]) -> tuple[int, int]:
    return row[2], row[0]


def _place(row: Sequence[Any]) -> Place:
    west, south, east, north = row[8:12]
    return Place(
        woe_id=str(row[0]),
        place_ids=tuple(row[1].split()),
        type=KINDS[row[2]],
        name=row[3],
        label=row[4],
        url=row[5],
        latitude=row[6],
        longitude=row[7],
        box=None if west is None else Box(west=west, south=south, east=east, north=north),
        parent=str(row[12] or ""),
        superseded_by=str(row[13] or ""),
        timezone=row[14],
    )
