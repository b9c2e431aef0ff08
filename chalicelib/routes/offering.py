"""Offering: whom and what the explorer's fields can be filled in with, by their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice

from chalicelib.explorer.form import Field
from chalicelib.model.failures import PersonDeleted, PersonNotFound
from chalicelib.model.person import Person
from chalicelib.model.photo import SAFE
from chalicelib.settings import settings
from chalicelib.store import contacts, people, photos, photosets

Offered = Mapping[str, str]
"""What is shown of each, by ids."""

_MOST = 20
_OF_EACH = 5  # photos of each of those who are offered to everybody


def of(fields: Iterable[Field], person: Person | None) -> dict[str, Offered]:
    """What there is to choose from, by its kind, for who looks at some fields."""
    kinds = {each.offers for each in fields if each.offers}
    return {kind: found for kind in sorted(kinds) if (found := _KINDS[kind](person))}


def _people(person: Person | None) -> Offered:
    """Themselves, whom they follow, and those who are offered to everybody."""
    mine = {"me": person.username} if person else {}
    followed = islice((each.nsid for each in contacts.of(person.nsid)), _MOST) if person else ()
    known = [*people.get_many(followed).values(), *_to_everybody()]
    return {**mine, **{each.nsid: each.username for each in known if not each.deleted}}


def _photos(person: Person | None) -> Offered:
    """Their own newest photos, and some public ones of those who are offered to everybody."""
    mine = islice((row.id for row in photos.of(person.nsid, _MOST)), _MOST) if person else ()
    public = (_public(each) for each in _to_everybody() if each != person)
    ids = list(chain(mine, *public))
    found = photos.get_many(ids)
    return {each: found[each].title or "Untitled" for each in ids if each in found}


def _photosets(person: Person | None) -> Offered:
    mine = photosets.of(person.nsid)[:_MOST] if person else []
    return {each.id: each.title for each in mine}


def _public(person: Person) -> Iterator[str]:
    rows = photos.of(person.nsid, _MOST)
    return islice(
        (row.id for row in rows if row.visibility.is_public and row.safety_level == SAFE), _OF_EACH
    )


def _to_everybody() -> list[Person]:
    """Those whom the service's operator names, as a server to try things out with does."""
    return [found for name in settings().offered if (found := _named(name))]


def _named(name: str) -> Person | None:
    try:
        return people.by_username(name)
    except (PersonNotFound, PersonDeleted):
        return None


_KINDS: Mapping[str, Callable[[Person | None], Offered]] = {
    "people": _people,
    "photos": _photos,
    "photosets": _photosets,
}
