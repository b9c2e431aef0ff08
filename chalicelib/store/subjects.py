"""SUBJECT#<issuer>#<sub> / NAME: whose account an account elsewhere is."""

from __future__ import annotations

from chalicelib.model.login import Identity
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item


def find(identity: Identity) -> str:
    """The NSID of who signs in by an account elsewhere; empty if nobody does."""
    key = keys.subject(identity.issuer, identity.sub)
    item = table.get(settings().people_table, key, consistent=True)
    return str(item["nsid"]) if item else ""


def item(identity: Identity, nsid: str) -> Item:
    """What says whose it is; written with the account that is made for it."""
    return {**keys.subject(identity.issuer, identity.sub), "nsid": nsid}
