"""A photo in a list: with its owner, and who is looking."""

from __future__ import annotations

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
