"""Longitudes and latitudes as they are, unrolled from a seam: the plane of most places."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from chalicelib.shapes import lattice
from chalicelib.shapes.lattice import HALF, QUARTER, STEPS, TURN, Whole


@dataclass(frozen=True)
class Unrolled:
    """The plane that begins eastward of a seam, where no place is westward of it."""

    seam: int

    def flat(self, places: Whole) -> Whole:
        """Longitudes from the seam on."""
        east = (places[:, 0] - self.seam) % TURN - HALF
        flat = np.stack([east, places[:, 1]], axis=-1)
        return lattice.ordered(flat)

    def earth(self, flat: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
        """Cut at 180 degrees, where it lies within (RFC 7946 3.1.9)."""
        shifted = _moved(flat, self.seam + HALF)
        _, _, east, _ = shifted.bounds
        return degrees(_cut(shifted) if east > HALF else shifted)


def degrees(polygons: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
    """Steps of the lattice as degrees, the right-hand rule kept (RFC 7946 3.1.6)."""
    turned = shapely.orient_polygons(polygons)
    return shapely.transform(turned, lambda steps: steps / STEPS)


def areas(*geometries: shapely.Geometry) -> Polygon | MultiPolygon:
    """Of overlays' results, which lie beside each other, what has an area."""
    parts = shapely.get_parts(geometries)
    found = parts[shapely.area(parts) > 0]
    return found[0] if len(found) == 1 else shapely.multipolygons(found)


def _cut(polygons: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
    """What lies beyond 180 degrees, a turn back. The cut's ends are rounded to the lattice."""
    west = shapely.box(HALF - TURN, -QUARTER, HALF, QUARTER)
    near = shapely.intersection(polygons, west, grid_size=1)
    far = shapely.intersection(polygons, _moved(west, TURN), grid_size=1)
    return areas(near, _moved(far, -TURN))


def _moved(polygons: Polygon | MultiPolygon, east: int) -> Polygon | MultiPolygon:
    return shapely.transform(polygons, lambda steps: np.add(steps, (east, 0)))
