"""PERSON#<nsid> / PASSWORD: hashes of passwords; nobody reads them with the person."""

from __future__ import annotations

from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item


def put(nsid: str, hashed: str) -> None:
    """Remember the hash of a person's password, over the one that was there."""
    table.put(settings().people_table, item(nsid, hashed))


def item(nsid: str, hashed: str) -> Item:
    """What is remembered."""
    return {**keys.password(nsid), "hash": hashed}


def renew(nsid: str, was: str, hashed: str) -> None:
    """Remember another hash of the same password, unless the password is another by now."""
    update = table.Update(key=keys.password(nsid), attributes={"hash": hashed}, was={"hash": was})
    table.change_from(settings().people_table, update)


def find(nsid: str) -> str:
    """The hash of a person's password; empty if there is none."""
    item = table.get(settings().people_table, keys.password(nsid), consistent=True)
    return str(item["hash"]) if item else ""
