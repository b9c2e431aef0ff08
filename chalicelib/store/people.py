"""PERSON#<nsid> / PERSON: accounts; USERNAME# and ALIAS# / NAME: whose a name is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from chalicelib.model.failures import PersonDeleted, PersonNotFound, UsernameTaken
from chalicelib.model.ids import new_nsid, new_number
from chalicelib.model.login import Identity
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo
from chalicelib.model.photo_failures import PhotoNotFound
from chalicelib.model.refusals import AliasTaken
from chalicelib.model.username import folded
from chalicelib.model.visibility import Visibility
from chalicelib.settings import settings
from chalicelib.store import keys, passwords, subjects, table
from chalicelib.store.items import Item

_TRIES = 3  # for an NSID nobody has
_PROFILE = (
    "realname",
    "location",
    "description",
    "originals",
    "opted_out",
    "privacy",
    "safety_level",
    "content_type",
    "license",
)


def add(
    username: str,
    now: float,
    hashed: str = "",
    identity: Identity | None = None,
    **attributes: Any,
) -> Person:
    """Make an account, with the hash of its password if it is to have one.

    Raises UsernameTaken, whatever the case of the letters, or if the account elsewhere that it is
    for (``identity``) has one already.
    """
    for _ in range(_TRIES):
        person = Person(
            nsid=new_nsid(),
            number=new_number(),
            username=username,
            created=int(now),
            **attributes,
        )
        items = [_item(person), *_names(person)]
        items += [passwords.item(person.nsid, hashed)] if hashed else []
        items += [subjects.item(identity, person.nsid)] if identity else []
        if table.put_all_new(settings().people_table, items):
            return person
        if _named(keys.username(folded(username))):
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


def keep_profile(person: Person) -> Person:
    """Remember what a person says of themselves and prefers. Raises PersonNotFound."""
    return change(person.nsid, **{name: getattr(person, name) for name in _PROFILE})


def rename_path(person: Person, alias: str) -> Person:
    """Give a person another path alias, or none; the old one is free for others then.

    Raises AliasTaken, WriteFailed.
    """
    if alias == person.path_alias.lower():
        return person
    new = {**keys.alias(alias), "nsid": person.nsid} if alias else None
    old = keys.alias(person.path_alias.lower()) if person.path_alias else None
    update = table.Update(
        key=keys.person(person.nsid),
        attributes={"path_alias": alias},
        was={"path_alias": person.path_alias},
    )
    if not table.move_with(settings().people_table, new, old, update):
        raise AliasTaken
    return replace(person, path_alias=alias)


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
    return get(_named(keys.username(folded(username))))  # a name that is not there costs as much


def by_path(path: str) -> Person:
    """The account that an address names, by its NSID or path alias. Raises PersonNotFound."""
    return get(_named(keys.alias(path.lower())) or path)


def _names(person: Person) -> list[Item]:
    names = [{**keys.username(folded(person.username)), "nsid": person.nsid}]
    if person.path_alias:
        names.append({**keys.alias(person.path_alias.lower()), "nsid": person.nsid})
    return names


def _named(key: keys.Key) -> str:
    item = table.get(settings().people_table, key)
    return str(item["nsid"]) if item else ""


def _item(person: Person) -> Item:
    return {
        **keys.person(person.nsid),
        **asdict(person),
        "privacy": person.privacy.bits,
    }


def _person(item: Item) -> Person:
    fields = {name: value for name, value in item.items() if name not in {"pk", "sk"}}
    return Person(**{**fields, "privacy": Visibility.from_bits(item["privacy"])})
