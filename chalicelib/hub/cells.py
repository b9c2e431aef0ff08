"""Cells: the pieces of the globe that an area is covered by and a photo lies in.

S2 cells lie on a sphere, so that poles and the antimeridian need no special case. A subscription
stands under the few cells that cover its circle; an event asks for all cells that its point is in.
"""

from __future__ import annotations

from s2sphere import Angle, Cap, CellId, LatLng, RegionCoverer

from chalicelib.model.area import EARTH_KM, Area
from chalicelib.model.photo import Location

# From a hundred kilometres across to some forty metres; eight cells waste half of what they hold,
# which the exact distance then drops.
LEVEL_MIN, LEVEL_MAX = 6, 18
CELLS_MAX = 8


def covering(area: Area) -> tuple[str, ...]:
    """The tokens of the cells that cover an area."""
    centre = LatLng.from_degrees(area.latitude, area.longitude).to_point()
    angle = Angle.from_radians(area.radius_km / EARTH_KM)
    coverer = RegionCoverer()
    coverer.min_level, coverer.max_level, coverer.max_cells = LEVEL_MIN, LEVEL_MAX, CELLS_MAX
    cells = coverer.get_covering(Cap.from_axis_angle(centre, angle))
    return tuple(cell.to_token() for cell in cells)


def around(location: Location) -> tuple[str, ...]:
    """The tokens of all cells that a position lies in, on every level that a covering uses."""
    leaf = CellId.from_lat_lng(LatLng.from_degrees(location.latitude, location.longitude))
    return tuple(leaf.parent(level).to_token() for level in range(LEVEL_MIN, LEVEL_MAX + 1))
