"""RATE#<what> / <window>: how often something was done lately."""

from __future__ import annotations

from chalicelib.settings import settings
from chalicelib.store import keys, table


def count(what: str, seconds: int, now: float) -> int:
    """Count one more; answers how many there were in this window of so many seconds."""
    window = int(now) // seconds
    counted = table.add(
        settings().people_table,
        keys.rate(what, window),
        {"counted": 1},
        expires=(window + 2) * seconds,
    )
    return int(counted["counted"])


def take(what: str, seconds: int, limit: int, now: float) -> bool:
    """Count one more unless there were as many as may be in this window; whether it was."""
    window = int(now) // seconds
    key, expires = keys.rate(what, window), (window + 2) * seconds
    return table.add_below(settings().people_table, key, "counted", limit, expires=expires)


def give_back(what: str, seconds: int, now: float) -> None:
    """Count one less: what was taken need not have been."""
    table.add(settings().people_table, keys.rate(what, int(now) // seconds), {"counted": -1})
