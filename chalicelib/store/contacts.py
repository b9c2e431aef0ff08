"""PERSON#<nsid> / CONTACT#<nsid>: whom a person follows, and how close they are."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.model.contact import Contact
from chalicelib.model.failures import ContactNotFound
from chalicelib.model.visibility import SELF, STRANGER, Relation
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item


def add(contact: Contact) -> None:
    """Follow somebody, or change how close they are."""
    item = {
        **keys.contact(contact.owner, contact.nsid),
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


def _contact(owner: str, item: Item) -> Contact:
    return Contact(
        owner=owner,
        nsid=item["sk"].removeprefix(keys.PREFIX_CONTACT),
        is_friend=item["is_friend"],
        is_family=item["is_family"],
    )
