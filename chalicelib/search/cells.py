"""Cells: the few pieces of the globe under which the photos of an area or a box stand.

A photo stands under every other level. What the cells of an area hold besides is dropped by the
exact distance; more of them would drop less, but each is a list to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from s2sphere import Angle, Cap, CellId, LatLng, LatLngRect, RegionCoverer

from chalicelib.model.area import EARTH_KM, Area
from chalicelib.model.box import Box
from chalicelib.model.photo import Location

CELL_LEVELS = range(0, 15, 2)  # from a sixth of the globe to half a kilometre across
CELLS_MAX = 16


def around(location: Location) -> tuple[str, ...]:
    """The tokens of the cells that a position lies in."""
    leaf = CellId.from_lat_lng(LatLng.from_degrees(location.latitude, location.longitude))
    return tuple(leaf.parent(level).to_token() for level in CELL_LEVELS)


def of_area(area: Area) -> tuple[str, ...]:
    """The tokens of the cells that cover a circle."""
    centre = LatLng.from_degrees(area.latitude, area.longitude).to_point()
    angle = Angle.from_radians(area.radius_km / EARTH_KM)
    return tuple(_covering(Cap.from_axis_angle(centre, angle)))


def of_box(box: Box) -> tuple[str, ...]:
    """The tokens of the cells that cover a box."""
    west = -180.0 if box.west == 180 else box.west  # noqa: PLR2004  (S2 would see no width at all)
    low = LatLng.from_degrees(box.south, west)
    high = LatLng.from_degrees(box.north, box.east)
    return tuple(_covering(LatLngRect(low, high)))  # from_point_pair would cross the wrong way


def _covering(region: Any) -> Iterator[str]:
    coverer = RegionCoverer()
    coverer.min_level, coverer.max_level = CELL_LEVELS[0], CELL_LEVELS[-1]
    coverer.level_mod, coverer.max_cells = CELL_LEVELS.step, CELLS_MAX
    return (cell.to_token() for cell in coverer.get_covering(region))
