"""Public: what everybody may be shown of what a search finds, for feeds that ask nobody's name.

Photos are public, safe, and not hidden from searches; their owners let other people's programs see
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from chalicelib.model.facts import Facts
from chalicelib.model.listed import Listed
from chalicelib.model.search import Search
from chalicelib.search.find import facts
from chalicelib.store import contacts, favorites, listed

PHOTOS_MAX = 20
_AT_A_TIME = 25
_LOOKED_AT = (2 * _AT_A_TIME, 1_000)  # the latter where few of those found may be shown


def found(search: Search, *, one_of_each: bool = False) -> list[Listed]:
    """The first photos that are found; of each owner only one, if that is wanted."""
    shown: list[Listed] = []
    for most in _LOOKED_AT:
        matches = facts(replace(search, most=most), None)
        kept = _first_of_each(matches) if one_of_each else iter(matches)
        shown = _shown(each.id for each in kept)
        if len(shown) == PHOTOS_MAX or len(matches) < most:
            break
    return shown


def of_contacts(nsid: str, *, are_close: bool, one_of_each: bool) -> list[Listed]:
    """The newest of those whom a person follows, or only of friends and family."""
    follows = [c for c in contacts.of(nsid) if not are_close or c.is_friend or c.is_family]
    owners = frozenset(contact.nsid for contact in follows)
    return found(Search(owners=owners), one_of_each=one_of_each)


def favorites_of(nsid: str) -> list[Listed]:
    """What a person marked last as a favorite."""
    return _shown(each.photo_id for each in favorites.of(nsid, _AT_A_TIME))


def _shown(photo_ids: Iterable[str]) -> list[Listed]:
    """The first of some photos that everybody may see at this moment."""
    shown: list[Listed] = []
    looked_at = islice(photo_ids, _LOOKED_AT[-1])
    while len(shown) < PHOTOS_MAX and (some := list(islice(looked_at, _AT_A_TIME))):
        shown += filter(_is_shown, listed.of(some, None))
    return shown[:PHOTOS_MAX]


def _is_shown(each: Listed) -> bool:
    return each.photo.is_open and not each.photo.hidden and not each.owner.opted_out


def _first_of_each(matches: Iterable[Facts]) -> Iterator[Facts]:
    seen: set[str] = set()
    for each in matches:
        if each.owner not in seen:
            seen.add(each.owner)
            yield each
