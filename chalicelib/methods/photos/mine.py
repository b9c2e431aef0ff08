"""The methods flickr.photos.* that list the caller's own photos, out of the list kept of them."""

from __future__ import annotations

from collections.abc import Callable

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model import counts
from chalicelib.model.facts import Facts
from chalicelib.model.failures import ParameterMissing
from chalicelib.model.paging import Paging
from chalicelib.model.photo_failures import DateInvalid, NoDates
from chalicelib.model.photo_query import OwnQuery
from chalicelib.model.reading import CommaList, moment
from chalicelib.model.search import Order
from chalicelib.responses import lists
from chalicelib.responses import photos as responses
from chalicelib.responses.lists import PhotoList
from chalicelib.search import own
from chalicelib.store import listed, photos, photosets


@method("flickr.photos.getCounts", perms="read", errors={1: NoDates})
def get_counts(call: Call, *, dates: CommaList = (), taken_dates: CommaList = ()) -> Element:
    """Return how many photos the caller has between each date and the next.

    dates: Unix times separated by commas, the first smallest: when photos were uploaded.
    taken_dates: MySQL datetimes separated by commas, the first smallest: when they were taken;
        only without dates.
    """
    read = counts.uploaded if dates else counts.taken
    spans = read(dates or taken_dates)
    return responses.counts(counts.of(spans, photos.of(call.caller.nsid)))


@method("flickr.photos.getWithGeoData", perms="read")
def get_with_geo_data(
    call: Call,
    *,
    query: OwnQuery,
    sort: Order = "date-posted-desc",
    extras: CommaList = (),
    paging: Paging,
) -> PhotoList:
    """Return those of the caller's photos that have a location.

    sort: The order: date-posted, date-taken or interestingness, and -desc or -asc.
    extras: What to add to each photo, separated by commas.
    """
    return _listed(call, lambda facts: facts.location is not None, query, paging, sort, extras)


@method("flickr.photos.getWithoutGeoData", perms="read")
def get_without_geo_data(
    call: Call,
    *,
    query: OwnQuery,
    sort: Order = "date-posted-desc",
    extras: CommaList = (),
    paging: Paging,
) -> PhotoList:
    """Return those of the caller's photos that have no location.

    sort: The order: date-posted, date-taken or interestingness, and -desc or -asc.
    extras: What to add to each photo, separated by commas.
    """
    return _listed(call, lambda facts: facts.location is None, query, paging, sort, extras)


@method("flickr.photos.getUntagged", perms="read")
def get_untagged(
    call: Call, *, query: OwnQuery, extras: CommaList = (), paging: Paging
) -> PhotoList:
    """Return those of the caller's photos that have no tags, newest first.

    extras: What to add to each photo, separated by commas.
    """
    return _listed(call, lambda facts: not facts.tags, query, paging, "date-posted-desc", extras)


@method("flickr.photos.getNotInSet", perms="read")
def get_not_in_set(
    call: Call, *, query: OwnQuery, extras: CommaList = (), paging: Paging
) -> PhotoList:
    """Return those of the caller's photos that are in no set, newest first.

    extras: What to add to each photo, separated by commas.
    """
    there = photosets.photos_in_sets(call.caller.nsid)
    return _listed(
        call, lambda facts: facts.id not in there, query, paging, "date-posted-desc", extras
    )


@method(
    "flickr.photos.recentlyUpdated",
    perms="read",
    errors={1: ParameterMissing("Required argument missing."), 2: DateInvalid},
)
def recently_updated(
    call: Call, *, min_date: str, extras: CommaList = (), paging: Paging
) -> PhotoList:
    """Return those of the caller's photos that were added or changed lately, the last first.

    min_date: Only photos changed at this time or later, a unix time or a MySQL datetime in UTC.
    extras: What to add to each photo, separated by commas; last_update is there anyway.
    """
    since = _since(min_date)
    wanted = own.page(
        call.caller.nsid, lambda facts: facts.updated >= since, paging, "date-updated-desc"
    )
    page = wanted.filled(listed.of(wanted.items, call.viewer))
    return lists.photos(page, (*extras, "last_update"))


def _listed(
    call: Call,
    wanted: Callable[[Facts], bool],
    query: OwnQuery,
    paging: Paging,
    sort: own.Sort,
    extras: CommaList,
) -> PhotoList:
    def fits(facts: Facts) -> bool:
        return wanted(facts) and query.admits(facts)

    page = own.page(call.caller.nsid, fits, paging, sort)
    return lists.photos(page.filled(listed.of(page.items, call.viewer)), extras)


def _since(min_date: str) -> int:
    try:
        return moment(min_date)
    except (ValueError, OverflowError) as error:
        raise DateInvalid from error
