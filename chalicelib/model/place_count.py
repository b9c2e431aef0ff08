"""Counts of photos in places."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCount:
    """How many photos were taken in a place."""

    place: Place
    photos: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """What a photo counts for: the day of its upload (``yyyy-mm-dd``, UTC), and its places.

    ``woe_ids`` are as in a photo: the smallest first, each in the next.
    """

    day: str
    woe_ids: tuple[str, ...]
