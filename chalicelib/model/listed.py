"""A photo in a list: with its owner, and who is looking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.model.person import Person
from chalicelib.model.photo import Photo
from chalicelib.model.visibility import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a list, its extras or a feed need to know of a photo."""

    photo: Photo
    owner: Person
    viewer: Relation


def around(photo_ids: Sequence[str], photo_id: str) -> tuple[str | None, str | None]:
    """What stands before a photo in a list that it is in, and after it; None: there it ends."""
    at = photo_ids.index(photo_id)
    before = photo_ids[at - 1] if at else None
    return before, next(iter(photo_ids[at + 1 : at + 2]), None)
