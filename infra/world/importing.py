"""Importing files of places: read row by row, kept in the workbook, shapes in the store too.

What cannot be read is reported and left out. Killed, it goes on where it was: shapes that were
kept already are kept once more, as the same.
"""

from __future__ import annotations

import gzip
import zlib
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from infra.bar import bar
from infra.errors import CommandError
from infra.world import geojson, woe
from infra.world.row import BadRowError, OtherKindError, Row
from infra.world.workbook import Read, Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chalicelib.model.shape import Shape
    from infra.world.row import Zone

    Understood = Callable[[Any], Row | Zone]
    Keep = Callable[[list[Shape]], object]

_AT_A_TIME = 200  # rows in a transaction
_KINDS = (".geojson", ".json", ".csv")


def load(workbook: Workbook, path: Path, created: int, keep: Keep) -> dict[str, Any]:
    """Read what is left of a file, hand its shapes to ``keep``, and answer what came of it."""
    read = workbook.read(path.name, path.stat().st_size)
    if not read.is_whole:
        with path.open("rb") as file, bar(f"{path.name}, bytes", read.bytes) as advance:
            (rows, understood), seen = _reader(path, file, created), 0
            for batch in _batches(rows, path.name, read.done):
                _take(workbook, read, batch, understood, keep)
                read = workbook.read(read.name, read.bytes)
                advance(file.tell() - seen)
                seen = file.tell()
            workbook.add(_whole(read), (), {}, ())
    bad = [f"{path.name}, row {number}: {why}" for number, why in workbook.bad(path.name)]
    return {"rows": read.done, "skipped": workbook.skipped(path.name), "bad": bad}


def _reader(path: Path, file: IO[bytes], created: int) -> tuple[Iterator[Any], Understood]:
    """The rows of a file, and how one is understood."""
    zipped = path.suffix == ".gz"
    kind = path.with_suffix("").suffix if zipped else path.suffix
    if kind not in _KINDS:
        raise CommandError(f"{path.name} is none of {', '.join(_KINDS)}, zipped (.gz) or not")
    stream: Any = gzip.GzipFile(fileobj=file) if zipped else file
    if kind == ".csv":
        return woe.lines(stream, path.name), woe.row
    is_superseded = "superseded" in path.name
    return geojson.features(stream, path.name), lambda feature: geojson.row(
        feature, created, is_superseded=is_superseded
    )


def _batches(rows: Iterator[Any], name: str, done: int) -> Iterator[list[Any]]:
    """Rows behind those that are done with, some at a time."""
    rest = islice(rows, done, None)
    try:
        while batch := list(islice(rest, _AT_A_TIME)):
            yield batch
    except (EOFError, gzip.BadGzipFile, zlib.error) as wrong:
        raise CommandError(f"{name}: {wrong}") from wrong


def _take(
    workbook: Workbook, read: Read, batch: list[Any], understood: Understood, keep: Keep
) -> None:
    """Understand rows and keep them; shapes first, for they may be kept twice."""
    good: list[Row | Zone] = []
    bad: dict[int, str] = {}
    skipped: list[str] = []
    for number, each in enumerate(batch, read.done + 1):
        try:
            good.append(understood(each))
        except BadRowError as wrong:
            bad[number] = str(wrong)
        except OtherKindError as other:
            skipped.append(str(other))
    keep([row.shape for row in good if isinstance(row, Row) and row.shape])
    done = Read(name=read.name, bytes=read.bytes, done=read.done + len(batch))
    workbook.add(done, good, bad, skipped)


def _whole(read: Read) -> Read:
    return Read(name=read.name, bytes=read.bytes, done=read.done, is_whole=True)
