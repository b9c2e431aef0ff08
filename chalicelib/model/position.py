"""Positions, as the methods of flickr.photos.geo.* take them: degrees, and how exact they are."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Decimal

from chalicelib.model.failures import Failure
from chalicelib.model.photo_failures import AccuracyInvalid, LatitudeInvalid, LongitudeInvalid

Position = tuple[float, float, int]
"""Latitude, longitude and accuracy."""

STREET = 16
_DEGREES = re.compile(r"[-+]?(?:[0-9]{1,3}(?:\.[0-9]*)?|\.[0-9]+)")
_EXACT = Decimal("0.000001")  # more decimal places are cut off


def latitude(text: str) -> float:
    """Degrees north, -90 to 90. Raises LatitudeInvalid."""
    return _degrees(text, 90, LatitudeInvalid)


def longitude(text: str) -> float:
    """Degrees east, -180 to 180. Raises LongitudeInvalid."""
    return _degrees(text, 180, LongitudeInvalid)


def accuracy(number: int) -> int:
    """How exact a position is, 1 (world) to 16 (street). Raises AccuracyInvalid."""
    if not 1 <= number <= STREET:
        raise AccuracyInvalid
    return number


def _degrees(text: str, most: int, failure: type[Failure]) -> float:
    if not _DEGREES.fullmatch(text.strip()):
        raise failure
    degrees = Decimal(text.strip())
    if abs(degrees) > most:
        raise failure
    return float(degrees.quantize(_EXACT, ROUND_DOWN))
