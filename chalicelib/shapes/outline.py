"""The outline of a place: an alpha shape of where its photos were taken.

An alpha shape is what the triangles cover whose circles have a radius of the root of alpha at most
(Clustr's meaning: squared degrees, of longitude and latitude as they are, or about a pole of the
angles from it).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from chalicelib.shapes import faces, lattice, plane, search
from chalicelib.shapes.mesh import mesh
from chalicelib.shapes.thinning import thinned

POINTS_MIN = 3  # unique positions; fewer have no area


@dataclass(frozen=True)
class Outline:
    """A place's outline, and what it was made of."""

    geometry: Polygon | MultiPolygon
    """Longitude and latitude in degrees, as RFC 7946 has them: counterclockwise, cut at 180."""
    alpha: float
    """Squared degrees."""
    points: int
    """Unique positions."""
    edges: int
    """Coordinates of all rings, with the closing ones."""


def outline(positions: NDArray[np.float64]) -> Outline | None:
    """Draw around positions (longitude, latitude); None if they are too few or all on a line."""
    places = lattice.unique(positions)
    if len(places) < POINTS_MIN:
        return None
    ground = plane.of(places)
    flat = ground.flat(places)
    few, weights = thinned(flat)
    triangles = mesh(few)
    radius, kept = search.smallest(triangles, weights, search.spread(flat))
    if not kept.any():
        return None
    geometry = ground.earth(faces.polygons(triangles, kept))
    alpha = (radius / lattice.STEPS) ** 2
    return Outline(geometry, alpha, len(places), shapely.count_coordinates(geometry))


def alpha_shape(positions: NDArray[np.float64], alpha: float) -> Polygon | MultiPolygon:
    """Draw around all positions with an alpha that is given, outliers and all; may be empty."""
    places = lattice.unique(positions)
    if len(places) < POINTS_MIN:
        return MultiPolygon()
    ground = plane.of(places)
    triangles = mesh(ground.flat(places))
    kept = triangles.radii <= sqrt(alpha) * lattice.STEPS
    return ground.earth(faces.polygons(triangles, kept))
