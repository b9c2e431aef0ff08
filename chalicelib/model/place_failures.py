"""Failures: what may be wrong with a place that is asked for."""

from __future__ import annotations

from chalicelib.model.failures import Failure


class PlaceIdInvalid(Failure):
    """Not a valid Places ID"""


class PlaceNotFound(PlaceIdInvalid):
    """Place not found"""


class PlaceTypeInvalid(Failure):
    """Not a valid place type"""


class DayInvalid(Failure):
    """Not a valid date."""


class BoxInvalid(Failure):
    """Not a valid bbox"""


class BoxTooLarge(Failure):
    """Bounding box exceeds maximum allowable size for place type"""


class ThresholdInvalid(Failure):
    """Not a valid threshold"""


class WhichContactsInvalid(Failure):
    """Not a valid contacts type"""
