"""A box: a piece of the map between two meridians and two parallels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from chalicelib.model.photo import Location
from chalicelib.model.reading import finite


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Degrees; one whose west is greater than its east crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, location: Location) -> bool:
        """Whether a position is in the box, its edges included."""
        east_of = self.west <= location.longitude
        west_of = location.longitude <= self.east
        between = east_of and west_of if self.west <= self.east else east_of or west_of
        return between and self.south <= location.latitude <= self.north


def _box(text: str) -> Box:
    west, south, east, north = map(finite, text.split(","))
    if max(abs(west), abs(east)) > 180 or not -90 <= south <= north <= 90:  # noqa: PLR2004
        raise ValueError(text)
    return Box(west=west, south=south, east=east, north=north)


BoundingBox = Annotated[Box, _box]
"""West, south, east and north, separated by commas."""
