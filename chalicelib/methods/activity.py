"""The methods flickr.activity.*."""

from __future__ import annotations

from itertools import islice

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.activity import Active
from chalicelib.model.paging import Page, ShortPaging, page_of
from chalicelib.model.reading import Timeframe
from chalicelib.responses import activity as responses
from chalicelib.store import activity, comments, listed, people, photos

_COMMENTS_MAX = 500  # looked at for the photos that they are on
_PHOTOS_MAX = 100  # looked at for what happened to them
_DAY = 86_400


@method("flickr.activity.userComments", perms="read")
def user_comments(call: Call, *, paging: ShortPaging) -> Element:
    """Return what happened to the photos that the caller commented on, the last comment first.

    Looked at are the caller's last five hundred comments.
    """
    made = islice(comments.by(call.caller.nsid), _COMMENTS_MAX)
    commented = dict.fromkeys(made)
    page = page_of(listed.of(commented, call.viewer), paging)
    return _items(page.filled(activity.of(page.items)))


@method("flickr.activity.userPhotos", perms="read")
def user_photos(call: Call, *, timeframe: Timeframe = _DAY, paging: ShortPaging) -> Element:
    """Return what happened to the caller's photos lately, the photo changed last first.

    Looked at are the hundred photos that were changed last.

    timeframe: Since when: 2d for two days, 4h for four hours; a day if absent, 30 days at most.
    """
    since = call.now - timeframe
    changed = photos.changed(call.caller.nsid, since)[:_PHOTOS_MAX]
    active = activity.of(listed.of(changed, call.viewer), since)
    return _items(page_of([each for each in active if each.events], paging))


def _items(page: Page[Active]) -> Element:
    nsids = {event.nsid for active in page.items for event in active.events}
    return responses.items(page, people.get_many(nsids))
