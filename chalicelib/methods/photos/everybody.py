"""The methods flickr.photos.* that list everybody's photos."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.model.paging import Paging
from chalicelib.model.reading import CommaList
from chalicelib.responses import lists
from chalicelib.responses.lists import PhotoList
from chalicelib.search import everybody


@method("flickr.photos.getRecent")
def get_recent(call: Call, *, extras: CommaList = (), paging: Paging) -> PhotoList:
    """Return the newest photos that everybody may see, 500 at most.

    extras: What to add to each photo, separated by commas.
    """
    page = everybody.recent(call.viewer, paging)
    return replace(lists.photos(page, extras), attributes={"total": page.total})
