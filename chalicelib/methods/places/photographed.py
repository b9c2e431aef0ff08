"""The methods flickr.places.* that tell where photos were taken.

Public photos of which everybody may know the place are counted as they come and go. Of contacts and
of tags the newest 4,000 photos count, as in every search; of the caller all do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.facts import Facts
from chalicelib.model.failures import Failure, ParameterInvalid, ParameterMissing
from chalicelib.model.place import PlaceType
from chalicelib.model.place_arguments import Dates, KindOfPlace, PlaceName, kind_of
from chalicelib.model.place_failures import (
    DayInvalid,
    PlaceIdInvalid,
    PlaceNotFound,
    PlaceTypeInvalid,
    ThresholdInvalid,
    WhichContactsInvalid,
)
from chalicelib.model.reading import Number
from chalicelib.model.search import Mode, Search
from chalicelib.model.search_arguments import SearchArguments
from chalicelib.responses import places as responses
from chalicelib.search import cooccurrence, find, own, placed
from chalicelib.shapes import named
from chalicelib.store import contacts

_TAGS_MAX = 100
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_SECONDS = 86_400


@method(
    "flickr.places.getChildrenWithPhotosPublic",
    errors={
        1: ParameterMissing("Required parameter missing"),
        2: PlaceIdInvalid,
        3: PlaceNotFound,
    },
)
def get_children_with_photos_public(call: Call, *, place: PlaceName) -> Element:  # noqa: ARG001
    """Return the places right inside a place that have public photos, those with the most first."""
    return responses.counted(placed.children(named.place(place).woe_id))


@method(
    "flickr.places.getTopPlacesList",
    errors={
        1: ParameterMissing("Required parameter missing"),
        2: PlaceTypeInvalid("Not a valid place type."),
        3: DayInvalid,
        4: PlaceIdInvalid("Not a valid Place ID"),
    },
)
def get_top_places_list(
    call: Call, *, place_type_id: str, date: str = "", place: PlaceName
) -> Element:
    """Return the 100 places with the most public photos uploaded on a day.

    place_type_id: The kind of places: 22 neighbourhood, 7 locality, 9 county, 8 region, 12 country
        or 29 continent.
    date: The day, YYYY-MM-DD, in UTC; yesterday if absent.
    """
    kind, day, within = kind_of(place_type_id), _day(date, call.now), _within(place)
    since = int(day.timestamp())
    dates = {"date_start": since, "date_stop": since + _DAY_SECONDS - 1}
    return responses.counted(placed.top(f"{day:%Y-%m-%d}", kind, within), dates)


@method(
    "flickr.places.placesForUser",
    perms="read",
    errors={
        2: ParameterMissing("Required parameter missing"),
        3: PlaceTypeInvalid,
        4: PlaceIdInvalid("Not a valid Place ID"),
        5: ThresholdInvalid,
    },
)
def places_for_user(
    call: Call, *, kind: KindOfPlace, place: PlaceName, threshold: Number = 1, dates: Dates
) -> Element:
    """Return the 100 places of a kind in which the caller took the most photos.

    threshold: How many photos a place must have; the photos of others count for what these lie in.
    """
    wanted, within = kind.kind(), _within(place)
    photos = own.photos(call.caller.nsid)
    found = (each for each in photos if each.location and _fits(each, within, dates))
    return responses.counted(placed.clusters(found, wanted, _least(threshold)))


@method(
    "flickr.places.placesForContacts",
    perms="read",
    errors={
        2: ParameterMissing("Required parameter missing"),
        3: PlaceTypeInvalid("Not a valid place type."),
        4: PlaceIdInvalid("Not a valid Place ID"),
        5: ThresholdInvalid,
        6: WhichContactsInvalid,
    },
)
def places_for_contacts(
    call: Call,
    *,
    kind: KindOfPlace,
    place: PlaceName,
    threshold: Number = 1,
    contacts: str = "all",
    dates: Dates,
) -> Element:
    """Return the 100 places of a kind in which the caller's contacts took the most photos.

    Photos count that the caller may see, and of which the caller may know the place.

    threshold: How many photos a place must have; the photos of others count for what these lie in.
    contacts: Whose photos: all for all contacts', ff for those of friends and family.
    """
    wanted, least = kind.kind(), _least(threshold)
    search = Search(owners=_followed(call.caller.nsid, contacts or "all"))
    found = _found(search, call.viewer, _within(place), dates)
    return responses.counted(placed.clusters(found, wanted, least))


@method("flickr.places.placesForTags")
def places_for_tags(  # noqa: PLR0913
    call: Call,  # noqa: ARG001
    *,
    place_type_id: Literal[22, 7, 9, 8, 12, 29],
    place: PlaceName,
    threshold: Number = 1,
    tags: str = "",
    tag_mode: Mode = "any",
    machine_tags: str = "",
    machine_tag_mode: Mode = "any",
    dates: Dates,
) -> Element:
    """Return the 100 places of a kind in which the most public photos with some tags were taken.

    place_type_id: The kind of places: 22 neighbourhood, 7 locality, 9 county, 8 region, 12 country
        or 29 continent.
    threshold: How many photos a place must have; the photos of others count for what these lie in.
    tags: Photos with any of these tags, separated by commas; a tag behind a dash is shunned.
    tag_mode: any, or all for photos with all of the tags (20 at most).
    machine_tags: Photos with any of these machine tags, as flickr.photos.search takes them.
    machine_tag_mode: any (8 machine tags at most), or all for photos with all of them (16).
    """
    if not (tags.strip() or machine_tags.strip()):
        raise ParameterMissing
    asked = SearchArguments(
        tags=tags, tag_mode=tag_mode, machine_tags=machine_tags, machine_tag_mode=machine_tag_mode
    )
    try:
        found = _found(asked.search(), None, _within(place), dates)
    except PlaceNotFound:
        found = ()
    except Failure as failure:  # Flickr has no numbers for what may be wrong
        raise ParameterInvalid(failure.message) from failure
    return responses.counted(placed.clusters(found, PlaceType(place_type_id), max(1, threshold)))


@method(
    "flickr.places.tagsForPlace",
    errors={
        1: ParameterMissing("Required parameter missing"),
        2: PlaceIdInvalid,
        3: PlaceNotFound,
    },
)
def tags_for_place(call: Call, *, place: PlaceName, dates: Dates) -> Element:  # noqa: ARG001
    """Return the 100 tags that the most public photos taken in a place bear."""
    found = _found(Search(), None, named.place(place).woe_id, dates)
    counted = Counter(tag for facts in found for tag in facts.tags)
    return responses.tags(cooccurrence.ranked(counted, _TAGS_MAX))


def _found(search: Search, viewer: str | None, within: str, dates: Dates) -> Sequence[Facts]:
    """Photos of which an onlooker may know the place, in a place if one is said."""
    asked = replace(
        search,
        has_geo=True,
        woe_ids=(within,) if within else (),
        min_upload_date=dates.min_upload_date,
        max_upload_date=dates.max_upload_date,
        min_taken_date=dates.min_taken_date,
        max_taken_date=dates.max_taken_date,
    )
    return find.facts(asked, viewer)


def _fits(facts: Facts, within: str, dates: Dates) -> bool:
    return (
        (not within or within in facts.woe_ids)
        and (dates.min_upload_date is None or facts.posted >= dates.min_upload_date)
        and (dates.max_upload_date is None or facts.posted <= dates.max_upload_date)
        and (dates.min_taken_date is None or facts.taken >= dates.min_taken_date)
        and (dates.max_taken_date is None or facts.taken <= dates.max_taken_date)
    )


def _within(place: PlaceName) -> str:
    """The WOE id of a place, "" if none is named. Raises PlaceIdInvalid, PlaceNotFound."""
    return named.place(place).woe_id if place.is_given else ""


def _least(threshold: int) -> int:
    if threshold < 1:
        raise ThresholdInvalid
    return threshold


def _followed(nsid: str, which: str) -> frozenset[str]:
    if which not in {"all", "ff"}:
        raise WhichContactsInvalid
    follows = contacts.of(nsid)
    return frozenset(c.nsid for c in follows if which == "all" or c.is_friend or c.is_family)


def _day(date: str, now: float) -> datetime:
    """The beginning of a day, yesterday's without one. Raises DayInvalid."""
    if not date.strip():
        today = datetime.fromtimestamp(now, UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        return today - timedelta(days=1)
    if not _DAY.fullmatch(date.strip()):
        raise DayInvalid
    try:
        return datetime.fromisoformat(date.strip()).replace(tzinfo=UTC)
    except ValueError as error:
        raise DayInvalid from error
