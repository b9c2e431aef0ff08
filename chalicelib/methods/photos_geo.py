"""The methods flickr.photos.geo.*."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Decimal
from typing import Literal

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model import reading
from chalicelib.model.failures import (
    AccuracyInvalid,
    Failure,
    LatitudeInvalid,
    LongitudeInvalid,
    NoLocation,
    ParameterMissing,
    PhotoNotFound,
    PlaceInvalid,
    PlaceMissing,
)
from chalicelib.model.photo import Location
from chalicelib.model.reading import Number
from chalicelib.responses import photos as responses
from chalicelib.store import photos

_STREET = 16
_DEGREES = re.compile(r"[-+]?(?:[0-9]{1,3}(?:\.[0-9]*)?|\.[0-9]+)")
_EXACT = Decimal("0.000001")  # more decimal places are cut off


@method(
    "flickr.photos.geo.getLocation",
    errors={
        1: PhotoNotFound("Photo not found."),
        2: NoLocation("Photo has no location information."),
    },
)
def get_location(call: Call, *, photo_id: str) -> Element:
    """Return where a photo was taken; who may see the photo may know.

    photo_id: The id of the photo.
    """
    photo = photos.get(photo_id, seen_by=call.viewer)
    if photo.location is None:
        raise NoLocation
    return responses.location(photo, photo.location)


@method(
    "flickr.photos.geo.setLocation",
    perms="write",
    errors={
        1: PhotoNotFound,
        2: ParameterMissing("Required arguments missing."),
        3: LatitudeInvalid,
        4: LongitudeInvalid,
        5: AccuracyInvalid,
    },
)
def set_location(
    call: Call,
    *,
    photo_id: str,
    lat: str,
    lon: str,
    accuracy: Number = _STREET,
    context: Literal[0, 1, 2] = 0,
) -> None:
    """Set where one of the caller's photos was taken.

    photo_id: The id of the photo.
    lat: The latitude, -90 to 90, to six decimal places.
    lon: The longitude, -180 to 180, to six decimal places.
    accuracy: How exact that is: 1 world, 3 country, 6 region, 11 city, up to 16 street.
    context: 0 not said, 1 indoors, 2 outdoors.
    """
    location = Location(
        latitude=_degrees(lat, 90, LatitudeInvalid),
        longitude=_degrees(lon, 180, LongitudeInvalid),
        accuracy=accuracy,
        context=context,
    )
    if not 1 <= accuracy <= _STREET:
        raise AccuracyInvalid
    photos.own(photo_id, call.viewer)
    photos.change(photo_id, lambda photo: photo.placed(location, call.now))


@method(
    "flickr.photos.geo.removeLocation",
    perms="write",
    errors={1: PhotoNotFound, 2: NoLocation},
)
def remove_location(call: Call, *, photo_id: str) -> None:
    """Forget where one of the caller's photos was taken.

    photo_id: The id of the photo.
    """
    if photos.own(photo_id, call.viewer).location is None:
        raise NoLocation
    photos.change(photo_id, lambda photo: photo.placed(None, call.now))


@method(
    "flickr.photos.geo.correctLocation",
    perms="write",
    errors={
        2: PlaceMissing,
        3: PlaceInvalid,
        120: PhotoNotFound,  # pushr's own, as the next: Flickr has no numbers for them here
        121: NoLocation,
    },
)
def correct_location(
    call: Call,
    *,
    photo_id: str,
    place_id: str = "",
    woe_id: str = "",
    foursquare_id: str = "",  # noqa: ARG001
) -> None:
    """Say in which place one of the caller's photos was taken, until its position changes.

    photo_id: The id of the photo; it must have a position.
    place_id: The place id of the place; no place ids are known yet, so a woe_id is needed.
    woe_id: The WOE id of the place, 1 to 2147483647; before place_id.
    foursquare_id: Taken, and not looked at.
    """
    place = _place(woe_id, place_id)
    photos.own(photo_id, call.viewer)
    photos.change(photo_id, lambda photo: photo.corrected(place, call.now))


def _place(woe_id: str, place_id: str) -> str:
    """The WOE id of a place. Only a gazetteer could tell that of a place id."""
    if not (woe_id.strip() or place_id.strip()):
        raise PlaceMissing
    try:
        return reading.woe_id(woe_id)
    except ValueError as error:
        raise PlaceInvalid from error


def _degrees(text: str, most: int, failure: type[Failure]) -> float:
    if not _DEGREES.fullmatch(text.strip()):
        raise failure
    degrees = Decimal(text.strip())
    if abs(degrees) > most:
        raise failure
    return float(degrees.quantize(_EXACT, ROUND_DOWN))
