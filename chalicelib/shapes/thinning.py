"""Thinning: of very many places a few that have the same outline.

The rule: the plane is laid out in squares. Their side is the smallest of 1, 1.2, 1.4, 1.7, 2 ...
steps of the lattice (each the fourth root of 2 times the one before) that leaves no more than
``PLACES_MAX`` squares with places in them. Each such square keeps its first place, in the order
of x, then y, which stands for all in it: where photos are dense few of them stay, where they are
sparse all. Up to ``PLACES_MAX`` places all stay.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from chalicelib.shapes import lattice
from chalicelib.shapes.lattice import Whole

# Triangulated in half a second and 50 MB; on straight lines GEOS takes the square of the time.
PLACES_MAX = 32_768
_SIDES = [2 ** (quarters / 4) for quarters in range(32 * 4)]  # the last holds the earth


def thinned(places: Whole, most: int = PLACES_MAX) -> tuple[Whole, Whole]:
    """Places that stay, and of how many each is the first. They are given and stay in order."""
    if len(places) <= most:
        return places, np.ones(len(places), np.int64)

    def few_enough(side: float) -> bool:
        return len(lattice.once(_squares(places, side))) <= most

    side = _SIDES[bisect_left(_SIDES, True, key=few_enough)]  # noqa: FBT003
    _, first, many = np.unique(_squares(places, side), return_index=True, return_counts=True)
    order = np.argsort(first)
    return places[first[order]], many[order]


def _squares(places: Whole, side: float) -> Whole:
    """A number for the square that each place is in."""
    return lattice.keys(np.floor(places / side).astype(np.int64))
