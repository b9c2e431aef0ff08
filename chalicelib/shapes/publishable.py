"""Publishable: a polygon as everybody's programs take it (RFC 7946).

Old outlines cross themselves, are wound clockwise, or go on beyond 180 degrees. Coordinates have
six decimals, a tenth of a metre (11.2); rounded once, they stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

_DECIMALS = 6
_GRID = 10.0**-_DECIMALS
_ROUND, _HALF, _POLE = 360.0, 180.0, 90.0  # degrees
_POLYGONS = ("Polygon", "MultiPolygon")
_AREA = 2  # dimensions


def publishable(wkb: bytes) -> BaseGeometry | None:
    """A valid polygon or multipolygon, or None if nothing of it has an area."""
    shape = shapely.from_wkb(wkb)
    if not _is_within(shape):
        shape = _wrapped(_valid(shape))
    shape = _rounded(shape)
    if not shape.is_valid or shape.geom_type not in _POLYGONS:
        shape = _rounded(shapely.set_precision(_valid(shape), _GRID))
    return None if shape.is_empty else shapely.orient_polygons(shape)


def box(shape: BaseGeometry) -> tuple[float, float, float, float]:
    """West, south, east and north; west is the greater one across the antimeridian (5.2).

    What is left out is the widest part of the way around the globe that has no polygon.
    """
    west, south, east, north = shape.bounds
    widest = _ROUND - (east - west)
    bounds = shapely.bounds(shapely.get_parts(shape))
    spans = bounds[bounds[:, 0].argsort()]
    reached = -np.inf
    for end, then in zip(spans[:-1, 2].tolist(), spans[1:, 0].tolist(), strict=True):
        reached = max(reached, end)
        if then - reached > widest:
            widest, west, east = then - reached, then, reached
    return west, south, east, north


def _is_within(shape: BaseGeometry) -> bool:
    west, south, east, north = shape.bounds
    return bool(west >= -_HALF and east <= _HALF and south >= -_POLE and north <= _POLE)


def _valid(shape: BaseGeometry) -> BaseGeometry:
    """What a polygon's rings go around an odd number of times, and only that."""
    parts = shapely.get_parts(shapely.make_valid(shape))
    return shapely.union_all(parts[shapely.get_dimensions(parts) == _AREA])


def _wrapped(shape: BaseGeometry) -> BaseGeometry:
    """What lies beyond the antimeridian is cut off, and put where it is."""
    turns = (-_ROUND, 0.0, _ROUND)
    pieces = [_valid(shapely.intersection(shape, _window(turn))) for turn in turns]
    return shapely.union_all(
        [_moved(piece, -turn) for piece, turn in zip(pieces, turns, strict=True)]
    )


def _window(turn: float) -> BaseGeometry:
    return shapely.box(turn - _HALF, -_POLE, turn + _HALF, _POLE)


def _moved(shape: BaseGeometry, east: float) -> BaseGeometry:
    return shapely.transform(shape, lambda degrees: degrees + np.array((east, 0.0)))


def _rounded(shape: BaseGeometry) -> BaseGeometry:
    def near(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.round(degrees, _DECIMALS)

    return shapely.transform(shape, near)
