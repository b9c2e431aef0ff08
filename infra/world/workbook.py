"""The workbook: a SQLite file of what imported files tell, and how far each of them was read.

What is read from a file and how far it was read are written in one transaction, so that an import
that was killed goes on behind the last row that is there.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from infra.errors import CommandError
from infra.world.row import Row, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_FORMAT = 1
_SCHEMA = f"""
PRAGMA user_version = {_FORMAT};
CREATE TABLE place (
    woe_id INTEGER PRIMARY KEY, type INTEGER NOT NULL, name TEXT, label TEXT,
    latitude REAL, longitude REAL, west REAL, south REAL, east REAL, north REAL,
    around TEXT, timezone INTEGER, is_superseded INTEGER, superseded_by INTEGER, points INTEGER
);
CREATE TABLE place_id (place_id TEXT PRIMARY KEY, woe_id INTEGER NOT NULL);
CREATE INDEX place_id_of ON place_id (woe_id);
CREATE TABLE outline (woe_id INTEGER PRIMARY KEY, created INTEGER NOT NULL, wkb BLOB NOT NULL);
CREATE TABLE zone (woe_id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE file (
    name TEXT, bytes INTEGER, done INTEGER NOT NULL, is_whole INTEGER NOT NULL,
    PRIMARY KEY (name, bytes)
);
CREATE TABLE bad (file TEXT, number INTEGER, reason TEXT NOT NULL, PRIMARY KEY (file, number));
CREATE TABLE skipped (file TEXT, kind TEXT, count INTEGER NOT NULL, PRIMARY KEY (file, kind));
"""
# What a later file tells counts, what it does not tell stays. A place is superseded if any says so.
_PUT_PLACE = """
INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (woe_id) DO UPDATE SET
    type = excluded.type,
    name = coalesce(excluded.name, name), label = coalesce(excluded.label, label),
    latitude = coalesce(excluded.latitude, latitude),
    longitude = coalesce(excluded.longitude, longitude),
    west = coalesce(excluded.west, west), south = coalesce(excluded.south, south),
    east = coalesce(excluded.east, east), north = coalesce(excluded.north, north),
    around = coalesce(excluded.around, around), timezone = coalesce(excluded.timezone, timezone),
    is_superseded = max(excluded.is_superseded, is_superseded),
    superseded_by = coalesce(excluded.superseded_by, superseded_by),
    points = coalesce(excluded.points, points)
"""
_PUT_OUTLINE = """
INSERT INTO outline VALUES (?, ?, ?) ON CONFLICT (woe_id) DO UPDATE SET
    created = excluded.created, wkb = excluded.wkb WHERE excluded.created >= created
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Up to where a file was read: rows, those that were bad, by number, and those skipped."""

    name: str
    bytes: int
    done: int = 0
    is_whole: bool = False


class Workbook:
    """A workbook that is open; made if it is not there."""

    def __init__(self, path: Path | None) -> None:
        """Without a path it is one in memory."""
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path or ":memory:")
        [(found,)] = self.rows("PRAGMA user_version")
        if not found:
            self._connection.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
        elif found != _FORMAT:
            raise CommandError(f"{path} is of another version: name a new --workbook")

    def close(self) -> None:
        """What is not whole of a step is forgotten."""
        self._connection.close()

    def rows(self, asked: str, *values: object) -> list[Any]:
        """What a query finds."""
        return self._connection.execute(asked, values).fetchall()

    def read(self, name: str, size: int) -> Read:
        """Up to where a file of that name and size was read."""
        found = self.rows(
            "SELECT done, is_whole FROM file WHERE (name, bytes) = (?, ?)", name, size
        )
        done, is_whole = found[0] if found else (0, 0)
        return Read(name=name, bytes=size, done=done, is_whole=bool(is_whole))

    def add(
        self,
        read: Read,
        rows: Iterable[Row | Zone],
        bad: dict[int, str],
        skipped: Iterable[str],
    ) -> None:
        """Keep rows, and up to where their file was read with them, all at once."""
        with self._connection as each:
            for row in rows:
                _put_zone(each, row) if isinstance(row, Zone) else _put(each, row)
            for number, reason in bad.items():
                each.execute(
                    "INSERT OR REPLACE INTO bad VALUES (?, ?, ?)", (read.name, number, reason)
                )
            for kind in skipped:
                each.execute(
                    "INSERT INTO skipped VALUES (?, ?, 1)"
                    " ON CONFLICT (file, kind) DO UPDATE SET count = count + 1",
                    (read.name, kind),
                )
            each.execute(
                "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)",
                (read.name, read.bytes, read.done, read.is_whole),
            )

    def bad(self, name: str) -> Iterator[tuple[int, str]]:
        """The bad rows of a file: their numbers, the first is 1, and why."""
        yield from self.rows("SELECT number, reason FROM bad WHERE file = ? ORDER BY number", name)

    def skipped(self, name: str) -> dict[str, int]:
        """How many rows of a file were of kinds that Flickr did not have."""
        return dict(self.rows("SELECT kind, count FROM skipped WHERE file = ? ORDER BY kind", name))


def _put_zone(each: sqlite3.Connection, zone: Zone) -> None:
    each.execute("INSERT OR REPLACE INTO zone VALUES (?, ?)", (zone.woe_id, zone.name))


def _put(each: sqlite3.Connection, row: Row) -> None:
    box, shape = row.box, row.shape
    each.execute(
        _PUT_PLACE,
        (
            *(row.woe_id, int(row.type), row.name or None, row.label or None),
            *(row.latitude, row.longitude),
            *((box.west, box.south, box.east, box.north) if box else (None,) * 4),
            " ".join(map(str, row.around)) or None,
            *(row.timezone or None, int(row.is_superseded), row.superseded_by or None),
            shape.points if shape else None,
        ),
    )
    if row.place_id:
        each.execute("INSERT OR IGNORE INTO place_id VALUES (?, ?)", (row.place_id, row.woe_id))
    if shape and not shape.is_donuthole:
        each.execute(_PUT_OUTLINE, (row.woe_id, shape.created, shape.wkb))
