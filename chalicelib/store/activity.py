"""What happened to photos lately: their comments and favorites, of eight photos at a time.

Of each photo the newest fifty comments are read, and a thousand favorites at most: those have no
order in time, so that of a photo with more some may be missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice

from chalicelib.model.activity import Active, Event
from chalicelib.model.listed import Listed
from chalicelib.store import comments, favorites

_COMMENTS_MAX = 50
_FAVORITES_MAX = 1000
_AT_A_TIME = 8


def of(listed: Iterable[Listed], since: float = 0) -> list[Active]:
    """Photos with what happened to each since a unix time."""
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        return list(pool.map(partial(_active, since), listed))


def _active(since: float, listed: Listed) -> Active:
    events = [each for each in _events(listed.photo.id) if each.date >= since]
    return Active(listed=listed, events=tuple(sorted(events, key=lambda each: each.date)))


def _events(photo_id: str) -> Iterator[Event]:
    for comment in reversed(comments.newest(photo_id, _COMMENTS_MAX)):
        yield Event(nsid=comment.author, date=comment.created, comment=comment)
    for favorite in islice(favorites.on(photo_id), _FAVORITES_MAX):
        yield Event(nsid=favorite.nsid, date=favorite.date_faved)
