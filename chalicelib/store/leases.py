"""LEASE#<hour> / <due>#<nsid>#<callback id>: which subscriptions the clock must look at when."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.model.delivery import Target
from chalicelib.settings import settings
from chalicelib.store import keys, table

_HOUR = 3600
_KEPT_SECONDS = 7 * 86_400  # a clock that stood still for a week has other troubles


def note(due: int, target: Target) -> None:
    """Have the clock look at a subscription at a unix time."""
    table.put(settings().hub_table, {**keys.lease(due, target), "expires": due + _KEPT_SECONDS})


def due(now: float) -> Iterator[tuple[keys.Key, Target]]:
    """All that is due, earliest first, since the hour up to which everything was done."""
    for hour in range(_cursor(now), int(now) + 1, _HOUR):
        partition = keys.lease_hour(hour)
        until = keys.lease_until(now)
        for row in table.query(settings().hub_table, partition, until=until, consistent=True):
            yield {"pk": row["pk"], "sk": row["sk"]}, keys.leased(row["sk"])


def done(key: keys.Key) -> None:
    """Forget a row that was looked at."""
    table.delete(settings().hub_table, key)


def passed(now: float) -> None:
    """Everything before this hour is done."""
    hour = int(now) // _HOUR * _HOUR
    if hour > _cursor(now):
        table.put(settings().hub_table, {**keys.lease_cursor(), "hour": hour})


def _cursor(now: float) -> int:
    item = table.get(settings().hub_table, keys.lease_cursor(), consistent=True)
    return int(item["hour"]) if item else (int(now) // _HOUR - 24) * _HOUR
