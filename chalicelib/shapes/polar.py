"""A pole seen from above: angles from it, in the direction of their longitude.

On the way back the plane is halved at longitude 0 and 180, so that each half has its longitudes
without a leap, and the pole, where it lies within, becomes the edge at 90 degrees of latitude.
A straight line of the plane is bent: it gets as many coordinates as it needs to be nowhere off by
more than eleven metres.
"""

from __future__ import annotations

from cmath import phase, rect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import pi

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from chalicelib.shapes import lattice
from chalicelib.shapes.lattice import HALF, QUARTER, STEPS, Whole
from chalicelib.shapes.unrolled import areas, degrees

_BEND_MAX = STEPS / 10_000  # eleven metres
_Seen = tuple[float, float]  # direction from 0 to pi, and angle from the pole
_WIDE = 2 * HALF  # more than any place is away


@dataclass(frozen=True)
class Polar:
    """The plane above the north pole or the south pole."""

    north: bool

    def flat(self, places: Whole) -> Whole:
        """Places by their direction and angle from the pole."""
        direction = np.radians(places[:, 0] / STEPS)
        away = QUARTER - (places[:, 1] if self.north else -places[:, 1])
        x, y = away * np.cos(direction), away * np.sin(direction)
        return lattice.ordered(np.rint(np.stack([x, y], axis=-1)).astype(np.int64))

    def earth(self, flat: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
        """Bend each half, and put them together at longitude 0."""
        bent = [polygon for side in (1, -1) for polygon in self._bent(flat, side)]
        whole = shapely.union_all(shapely.make_valid(bent), grid_size=1)
        return degrees(areas(whole))

    def _bent(self, flat: Polygon | MultiPolygon, side: int) -> Iterator[Polygon]:
        half = shapely.box(-_WIDE, min(0, side * _WIDE), _WIDE, max(0, side * _WIDE))
        for part in shapely.get_parts(areas(shapely.intersection(flat, half, grid_size=1))):
            shell, *holes = (
                self._ring(ring.coords, side) for ring in (part.exterior, *part.interiors)
            )
            yield Polygon(shell, holes)

    def _ring(self, coordinates: list[tuple[float, float]], side: int) -> list[_Seen]:
        pole = 1 if self.north else -1
        return [
            (side * direction / pi * HALF, pole * (QUARTER - away))
            for direction, away in _seen([complex(x, abs(y)) for x, y in coordinates])
        ]


def _seen(ring: list[complex]) -> Iterator[_Seen]:
    """A closed ring of one half by direction and angle, bent."""
    for before, place, after in _threes(_through_pole(ring)):
        if place:
            yield from ((phase(each), abs(each)) for each in (place, *_bends(place, after)))
        else:  # the pole has any direction: from that before to that after
            yield phase(before), 0
            yield phase(after), 0


def _through_pole(ring: list[complex]) -> Iterator[complex]:
    """The places of a ring, each once, with the pole where the half's straight side crosses it."""
    for start, end in pairwise(ring):
        yield start
        if start.imag == end.imag == 0 and start.real * end.real < 0:
            yield 0j


def _threes(places: Iterator[complex]) -> Iterator[tuple[complex, complex, complex]]:
    each = list(places)
    return zip(each[-1:] + each[:-1], each, each[1:] + each[:1], strict=True)


def _bends(start: complex, end: complex) -> Iterator[complex]:
    """Places on a line, so close that straight lines of longitude and latitude stay beside it."""
    direction = (phase(start) + phase(end)) / 2
    straight = rect((abs(start) + abs(end)) / 2, direction)
    if not start or not end or _apart(start, end, straight) < _BEND_MAX:
        return
    middle = _crossing(start, end, rect(1, direction))
    yield from _bends(start, middle)
    yield middle
    yield from _bends(middle, end)


def _apart(start: complex, end: complex, place: complex) -> float:
    """How far a place is from the line."""
    return abs(_cross(end - start, place - start)) / abs(end - start)


def _crossing(start: complex, end: complex, direction: complex) -> complex:
    """The place of a line in a direction from the pole."""
    near, far = _cross(direction, start), _cross(direction, end)
    return start + (end - start) * (near / (near - far))


def _cross(one: complex, other: complex) -> float:
    return (one.conjugate() * other).imag
