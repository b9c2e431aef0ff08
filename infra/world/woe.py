"""Rows of a WOE gazetteer in CSV: parents, centres, boxes, time zones, and what was superseded."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import IO, TYPE_CHECKING, Any

from infra.errors import CommandError
from infra.world import row as rows
from infra.world.row import BadRowError, Row, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chalicelib.model.box import Box

_NEEDED = {"woe_id", "name", "placetype", "lat", "lon"}
_TIME_ZONE = "31"  # a kind of place, as the gazetteer has it
_AROUND = ("suburb", "town", "county", "state", "country", "continent")  # of Flickr's six kinds
_CORNERS = 4


def lines(stream: IO[bytes], name: str) -> Iterator[dict[str, str]]:
    """The rows by the names of their columns. Raises CommandError if it is another table."""
    csv.field_size_limit(sys.maxsize)
    reader = csv.DictReader(io.TextIOWrapper(stream, "utf-8", errors="replace", newline=""))
    if missing := _NEEDED - set(reader.fieldnames or ()):
        raise CommandError(f"{name}: there is no column {', '.join(sorted(missing))}")
    yield from reader


def row(line: dict[str, str]) -> Row | Zone:
    """What a row tells."""
    woe_id, name = rows.woe_id(line["woe_id"]), rows.text(line["name"], "name")
    if line["placetype"] == _TIME_ZONE:
        return Zone(woe_id=woe_id, name=name)
    kind = rows.kind(line["placetype"])
    longitude, latitude = _position(line)
    superseded_by = _json(line, "superseded_by") or 0
    if isinstance(superseded_by, list):
        superseded_by = superseded_by[0] if superseded_by else 0
    return Row(
        woe_id=woe_id,
        type=kind,
        name=name,
        latitude=latitude,
        longitude=longitude,
        box=_box(line),
        around=_around(line, woe_id),
        timezone=_whole(line.get("timezone_id")),
        is_superseded=bool(superseded_by),
        superseded_by=_whole(superseded_by),
    )


def _position(line: dict[str, str]) -> tuple[float | None, float | None]:
    """0, 0 stands for one that nobody knows."""
    try:
        longitude, latitude = float(line["lon"] or 0), float(line["lat"] or 0)
    except ValueError as wrong:
        raise BadRowError(f"no position: {line['lon'][:40]!a}, {line['lat'][:40]!a}") from wrong
    if longitude == latitude == 0:
        return None, None
    return rows.position(longitude, latitude)


def _box(line: dict[str, str]) -> Box | None:
    from chalicelib.model.box import Box  # noqa: PLC0415

    corners = _json(line, "bbox")
    if not isinstance(corners, list) or len(corners) != _CORNERS:
        return None
    west, south, east, north = map(float, corners)
    rows.position(west, south)
    rows.position(east, north)
    return Box(west=west, south=south, east=east, north=north)


def _around(line: dict[str, str], itself: int) -> tuple[int, ...]:
    """By the hierarchy, which leaves nothing out that the parent, of whatever kind, may be."""
    told = _json(line, "hierarchy")
    hierarchy = told if isinstance(told, dict) else {}
    ids = [_whole(hierarchy.get(kind)) for kind in _AROUND]
    ids.append(_whole(line.get("parent_id")))
    return tuple(dict.fromkeys(each for each in ids if each not in {0, itself}))


def _json(line: dict[str, str], name: str) -> Any:
    try:
        return json.loads(line.get(name) or "null")
    except ValueError as wrong:
        raise BadRowError(f"{name}: {line[name][:40]!a}") from wrong


def _whole(given: Any) -> int:
    """A WOE id, 0 for none."""
    try:
        number = int(given or 0)
    except (TypeError, ValueError):
        return 0
    return number if 0 < number <= rows.WOE_ID_MAX else 0
