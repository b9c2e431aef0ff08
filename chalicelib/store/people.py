"""PERSON#<nsid> / PERSON: accounts; USERNAME# and ALIAS# / NAME: whose a name is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from chalicelib.model.failures import (
    PersonDeleted,
    PersonNotFound,
    PhotoNotFound,
    UsernameTaken,
)
from chalicelib.model.ids import new_nsid, new_number
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo
from chalicelib.model.visibility import Visibility
from chalicelib.settings import settings
from chalicelib.store import keys, table

_TRIES = 3  # for an NSID nobody has


def add(username: str, now: float, **attributes: Any) -> Person:
    """Make an account. Raises UsernameTaken, whatever the case of the letters."""
    for _ in range(_TRIES):
        person = Person(
            nsid=new_nsid(),
            number=new_number(),
            username=username,
            created=int(now),
            **attributes,
        )
        if table.put_all_new(settings().people_table, [_item(person), *_names(person)]):
            return person
        if _named(keys.username(_folded(username))):
            break
    raise UsernameTaken


def change(nsid: str, **attributes: Any) -> Person:
    """Change preferences of an account, and nothing else. Raises PersonNotFound."""
    if isinstance(privacy := attributes.get("privacy"), Visibility):
        attributes["privacy"] = privacy.bits
    item = table.change(settings().people_table, keys.person(nsid), **attributes)
    if item is None:
        raise PersonNotFound
    return _person(item)


def get(nsid: str) -> Person:
    """An account. Raises PersonNotFound, PersonDeleted."""
    item = table.get(settings().people_table, keys.person(nsid))
    if item is None:
        raise PersonNotFound
    person = _person(item)
    if person.deleted:
        raise PersonDeleted
    return person


def owner(photo: Photo) -> Person:
    """Whose a photo is. Raises PhotoNotFound of who is gone, with all that was theirs."""
    try:
        return get(photo.owner)
    except PersonNotFound as error:
        raise PhotoNotFound from error


def get_many(nsids: Iterable[str]) -> dict[str, Person]:
    """The accounts that exist, by NSID."""
    items = table.get_many(settings().people_table, map(keys.person, nsids))
    return {person.nsid: person for person in map(_person, items)}


def by_username(username: str) -> Person:
    """The account of a name, whatever the case of its letters. Raises PersonNotFound."""
    nsid = _named(keys.username(_folded(username)))
    if not nsid:
        raise PersonNotFound
    return get(nsid)


def by_path(path: str) -> Person:
    """The account that an address names, by its NSID or path alias. Raises PersonNotFound."""
    return get(_named(keys.alias(path.lower())) or path)


def _names(person: Person) -> list[table.Item]:
    names = [{**keys.username(_folded(person.username)), "nsid": person.nsid}]
    if person.path_alias:
        names.append({**keys.alias(person.path_alias.lower()), "nsid": person.nsid})
    return names


def _named(key: keys.Key) -> str:
    item = table.get(settings().people_table, key)
    return str(item["nsid"]) if item else ""


def _folded(username: str) -> str:
    return username.casefold().strip()


def _item(person: Person) -> table.Item:
    return {
        **keys.person(person.nsid),
        **asdict(person),
        "privacy": person.privacy.bits,
    }


def _person(item: table.Item) -> Person:
    fields = {name: value for name, value in item.items() if name not in {"pk", "sk"}}
    return Person(**{**fields, "privacy": Visibility.from_bits(item["privacy"])})
