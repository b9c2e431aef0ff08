"""Everybody: photos of everybody's that everybody may see, whoever asks."""

from __future__ import annotations

from chalicelib.model.listed import Listed
from chalicelib.model.paging import Page, Paging, page_of
from chalicelib.model.search import Search
from chalicelib.search import find
from chalicelib.store import listed

MOST = 500  # Flickr's number of a day's interesting photos
_DAY = 24 * 3600
_PANDA_DAYS = 7
_PANDA_MOST = 120


def recent(viewer: str | None, paging: Paging) -> Page[Listed]:
    """The newest photos, no more than ``MOST``."""
    return _page(Search(most=MOST), viewer, paging)


def interesting(since: int, viewer: str | None, paging: Paging) -> Page[Listed]:
    """The photos of 24 hours from a unix time on, what interests most first."""
    day = Search(
        min_upload_date=since, max_upload_date=since + _DAY - 1, sort="interestingness-desc"
    )
    return _page(day, viewer, paging)


def ling_ling(until: int, viewer: str | None, paging: Paging) -> Page[Listed]:
    """What a panda likes that wants interesting photos of the last day."""
    day = Search(min_upload_date=until - _DAY, max_upload_date=until, sort="interestingness-desc")
    return _page(day, viewer, paging, _PANDA_MOST)


def hsing_hsing(until: int, viewer: str | None, paging: Paging) -> Page[Listed]:
    """What a panda likes that wants new photos."""
    return _page(Search(max_upload_date=until, most=_PANDA_MOST), viewer, paging)


def wang_wang(until: int, viewer: str | None, paging: Paging) -> Page[Listed]:
    """What a panda likes that wants photos on the map, of a week at most."""
    since = until - _PANDA_DAYS * _DAY
    placed = Search(has_geo=True, min_upload_date=since, max_upload_date=until, most=_PANDA_MOST)
    return _page(placed, viewer, paging)


PANDAS = {"ling ling": ling_ling, "hsing hsing": hsing_hsing, "wang wang": wang_wang}


def _page(search: Search, viewer: str | None, paging: Paging, most: int = MOST) -> Page[Listed]:
    """A page of what a stranger finds: what the viewer may see besides is not for this."""
    found = find.facts(search, None)[:most]
    page = page_of([each.id for each in found], paging)
    return page.filled(listed.of(page.items, viewer))
