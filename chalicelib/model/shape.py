"""Shapes: the outline of a place, made of where photos were taken."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.place import PlaceType


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """An outline as it was made once; a place has one after another.

    ``created`` is in unix seconds; ``alpha`` in squared degrees; ``points`` the unique positions
    that it was made of; ``edges`` the coordinates of its rings, each with its closing one. Old data
    sets leave some of these out: they are 0 then. ``wkb`` is the polygon or multipolygon itself,
    longitude before latitude (OGC 06-103r4, 8.2), as it came: old ones cross themselves.
    """

    woe_id: str
    type: PlaceType
    created: int
    alpha: float = 0.0
    points: int = 0
    edges: int = 0
    is_donuthole: bool = False
    """Made of the points of the places inside."""
    has_donuthole: bool = False
    """Whether there is such a one besides."""
    wkb: bytes
