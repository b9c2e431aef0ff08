"""PERSON#<nsid> / GRANT#<api key>: what people let applications do."""

from __future__ import annotations

from dataclasses import asdict

from chalicelib.model.grant import Grant
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item


def put(grant: Grant) -> None:
    """Remember a grant, over the one that was there."""
    table.put(settings().people_table, {**asdict(grant), **keys.grant(grant.nsid, grant.api_key)})


def find(nsid: str, api_key: str) -> Grant | None:
    """What a person lets an application do; None if it is nothing, or nothing any more."""
    item = table.get(settings().people_table, keys.grant(nsid, api_key), consistent=True)
    return _grant(item) if item else None


def of(nsid: str) -> list[Grant]:
    """Everything a person lets applications do, the newest first."""
    pk, prefix = keys.person(nsid)["pk"], keys.PREFIX_GRANT
    items = table.query(settings().people_table, pk, prefix=prefix, consistent=True)
    return sorted(map(_grant, items), key=lambda each: -each.created)


def remove(nsid: str, api_key: str) -> None:
    """Forget a grant."""
    table.delete(settings().people_table, keys.grant(nsid, api_key))


def _grant(item: Item) -> Grant:
    return Grant(**{name: item[name] for name in item.keys() - {"pk", "sk"}})
