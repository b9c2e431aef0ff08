"""The search: which alpha a place's outline is made with.

The rule: the spread is the diagonal of the box that leaves out a fortieth of the positions on each
of its four sides. The alphas tried are the spread's square, halved from 4 times down to its
1024th: circles with a radius of twice the spread to its 32nd (Flickr's for San Francisco was
a 22nd). Taken is the smallest whose large parts (``shapes.parts``) hold 95 of 100 positions;
if none does, the largest. What the large parts do not hold are outliers, and are dropped.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from chalicelib.shapes import parts
from chalicelib.shapes.lattice import Whole
from chalicelib.shapes.mesh import Mask, Mesh

HELD_MIN = 0.95  # of all positions, by the large parts
_CUT = 0.025  # of all positions, on each side of the box
_HALVINGS = range(10, -3, -1)  # of the spread's square, the most first


def spread(places: Whole) -> float:
    """How far places lie apart, but for the outermost."""
    return float(np.hypot(*np.subtract(*np.quantile(places, (1 - _CUT, _CUT), axis=0))))


def smallest(mesh: Mesh, weights: Whole, spread: float) -> tuple[float, Mask]:
    """Find the radius, and the triangles of the large parts."""
    radii = [spread * 2 ** (-halvings / 2) for halvings in _HALVINGS]

    def held(radius: float) -> float:
        return parts.large(mesh, weights, mesh.radii <= radius)[1]

    # What is held only grows with the radius. The last is taken if all others fail.
    radius = radii[bisect_left(radii[:-1], HELD_MIN, key=held)]
    return radius, parts.large(mesh, weights, mesh.radii <= radius)[0]
