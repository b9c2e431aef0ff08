"""Faces: kept triangles as polygons, each of them valid, with true holes.

The border is polygonized: each face is bounded by simple rings that touch in points at most.
A face is of kept triangles or a hole, which one, its first edge tells: the kept are on the left.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from chalicelib.shapes import lattice
from chalicelib.shapes.lattice import Whole
from chalicelib.shapes.mesh import Mask, Mesh


def polygons(mesh: Mesh, kept: Mask) -> Polygon | MultiPolygon:
    """What the kept triangles cover, in the plane."""
    border = mesh.border(kept)
    lines = shapely.linestrings(mesh.places[border].astype(np.float64))
    faces = shapely.get_parts(shapely.polygonize(lines))
    numbers = border[:, 0] * len(mesh.places) + border[:, 1]
    found = faces[np.isin(_first_edges(mesh, faces), numbers)]
    return found[0] if len(found) == 1 else shapely.multipolygons(found)


def _first_edges(mesh: Mesh, faces: NDArray[np.object_]) -> Whole:
    """An edge of each face, in the direction that has the face on its left."""
    shells = shapely.get_exterior_ring(faces)
    start, end = (_numbers(mesh, shapely.get_point(shells, n)) for n in (0, 1))
    left = shapely.is_ccw(shells)
    edges: Whole = np.where(left, start, end) * len(mesh.places) + np.where(left, end, start)
    return edges


def _numbers(mesh: Mesh, points: NDArray[np.object_]) -> Whole:
    """Which of the places they are."""
    places: Whole = shapely.get_coordinates(points).astype(np.int64)
    return np.searchsorted(lattice.keys(mesh.places), lattice.keys(places))
