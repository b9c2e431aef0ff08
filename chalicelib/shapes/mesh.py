"""The mesh: Delaunay's triangles over places in a plane, and which of them lie side by side.

GEOS makes the triangles. It has been seen to fail on lines and on near duplicates in floating
point, never on whole numbers, whose orientation it finds exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from chalicelib.shapes import lattice
from chalicelib.shapes.lattice import Whole

Mask = NDArray[np.bool_]
_OUTSIDE = -1


@dataclass(frozen=True)
class Mesh:
    """Triangles by the numbers of their corners, counterclockwise."""

    places: Whole
    corners: Whole
    radii: NDArray[np.float64]
    """Of the circle through the corners."""
    edges: Whole
    """From corner to corner, each edge once."""
    left: Whole
    """The triangle on the left of each edge."""
    right: Whole
    """That on the right, -1 for none."""

    def border(self, kept: Mask) -> Whole:
        """The edges of the kept triangles that no other shares, with the kept one on their left."""
        within = np.append(kept, False)
        left, right = within[self.left], within[self.right]
        return np.concatenate([self.edges[left & ~right], self.edges[right & ~left, ::-1]])

    def neighbours(self, kept: Mask) -> tuple[Whole, Whole]:
        """The pairs of kept triangles that share an edge."""
        within = np.append(kept, False)
        both = within[self.left] & within[self.right]
        return self.left[both], self.right[both]


def mesh(places: Whole) -> Mesh:
    """Triangulate places, each there once and in order."""
    corners = _turned(places, _corners(places))
    edges, left, right = _sides(corners, len(places))
    return Mesh(places, corners, _radii(places, corners), edges, left, right)


def _corners(places: Whole) -> Whole:
    """Ask GEOS, and look up which of the places the corners are."""
    triangles = shapely.delaunay_triangles(shapely.multipoints(places.astype(np.float64)))
    rings = shapely.get_coordinates(triangles).reshape(-1, 4, 2)
    found = lattice.keys(rings[:, :3].astype(np.int64))
    return np.searchsorted(lattice.keys(places), found)


def _turned(places: Whole, corners: Whole) -> Whole:
    """Corners counterclockwise. GEOS turns all triangles alike, so their sum tells."""
    return corners[:, ::-1] if _doubled_area(places, corners).sum() < 0 else corners


def _doubled_area(places: Whole, corners: Whole) -> NDArray[np.float64]:
    a, b, c = (places[corners[:, n]].astype(np.float64) for n in range(3))
    (x, y), (u, v) = (b - a).T, (c - a).T
    doubled: NDArray[np.float64] = x * v - y * u
    return doubled


def _radii(places: Whole, corners: Whole) -> NDArray[np.float64]:
    """The product of the sides over four times the area."""
    product = np.ones(len(corners))
    for n in range(3):
        along = places[corners[:, n]] - places[corners[:, n - 1]]
        product *= np.hypot(along[:, 0], along[:, 1])
    with np.errstate(divide="ignore"):
        radii: NDArray[np.float64] = product / (2 * np.abs(_doubled_area(places, corners)))
    return radii


def _sides(corners: Whole, places: int) -> tuple[Whole, Whole, Whole]:
    """Each edge once, as the first of its triangles has it, and the triangles on both its sides."""
    ends = np.stack([corners, np.roll(corners, -1, axis=1)], axis=-1).reshape(-1, 2)
    numbers = ends.min(axis=1) * places + ends.max(axis=1)
    order = np.argsort(numbers, kind="stable")
    start = np.flatnonzero(np.diff(numbers[order], prepend=-1))
    right = np.full(len(start), _OUTSIDE)
    shared = np.diff(start, append=len(order)) > 1
    right[shared] = order[start[shared] + 1] // 3
    return ends[order[start]], order[start] // 3, right
