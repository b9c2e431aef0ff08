"""PHOTO#<id> / FAVE#<nsid>: one item for each favorite; the photo counts them."""

from __future__ import annotations

from chalicelib.model.failures import AlreadyFavorite, NotFavorite
from chalicelib.settings import settings
from chalicelib.store import keys, photos, table


def add(nsid: str, photo_id: str, now: float) -> None:
    """Remember a favorite, once. Raises AlreadyFavorite."""
    item = {**keys.favorite(photo_id, nsid), "date_faved": int(now)}
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
