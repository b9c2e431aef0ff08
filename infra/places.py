"""``python -m infra.admin places import | publish``: from files of places to the gazetteer."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from infra.errors import CommandError
from infra.world.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415

_TOLD = 20  # bad rows of a file that are told; all stand in the workbook


class StoppedError(CommandError):
    """Stopped; the same command goes on from here."""


def load(workbook: Path, files: Sequence[Path], created: datetime | None) -> dict[str, Any]:
    """Read what is left of each file; the shapes of one that tells no date are of ``created``."""
    from chalicelib.store import shapes
    from infra.world import importing

    if missing := [str(file) for file in files if not file.is_file()]:
        raise CommandError(f"there is no {missing[0]}")
    with closing(Workbook(workbook)) as opened:
        try:
            return {
                file.name: _told(importing.load(opened, file, _created(file, created), shapes.put))
                for file in files
            }
        except KeyboardInterrupt as stopped:
            raise StoppedError(StoppedError.__doc__) from stopped


def publish(workbook: Path) -> dict[str, Any]:
    """Publish what was imported into a workbook."""
    from infra.world import publishing

    if not workbook.exists():
        raise CommandError(f"there is no {workbook}: `places import` makes it")
    with closing(Workbook(workbook)) as opened:
        return publishing.publish(opened)


def _created(file: Path, told: datetime | None) -> int:
    return int(told.replace(tzinfo=UTC).timestamp() if told else file.stat().st_mtime)


def _told(came: dict[str, Any]) -> dict[str, Any]:
    """What came of a file, with how many rows were bad; those are told beside it."""
    bad = came["bad"]
    for line in bad[:_TOLD]:
        print(line, file=sys.stderr)
    if len(bad) > _TOLD:
        print(f"... and {len(bad) - _TOLD} more", file=sys.stderr)
    return {**came, "bad": len(bad)}
