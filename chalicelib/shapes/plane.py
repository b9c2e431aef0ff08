"""The plane that a place is drawn in, and the way there and back.

Most places lie in longitudes and latitudes as they are, unrolled from the widest gap that they
leave in longitude, so that 180 degrees is nowhere. What lies around a pole is seen from above it:
angles from the pole, in the direction of their longitude.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from shapely import MultiPolygon, Polygon

from chalicelib.shapes.lattice import HALF, STEPS, TURN, Whole
from chalicelib.shapes.polar import Polar
from chalicelib.shapes.unrolled import Unrolled

_POLEWARD = 60 * STEPS  # of latitude; from there on a place may be seen from above a pole
_SHARE = 0.95  # of the positions, as in the search


class Plane(Protocol):
    """A flat view of the earth, in steps of the lattice."""

    def flat(self, places: Whole) -> Whole:
        """Places in the plane, each once, in order."""

    def earth(self, flat: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
        """Polygons of the plane in degrees of longitude and latitude, as RFC 7946 has them."""


def of(places: Whole) -> Plane:
    """The plane that suits places, of which there must be one at least."""
    for north, latitudes in ((True, places[:, 1]), (False, -places[:, 1])):
        poleward = latitudes >= _POLEWARD
        if poleward.sum() >= _SHARE * len(places) and _seam(places[poleward, 0])[1] < HALF:
            return Polar(north=north)
    return Unrolled(seam=_seam(places[:, 0])[0])


def _seam(longitudes: Whole) -> tuple[int, int]:
    """The longitude behind the widest gap, and how wide that is."""
    order = np.sort(longitudes)
    gaps = np.diff(order, prepend=order[-1] - TURN)
    widest = np.argmax(gaps)
    return int(order[widest]), int(gaps[widest])
