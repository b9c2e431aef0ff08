"""The methods flickr.photos.geo.*."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Literal

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model import position
from chalicelib.model.failures import ParameterMissing
from chalicelib.model.paging import Paging, page_of
from chalicelib.model.photo import Location, Photo
from chalicelib.model.photo_failures import (
    AccuracyInvalid,
    ContextInvalid,
    LatitudeInvalid,
    LongitudeInvalid,
    NoLocation,
    NothingThere,
    PhotoNotFound,
    PlaceMissing,
)
from chalicelib.model.place import Place
from chalicelib.model.place_arguments import PlaceName
from chalicelib.model.place_failures import PlaceIdInvalid
from chalicelib.model.reading import CommaList, Number
from chalicelib.model.visibility import GeoVisibility
from chalicelib.responses import lists
from chalicelib.responses import photos as responses
from chalicelib.responses.lists import PhotoList
from chalicelib.search import own
from chalicelib.shapes import named
from chalicelib.store import contacts, listed, photos

Flags = tuple[bool | None, bool | None, bool | None, bool | None]

_CONTEXTS = {0, 1, 2}
_BATCH = 200  # photos corrected by one call: some seconds


@method(
    "flickr.photos.geo.getLocation",
    errors={
        1: PhotoNotFound("Photo not found."),
        2: NoLocation("Photo has no location information."),
    },
)
def get_location(call: Call, *, photo_id: str) -> Element:
    """Return where a photo was taken, to whom its owner lets know.

    photo_id: The id of the photo.
    """
    photo, location = _seen(call, photo_id)
    return responses.location(photo, location, named.all_of(photo.woe_ids))


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
def set_location(  # noqa: PLR0913
    call: Call,
    *,
    photo_id: str,
    lat: str,
    lon: str,
    accuracy: Number = position.STREET,
    context: Literal[0, 1, 2] = 0,
    is_public: bool | None = None,
    is_contact: bool | None = None,
    is_friend: bool | None = None,
    is_family: bool | None = None,
) -> None:
    """Set where one of the caller's photos was taken, and who may know.

    If nothing is said of who may know, it stays as it is; for a photo without a location it becomes
    what the caller prefers.

    photo_id: The id of the photo.
    lat: The latitude, -90 to 90, to six decimal places.
    lon: The longitude, -180 to 180, to six decimal places.
    accuracy: How exact that is: 1 world, 3 country, 6 region, 11 city, up to 16 street.
    context: 0 not said, 1 indoors, 2 outdoors.
    is_public: 1 for everybody who sees the photo to know, otherwise 0.
    is_contact: 1 for contacts to know, otherwise 0.
    is_friend: 1 for friends to know, otherwise 0.
    is_family: 1 for family to know, otherwise 0.
    """
    flags = (is_public, is_contact, is_friend, is_family)
    location = Location(
        latitude=position.latitude(lat),
        longitude=position.longitude(lon),
        accuracy=position.accuracy(accuracy),
        context=context,
        visibility=_visibility(call, photos.own(photo_id, call.viewer), flags),
    )
    around = named.around(location)
    photos.change(photo_id, lambda photo: photo.placed(location, around, call.now))


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
    photos.change(photo_id, lambda photo: photo.placed(None, (), call.now))


@method("flickr.photos.geo.getPerms", perms="read", errors={1: PhotoNotFound, 2: NoLocation})
def get_perms(call: Call, *, photo_id: str) -> Element:
    """Return who may know where a photo was taken, to whom may know it.

    photo_id: The id of the photo.
    """
    return responses.geo_perms(*_seen(call, photo_id))


@method(
    "flickr.photos.geo.setPerms",
    perms="write",
    errors={
        1: PhotoNotFound,
        2: NoLocation,
        3: ParameterMissing("Required arguments missing."),
    },
)
def set_perms(
    call: Call,
    *,
    photo_id: str,
    is_public: bool,
    is_contact: bool,
    is_friend: bool,
    is_family: bool,
) -> None:
    """Set who of those that see one of the caller's photos may know where it was taken.

    photo_id: The id of the photo; it must have a location.
    is_public: 1 for everybody who sees the photo to know, otherwise 0.
    is_contact: 1 for contacts to know while it is not public, otherwise 0.
    is_friend: 1 for friends to know while it is not public, otherwise 0.
    is_family: 1 for family to know while it is not public, otherwise 0.
    """
    seen_by = GeoVisibility(
        is_public=is_public, is_contact=is_contact, is_friend=is_friend, is_family=is_family
    )
    photos.own(photo_id, call.viewer)
    photos.change(photo_id, lambda photo: photo.located(call.now, visibility=seen_by))


@method(
    "flickr.photos.geo.setContext",
    perms="write",
    errors={
        1: PhotoNotFound,
        2: ContextInvalid,
        121: NoLocation,  # pushr's own: Flickr has no number for it here
    },
)
def set_context(call: Call, *, photo_id: str, context: Number) -> None:
    """Set whether one of the caller's photos was taken indoors or outdoors.

    photo_id: The id of the photo; it must have a location.
    context: 0 not said, 1 indoors, 2 outdoors.
    """
    photos.own(photo_id, call.viewer)
    if context not in _CONTEXTS:
        raise ContextInvalid
    photos.change(photo_id, lambda photo: photo.located(call.now, context=context))


@method(
    "flickr.photos.geo.photosForLocation",
    perms="read",
    errors={
        1: ParameterMissing("Required arguments missing"),
        2: LatitudeInvalid("Not a valid latitude"),
        3: LongitudeInvalid("Not a valid longitude"),
        4: AccuracyInvalid("Not a valid accuracy"),
    },
)
def photos_for_location(
    call: Call,
    *,
    lat: str,
    lon: str,
    accuracy: Number = position.STREET,
    extras: CommaList = (),
    paging: Paging,
) -> PhotoList:
    """Return those of the caller's photos that were taken exactly there, newest first.

    lat: The latitude, -90 to 90, to six decimal places.
    lon: The longitude, -180 to 180, to six decimal places.
    accuracy: How exact the photos' positions must be, 1 to 16; no more and no less.
    extras: What to add to each photo, separated by commas.
    """
    here = position.latitude(lat), position.longitude(lon), position.accuracy(accuracy)
    page = page_of([each.id for each in own.at(call.caller.nsid, *here)], paging)
    return lists.photos(page.filled(listed.of(page.items, call.viewer)), extras)


@method(
    "flickr.photos.geo.batchCorrectLocation",
    perms="write",
    errors={
        1: ParameterMissing("Required arguments missing"),
        2: LatitudeInvalid("Not a valid latitude"),
        3: LongitudeInvalid("Not a valid longitude"),
        4: AccuracyInvalid("Not a valid accuracy"),
        5: PlaceIdInvalid,
        6: NothingThere,
    },
)
def batch_correct_location(
    call: Call, *, lat: str, lon: str, accuracy: Number, place: PlaceName
) -> None:
    """Say in which place those of the caller's photos were taken that were taken exactly there.

    The newest 200 that another place is said of; call it again for those before them.

    lat: The latitude of the photos, -90 to 90, to six decimal places.
    lon: The longitude of the photos, -180 to 180, to six decimal places.
    accuracy: How exact their positions are, 1 to 16; no more and no less.
    """
    here = position.latitude(lat), position.longitude(lon), position.accuracy(accuracy)
    woe_id, around = _meant(place)
    found = own.at(call.caller.nsid, *here)
    if not found:
        raise NothingThere
    others = [each.id for each in found if each.location and not _is_said(each.location, woe_id)]
    for photo_id in others[:_BATCH]:
        _correct(photo_id, here, lambda photo: photo.corrected(woe_id, around, call.now))


@method(
    "flickr.photos.geo.correctLocation",
    perms="write",
    errors={
        2: PlaceMissing,
        3: PlaceIdInvalid("Not a valid place ID"),
        120: PhotoNotFound,  # pushr's own, as the next: Flickr has no numbers for them here
        121: NoLocation,
    },
)
def correct_location(
    call: Call,
    *,
    photo_id: str,
    place: PlaceName,
    foursquare_id: str = "",  # noqa: ARG001
) -> None:
    """Say in which place one of the caller's photos was taken, until its position changes.

    photo_id: The id of the photo; it must have a position.
    foursquare_id: Taken, and not looked at.
    """
    if not place.is_given:
        raise PlaceMissing
    woe_id, around = _meant(place)
    photos.own(photo_id, call.viewer)
    photos.change(photo_id, lambda photo: photo.corrected(woe_id, around, call.now))


def _seen(call: Call, photo_id: str) -> tuple[Photo, Location]:
    """A photo and where it was taken, as the caller may know. Raises PhotoNotFound, NoLocation."""
    photo = photos.get(photo_id, seen_by=call.viewer)
    location = photo.location_for(contacts.relation(photo.owner, call.viewer))
    if location is None:
        raise NoLocation
    return photo, location


def _visibility(call: Call, photo: Photo, flags: Flags) -> GeoVisibility:
    """Who may know where a photo was taken: as is said now, or was before, or is preferred."""
    if any(flag is not None for flag in flags):
        public, contact, friend, family = map(bool, flags)
        return GeoVisibility(
            is_public=public, is_contact=contact, is_friend=friend, is_family=family
        )
    if photo.location:
        return photo.location.visibility
    return GeoVisibility.preferred(call.caller.geo_perms)


def _correct(photo_id: str, here: position.Position, correct: Callable[[Photo], Photo]) -> None:
    """Correct a photo that is still there."""

    def corrected(photo: Photo) -> Photo:
        is_there = photo.location is not None and photo.location.is_at(*here)
        return correct(photo) if is_there else photo

    with suppress(PhotoNotFound):
        photos.change(photo_id, corrected)


def _is_said(location: Location, woe_id: str) -> bool:
    """Whether a photo's owner says this place already."""
    return location.is_corrected and location.woe_id == woe_id


def _meant(name: PlaceName) -> tuple[str, tuple[Place, ...]]:
    """The WOE id of a place, and with it the places that it lies in.

    Owners know places that no gazetteer does: those are kept by their WOE ids. Raises
    ParameterMissing, PlaceIdInvalid.
    """
    woe_id, place_id = name.ids()
    place = named.by_woe_id(woe_id) if woe_id else named.by_place_id(place_id)
    if place is not None:
        return place.woe_id, named.chain(place)
    if not woe_id:
        raise PlaceIdInvalid
    return woe_id, ()
