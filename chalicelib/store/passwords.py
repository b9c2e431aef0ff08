"""PERSON#<nsid> / PASSWORD: hashes of passwords; nobody reads them with the person."""

from __future__ import annotations

from chalicelib.settings import settings
from chalicelib.store import keys, table


def put(nsid: str, hashed: str) -> None:
    """Remember the hash of a person's password, over the one that was there."""
    table.put(settings().people_table, {**keys.password(nsid), "hash": hashed})


def find(nsid: str) -> str:
    """The hash of a person's password; empty if there is none."""
    item = table.get(settings().people_table, keys.password(nsid), consistent=True)
    return str(item["hash"]) if item else ""
