"""The methods flickr.places.* that tell of one place."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.failures import ParameterMissing
from chalicelib.model.place import Place
from chalicelib.model.place_arguments import PlaceName
from chalicelib.model.place_failures import PlaceIdInvalid, PlaceNotFound
from chalicelib.responses import places as responses
from chalicelib.shapes import named
from chalicelib.store import shapes

_HISTORY_MAX = 50  # shapes of one answer, which Lambda lets have 6 MB


@method("flickr.places.getPlaceTypes")
def get_place_types(call: Call) -> Element:  # noqa: ARG001
    """Return the kinds of places that there are."""
    return responses.types()


@method(
    "flickr.places.getInfo",
    errors={
        1: ParameterMissing("Required parameter missing"),
        2: PlaceIdInvalid,
        3: PlaceNotFound,
    },
)
def get_info(call: Call, *, place: PlaceName) -> Element:  # noqa: ARG001
    """Return what is known of a place: its names, what it lies in, and its newest outline.

    A place that has been superseded is answered by what supersedes it.
    """
    return _info(named.place(place))


@method(
    "flickr.places.getInfoByUrl",
    errors={2: ParameterMissing("Place URL required."), 3: PlaceNotFound("Place not found.")},
)
def get_info_by_url(call: Call, *, url: str) -> Element:  # noqa: ARG001
    """Return what is known of a place, as flickr.places.getInfo.

    url: The place's address in the form /country/region/city, such as /Iceland/Reykjavik.
    """
    return _info(_at(url))


@method(
    "flickr.places.resolvePlaceId",
    errors={2: ParameterMissing("Place ID required."), 3: PlaceNotFound("Place not found.")},
)
def resolve_place_id(call: Call, *, place_id: str) -> Element:  # noqa: ARG001
    """Return the place of a place id, and what it lies in.

    place_id: Any of the place's ids.
    """
    place = named.by_place_id(place_id.strip())
    if place is None:
        raise PlaceNotFound
    return responses.location(place, named.chain(place))


@method(
    "flickr.places.resolvePlaceURL",
    errors={2: ParameterMissing("Place URL required."), 3: PlaceNotFound("Place not found.")},
)
def resolve_place_url(call: Call, *, url: str) -> Element:  # noqa: ARG001
    """Return the place of an address, and what it lies in.

    url: The place's address in the form /country/region/city, such as /Iceland/Reykjavik.
    """
    place = _at(url)
    return responses.location(place, named.chain(place))


@method(
    "flickr.places.getShapeHistory",
    errors={
        1: ParameterMissing("Required parameter missing"),
        2: PlaceIdInvalid,
        3: PlaceNotFound,
    },
)
def get_shape_history(call: Call, *, place: PlaceName) -> Element:  # noqa: ARG001
    """Return all outlines that a place had, the newest 50 of them in full; the newest first.

    One with is_donuthole is made of the photos in the places inside: it is no hole.
    """
    found = named.place(place)
    history = shapes.history(found.woe_id)
    return responses.history(found, history[:_HISTORY_MAX], len(history))


def _info(place: Place) -> Element:
    return responses.info(place, named.chain(place), shapes.newest(place.woe_id))


def _at(url: str) -> Place:
    place = named.by_url(url)
    if place is None:
        raise PlaceNotFound
    return place
