"""PHOTO#<id> / FAVE#<nsid>: one item for each favorite; the photo counts them.

The index by_faver lists a person's, newest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chalicelib.model.favorite import Favorite
from chalicelib.model.photo_failures import AlreadyFavorite, NotFavorite
from chalicelib.settings import settings
from chalicelib.store import keys, photos, table
from chalicelib.store.items import Item


def add(nsid: str, photo_id: str, now: float) -> None:
    """Remember a favorite, once. Raises AlreadyFavorite."""
    item = {**keys.favorite(photo_id, nsid), "faver": nsid, "date_faved": int(now)}
    counted = photos.counting(photo_id, now, faves=1)
    if not table.put_new_with(settings().photos_table, item, counted):
        raise AlreadyFavorite


def remove(nsid: str, photo_id: str, now: float) -> None:
    """Forget a favorite. Raises NotFavorite."""
    counted = photos.counting(photo_id, now, faves=-1)
    if not table.delete_with(settings().photos_table, keys.favorite(photo_id, nsid), counted):
        raise NotFavorite


def is_favorite(nsid: str | None, photo_id: str) -> bool:
    """Whether a photo is somebody's favorite; nobody has none."""
    if nsid is None:
        return False
    found = table.get(settings().photos_table, keys.favorite(photo_id, nsid), consistent=True)
    return found is not None


def among(nsid: str | None, photo_ids: Iterable[str]) -> set[str]:
    """Which of some photos are somebody's favorites; nobody has none."""
    if nsid is None:
        return set()
    asked = (keys.favorite(photo_id, nsid) for photo_id in photo_ids)
    found = table.get_many(settings().photos_table, asked)
    return {keys.photo_of(item["pk"]) for item in found}


def of(nsid: str, at_a_time: int = 0) -> Iterator[Favorite]:
    """A person's favorites, newest first, whoever may see them; read as they are asked for.

    ``at_a_time`` is how many are read at once, for who asks for few.
    """
    found = table.query_index(
        settings().photos_table, "by_faver", name="faver", value=nsid, at_a_time=at_a_time
    )
    return map(_favorite, found)


def on(photo_id: str) -> list[Favorite]:
    """Whose favorite a photo is, the newest first."""
    pk = keys.photo(photo_id)["pk"]
    found = table.query(settings().photos_table, pk, prefix=keys.PREFIX_FAVE, consistent=True)
    return sorted(map(_favorite, found), key=lambda each: each.date_faved, reverse=True)


def _favorite(item: Item) -> Favorite:
    return Favorite(
        photo_id=keys.photo_of(item["pk"]),
        nsid=keys.faved_by(item["sk"]),
        date_faved=item["date_faved"],
    )
