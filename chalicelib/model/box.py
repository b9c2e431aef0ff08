"""A box: a piece of the map between two meridians and two parallels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from chalicelib.model.photo import Location
from chalicelib.model.reading import finite

_ROUND = 360.0  # degrees, all the way


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Degrees; one whose west is greater than its east crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, location: Location) -> bool:
        """Whether a position is in the box, its edges included."""
        east_of = (location.longitude - self.west) % _ROUND
        return east_of <= self._width and self.south <= location.latitude <= self.north

    @property
    def _width(self) -> float:
        width = self.east - self.west
        return _ROUND if width == _ROUND else width % _ROUND


def read_box(text: str) -> Box:
    """West, south, east and north in degrees, separated by commas."""
    west, south, east, north = map(finite, text.split(","))
    if max(abs(west), abs(east)) > 180 or not -90 <= south <= north <= 90:  # noqa: PLR2004
        raise ValueError(text)
    return Box(west=west, south=south, east=east, north=north)


BoundingBox = Annotated[Box, read_box]
"""West, south, east and north, separated by commas."""
