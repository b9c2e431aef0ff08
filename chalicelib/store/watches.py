"""WATCH#<what> / <nsid>#<callback id>: who listens to what; a row for each thing listened to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from chalicelib.model.area import Area
from chalicelib.model.delivery import Target
from chalicelib.model.photo import Photo
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """One listener, and what it wants of what it could hear. ``expires`` is a unix time."""

    target: Target
    expires: int
    update_types: tuple[str, ...] = ()
    """Empty means all."""
    media: str = "all"
    accuracy: int = 0
    """The least that a photo's position must have; 0 if it need not have one."""
    area: Area | None = None

    def wants(self, photo: Photo, types: Iterable[str]) -> bool:
        """Whether news of a photo pass."""
        location = photo.open_location
        return (
            (not self.update_types or not set(self.update_types).isdisjoint(types))
            and self.media in {"all", f"{photo.media}s", photo.media}
            and (not self.accuracy or (location is not None and location.accuracy >= self.accuracy))
            and (self.area is None or self.area.holds(location))
        )


def put(whats: Iterable[str], watch: Watch) -> None:
    """Let a subscription listen to these."""
    wanted = asdict(watch)
    del wanted["target"]
    rows = ({**keys.watch(what, watch.target), **wanted} for what in whats)
    table.write_many(settings().hub_table, puts=rows)


def remove(whats: Iterable[str], target: Target) -> None:
    """Let a subscription listen to these no longer."""
    table.write_many(settings().hub_table, deletes=[keys.watch(what, target) for what in whats])


def of(target: Target, whats: Iterable[str]) -> dict[str, Watch]:
    """What a subscription listens to of these at this very moment."""
    asked = (keys.watch(what, target) for what in whats)
    rows = table.get_many(settings().hub_table, asked, consistent=True)
    return {keys.watched(row["pk"]): _watch(row) for row in rows}


def page(what: str, *, now: float, after: str = "", limit: int) -> tuple[list[Watch], str]:
    """Some who listen, and behind which row to go on ("": all are told)."""
    rows, more = table.query_page(
        settings().hub_table, keys.watching(what), after=after, limit=limit
    )
    return [_watch(row) for row in rows if now < row["expires"]], more


def _watch(row: Item) -> Watch:
    return Watch(
        target=keys.watcher(row["sk"]),
        expires=row["expires"],
        update_types=tuple(row["update_types"]),
        media=row["media"],
        accuracy=row["accuracy"],
        area=Area(**row["area"]) if row["area"] else None,
    )
