"""FROB#<hash> / FROB: frobs and mini tokens, under fingerprints with their application's key.

So one of another application is not found, and a mini token is not found as a frob.
"""

from __future__ import annotations

from dataclasses import asdict

from chalicelib.model.frob import Frob, Kind
from chalicelib.model.ids import fingerprint
from chalicelib.model.token import Perms
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item


def add(frob: Frob) -> bool:
    """Remember a frob; False if there is one of that text."""
    item = {**asdict(frob), **_key(frob.kind, frob.api_key, frob.text)}
    del item["text"]
    return table.put_new(settings().people_table, item)


def find(kind: Kind, api_key: str, text: str, now: float) -> Frob | None:
    """An application's frob that is neither used nor over."""
    item = table.get(settings().people_table, _key(kind, api_key, text), consistent=True)
    return _read(text, item) if item and now < item["expires"] else None


def agree(frob: Frob, nsid: str, perms: Perms) -> bool:
    """Note that a person agreed; False if the frob is gone."""
    key = _key(frob.kind, frob.api_key, frob.text)
    return table.change(settings().people_table, key, nsid=nsid, perms=perms) is not None


def use(frob: Frob) -> bool:
    """Use a frob up; False if somebody already has."""
    key = _key(frob.kind, frob.api_key, frob.text)
    return table.delete(settings().people_table, key) is not None


def _key(kind: Kind, api_key: str, text: str) -> keys.Key:
    return keys.frob(fingerprint(f"{kind} {api_key} {text}"))


def _read(text: str, item: Item) -> Frob:
    return Frob(text=text, **{name: item[name] for name in item.keys() - {"pk", "sk"}})
