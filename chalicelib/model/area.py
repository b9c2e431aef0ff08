"""An area: a circle on the globe, and how exactly a photo must be placed to be in it."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from chalicelib.model.failures import ParameterInvalid
from chalicelib.model.photo import Location

Units = Literal["km", "mi"]

EARTH_KM = 6371.0088  # the mean radius (IUGG)
KM_A_MILE = 1.609344
RADIUS = 5.0  # flickr.push.subscribe
RADIUS_MAX = {"km": 32.0, "mi": 20.0}  # as flickr.photos.search has them
ACCURACY_MIN, ACCURACY_MAX = 1, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Degrees and kilometres; ``accuracy`` is the least that a photo's position must have."""

    latitude: float
    longitude: float
    radius_km: float
    accuracy: int = ACCURACY_MIN

    def holds(self, location: Location | None) -> bool:
        """Whether a photo with this position is in the area."""
        return (
            location is not None
            and location.accuracy >= self.accuracy
            and self.distance_km(location) <= self.radius_km
        )

    def distance_km(self, location: Location) -> float:
        """The great circle from the centre (haversine: good at every distance and both poles)."""
        here, there = radians(self.latitude), radians(location.latitude)
        across = radians(location.longitude - self.longitude)
        bow = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(across / 2) ** 2
        return 2 * EARTH_KM * asin(sqrt(min(1.0, bow)))


def circle(
    latitude: float,
    longitude: float,
    radius: float | None,
    units: Units,
    accuracy: int = ACCURACY_MIN,
) -> Area:
    """The area that a caller asks for, RADIUS wide without a radius. Raises ParameterInvalid."""
    wide = RADIUS if radius is None else radius
    is_fine = (
        -90 <= latitude <= 90  # noqa: PLR2004  (degrees)
        and -180 <= longitude <= 180  # noqa: PLR2004
        and 0 < wide <= RADIUS_MAX[units]
    )
    if not is_fine:
        raise ParameterInvalid
    return Area(
        latitude=latitude,
        longitude=longitude,
        radius_km=wide * (KM_A_MILE if units == "mi" else 1.0),
        accuracy=accuracy,
    )
