"""PERSON#<nsid> / CONTACT#<nsid>: whom a person follows, and how close they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chalicelib.model.contact import Contact
from chalicelib.model.failures import ContactNotFound
from chalicelib.model.visibility import SELF, STRANGER, Relation
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item


def add(contact: Contact) -> None:
    """Follow somebody, or change how close they are; since when stays what it was."""
    key = keys.contact(contact.owner, contact.nsid)
    before = table.get(settings().people_table, key)
    item = {
        **key,
        "since": before.get("since", 0) if before else contact.since,
        "is_friend": contact.is_friend,
        "is_family": contact.is_family,
    }
    table.put(settings().people_table, item)


def remove(owner: str, nsid: str) -> None:
    """Follow somebody no longer. Raises ContactNotFound."""
    if table.delete(settings().people_table, keys.contact(owner, nsid)) is None:
        raise ContactNotFound


def of(owner: str) -> Iterator[Contact]:
    """Everybody whom a person follows at this very moment."""
    pk = keys.person(owner)["pk"]
    items = table.query(settings().people_table, pk, prefix=keys.PREFIX_CONTACT, consistent=True)
    return (_contact(owner, item) for item in items)


def has(owner: str, nsid: str) -> bool:
    """Whether a person follows somebody at this very moment."""
    key = keys.contact(owner, nsid)
    return table.get(settings().people_table, key, consistent=True) is not None


def relation(owner: str, viewer: str | None) -> Relation:
    """What an onlooker (an NSID, or None) is to an owner, by the owner's contact list."""
    if viewer is None:
        return STRANGER
    if viewer == owner:
        return SELF
    item = table.get(settings().people_table, keys.contact(owner, viewer))
    return _contact(owner, item).relation if item else STRANGER


def relations(owners: Iterable[str], viewer: str | None) -> dict[str, Relation]:
    """What an onlooker (an NSID, or None) is to each of some owners, by their contact lists."""
    asked = set(owners)
    found = {owner: SELF if owner == viewer else STRANGER for owner in asked}
    if viewer is None:
        return found
    wanted = (keys.contact(owner, viewer) for owner in asked - {viewer})
    for item in table.get_many(settings().people_table, wanted):
        owner = keys.person_of(item["pk"])
        found[owner] = _contact(owner, item).relation
    return found


def _contact(owner: str, item: Item) -> Contact:
    return Contact(
        owner=owner,
        nsid=item["sk"].removeprefix(keys.PREFIX_CONTACT),
        is_friend=item["is_friend"],
        is_family=item["is_family"],
        since=item.get("since", 0),
    )
