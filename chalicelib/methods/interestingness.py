"""The method flickr.interestingness.getList."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.model import dates
from chalicelib.model.paging import Paging
from chalicelib.model.photo_failures import DateInvalid
from chalicelib.model.reading import CommaList
from chalicelib.responses import lists
from chalicelib.responses.lists import PhotoList
from chalicelib.search import everybody

_DAY = 24 * 3600


@method(
    "flickr.interestingness.getList",
    errors={1: DateInvalid("Not a valid date string.")},
)
def get_list(call: Call, *, date: str = "", extras: CommaList = (), paging: Paging) -> PhotoList:
    """Return the photos of a day that everybody may see, the most interesting first, 500 at most.

    How interesting a photo is, its views, comments and favorites say.

    date: The day in UTC, YYYY-MM-DD, not one to come; the last 24 hours if absent.
    extras: What to add to each photo, separated by commas.
    """
    since = dates.day(date, call.now) if date else int(call.now) - _DAY + 1
    page = everybody.interesting(since, call.viewer, paging)
    return replace(lists.photos(page, extras), attributes={"total": page.total})
