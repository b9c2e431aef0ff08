"""The methods flickr.places.* that find places by name, and by where they are."""

from __future__ import annotations

from math import inf, trunc

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model import position
from chalicelib.model.area import Area
from chalicelib.model.box import Box, read_box
from chalicelib.model.failures import ParameterMissing
from chalicelib.model.paging import Paging, page_of
from chalicelib.model.photo import Location
from chalicelib.model.photo_failures import AccuracyInvalid, LatitudeInvalid, LongitudeInvalid
from chalicelib.model.place import PlaceType
from chalicelib.model.place_arguments import KindOfPlace
from chalicelib.model.place_failures import BoxInvalid, BoxTooLarge, PlaceTypeInvalid
from chalicelib.model.reading import Number
from chalicelib.responses import places as responses
from chalicelib.shapes.gazetteer import latest

_FOUND_MAX = 100
_QUERY_MAX = 200  # letters; what is longer is no name
_EXACT = 10_000  # what is looked up of a degree: four decimal places
_ROUND = 360.0  # degrees
_BOX_KM_MAX = {  # from corner to corner
    PlaceType.NEIGHBOURHOOD: 3,
    PlaceType.LOCALITY: 7,
    PlaceType.COUNTY: 50,
    PlaceType.REGION: 200,
    PlaceType.COUNTRY: 500,
    PlaceType.CONTINENT: 1500,
}


@method("flickr.places.find", errors={1: ParameterMissing("Required parameter missing")})
def find(call: Call, *, query: str) -> Element:  # noqa: ARG001
    """Return the places of a name, the best first, 100 at most.

    query: A name, perhaps with what the place lies in behind a comma: Portland, Oregon.
    """
    return responses.found(latest().find(query[:_QUERY_MAX], _FOUND_MAX), query)


@method(
    "flickr.places.findByLatLon",
    errors={
        1: ParameterMissing("Required arguments missing"),
        2: LatitudeInvalid("Not a valid latitude"),
        3: LongitudeInvalid("Not a valid longitude"),
        4: AccuracyInvalid("Not a valid accuracy"),
    },
)
def find_by_lat_lon(
    call: Call,  # noqa: ARG001
    *,
    lat: str,
    lon: str,
    accuracy: Number = position.STREET,
) -> Element:
    """Return the smallest place around a point, as small as the accuracy tells.

    lat: The latitude, -90 to 90; what is behind four decimal places is cut off.
    lon: The longitude, -180 to 180; what is behind four decimal places is cut off.
    accuracy: How exact that is: 1 world, 3 country, 6 region, 11 city, up to 16 street.
    """
    latitude, longitude = position.latitude(lat), position.longitude(lon)
    exact = position.accuracy(accuracy)
    around = latest().at(_cut(latitude), _cut(longitude), exact)
    return responses.at(next(iter(around), None), latitude, longitude, exact)


@method(
    "flickr.places.placesForBoundingBox",
    errors={
        1: ParameterMissing("Required parameters missing"),
        2: BoxInvalid,
        3: PlaceTypeInvalid,
        4: BoxTooLarge,
    },
)
def places_for_bounding_box(
    call: Call,  # noqa: ARG001
    *,
    bbox: str,
    place_type: KindOfPlace,
    paging: Paging,
) -> Element:
    """Return the places of a kind that lie in a box, if only in part.

    From corner to corner it may measure 3 km for neighbourhoods, 7 for localities, 50 for counties,
    200 for regions, 500 for countries and 1500 for continents.

    bbox: The box: its west, south, east and north in degrees, separated by commas; a west greater
        than the east crosses the antimeridian.
    """
    kind, box = place_type.kind(), _box(bbox)
    if _diagonal_km(box) > _BOX_KM_MAX[kind]:
        raise BoxTooLarge
    found = latest().within(box, kind)
    current = [place for place in found if not place.superseded_by]
    return responses.within(page_of(current, paging), box, kind)


def _box(text: str) -> Box:
    try:
        return read_box(text)
    except (ValueError, OverflowError) as error:
        raise BoxInvalid from error


def _diagonal_km(box: Box) -> float:
    """From corner to corner; the corners of what goes around the earth may be near each other."""
    width = box.east - box.west
    if width % _ROUND > _ROUND / 2 or abs(width) == _ROUND:
        return inf
    corner = Area(latitude=box.south, longitude=box.west, radius_km=0)
    return corner.distance_km(Location(latitude=box.north, longitude=box.east))


def _cut(degrees: float) -> float:
    return trunc(degrees * _EXACT) / _EXACT
