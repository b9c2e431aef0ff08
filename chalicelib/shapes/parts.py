"""Parts: kept triangles that hang together by their edges, and the positions they hold."""

from __future__ import annotations

import numpy as np

from chalicelib.shapes import lattice
from chalicelib.shapes.lattice import Whole
from chalicelib.shapes.mesh import Mask, Mesh

PART_MIN = 0.02  # of all positions: a part that holds less is dropped
_FEW = 10  # positions: what holds less is dropped too, but half of all are enough


def large(mesh: Mesh, weights: Whole, kept: Mask) -> tuple[Mask, float]:
    """The kept triangles that are in large parts, and the share of all positions these hold."""
    part = _parts(mesh, kept)
    corner = lattice.once((part[kept, None] * len(weights) + mesh.corners[kept]).ravel())
    parts, places = np.divmod(corner, len(weights))
    held = np.bincount(parts, weights[places], minlength=len(part))
    least = max(PART_MIN * weights.sum(), min(_FEW, weights.sum() / 2))
    inside = lattice.once(places[held[parts] >= least])
    return kept & (held[part] >= least), float(weights[inside].sum() / weights.sum())


def _parts(mesh: Mesh, kept: Mask) -> Whole:
    """For each triangle the smallest number of a triangle in its part.

    Every round gives each part the smallest number of those beside it, then that one's own.
    """
    part = np.arange(len(kept))
    one, other = mesh.neighbours(kept)
    while len(one):
        low = np.minimum(part[one], part[other])
        np.minimum.at(part, part[one], low)
        np.minimum.at(part, part[other], low)
        part = _followed(part)
        apart = part[one] != part[other]
        one, other = one[apart], other[apart]
    return part


def _followed(part: Whole) -> Whole:
    """Parts by their last number, where it is told from triangle to triangle."""
    while not np.array_equal(further := part[part], part):
        part = further
    return part
