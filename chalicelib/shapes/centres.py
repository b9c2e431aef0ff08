"""Centres: which of the places of one kind has its centre nearest to a point."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import cos, degrees, radians, sin
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

EARTH_KM = 6371.0088  # the mean radius


class Centres:
    """Positions sorted by latitude; distances are those on the sphere, at 180 and the poles too."""

    def __init__(self, rows: NDArray[Any], positions: NDArray[Any], limit_km: float) -> None:
        """``positions`` are longitudes and latitudes in degrees; ``rows`` tell whose they are."""
        import numpy as np  # noqa: PLC0415  (not before it is needed)

        order = np.argsort(positions[:, 1], kind="stable")
        longitude, latitude = np.radians(positions[order]).T
        across = np.cos(latitude)
        self._x, self._y = across * np.cos(longitude), across * np.sin(longitude)
        self._z = np.sin(latitude)
        self._rows = rows[order]
        self._latitudes = positions[order, 1].tolist()  # a list is bisected sooner
        self._band = degrees(limit_km / EARTH_KM)
        self._least = cos(limit_km / EARTH_KM)

    def near(self, latitude: float, longitude: float) -> list[int]:
        """The rows of those within the limit, the nearest first."""
        first = bisect_left(self._latitudes, latitude - self._band)
        last = bisect_right(self._latitudes, latitude + self._band, first)
        if first == last:
            return []
        x, y, z = _direction(latitude, longitude)
        # Not a product of matrices: for many centres BLAS starts threads, which takes longer.
        nearness = self._x[first:last] * x + self._y[first:last] * y + self._z[first:last] * z
        if nearness.max() < self._least:
            return []
        [close] = (nearness >= self._least).nonzero()
        nearest = first + close[(-nearness[close]).argsort(kind="stable")]
        found: list[int] = self._rows[nearest].tolist()
        return found


def _direction(latitude: float, longitude: float) -> tuple[float, float, float]:
    north, east = radians(latitude), radians(longitude)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)
