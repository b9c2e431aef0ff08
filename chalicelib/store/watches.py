"""WATCH#<what> / <nsid>#<callback id>: who listens to what; a row for each thing listened to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.model.delivery import Target
from chalicelib.settings import settings
from chalicelib.store import keys, table


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """One listener. ``expires`` is a unix time; ``update_types`` empty means all."""

    target: Target
    expires: int
    update_types: tuple[str, ...] = ()


def put(whats: Iterable[str], watch: Watch) -> None:
    """Let a subscription listen to these."""
    rows = (
        {
            **keys.watch(what, watch.target),
            "expires": watch.expires,
            "update_types": watch.update_types,
        }
        for what in whats
    )
    table.write_many(settings().hub_table, puts=rows)


def remove(whats: Iterable[str], target: Target) -> None:
    """Let a subscription listen to these no longer."""
    table.write_many(settings().hub_table, deletes=[keys.watch(what, target) for what in whats])


def page(what: str, *, now: float, after: str = "", limit: int) -> tuple[list[Watch], str]:
    """Some who listen, and behind which row to go on ("": all are told)."""
    rows, more = table.query_page(
        settings().hub_table, keys.watching(what), after=after, limit=limit
    )
    watches = [
        Watch(
            target=keys.watcher(row["sk"]),
            expires=row["expires"],
            update_types=tuple(row["update_types"]),
        )
        for row in rows
    ]
    return [watch for watch in watches if now < watch.expires], more
