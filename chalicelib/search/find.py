"""Find: the photos that a search asks for, as somebody may see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.model.facts import Facts
from chalicelib.model.ids import is_id
from chalicelib.model.listed import Listed
from chalicelib.model.paging import Page, Paging, page_of
from chalicelib.model.photo_failures import PhotoNotFound
from chalicelib.model.search import Search
from chalicelib.model.search_failures import JumpInvalid, JumpUnavailable
from chalicelib.search import race
from chalicelib.search.admit import sieve
from chalicelib.search.rank import ranked
from chalicelib.store import listed


def find(search: Search, *, viewer: str | None, paging: Paging, jump_to: str = "") -> Page[Listed]:
    """A page of what is found, for an onlooker (an NSID, or None); or that with a photo in it.

    Its photos are read as they are at this moment: what has gone since, or may no longer be seen,
    is left out. Raises JumpUnavailable, JumpInvalid, PhotoNotFound.
    """
    found = facts(search, viewer)
    page = page_of(found, _page_with(jump_to, search, found, paging) if jump_to else paging)
    return page.filled(listed.of((each.id for each in page.items), viewer))


def facts(search: Search, viewer: str | None) -> Sequence[Facts]:
    """All matches in the order asked for, ``search.most`` of them.

    By any other order than that of upload it is the newest that are put in order.
    """
    if search.is_in_vain:
        return []
    through = sieve(search, viewer)
    if search.text.strip() and through.asked.is_empty:
        return []
    return ranked(race.run(through), search, through.asked)


def _page_with(photo_id: str, search: Search, found: Sequence[Facts], paging: Paging) -> Paging:
    if not search.sort.startswith("date-posted"):
        raise JumpUnavailable
    if not is_id(photo_id):
        raise JumpInvalid
    places = (place for place, facts in enumerate(found) if facts.id == photo_id)
    place = next(places, None)
    if place is None:
        raise PhotoNotFound
    return replace(paging, page=place // paging.per_page + 1)
