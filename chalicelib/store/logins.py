"""LOGIN#<hash> / LOGIN: sign-ins under way elsewhere, under their state's fingerprint."""

from __future__ import annotations

from dataclasses import asdict

from chalicelib.model.ids import fingerprint
from chalicelib.model.login import Login
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item


def add(login: Login) -> None:
    """Remember a sign-in."""
    item = {**asdict(login), **_key(login.state)}
    del item["state"]
    table.put(settings().people_table, item)


def find(state: str, now: float) -> Login | None:
    """A sign-in that is neither used nor over."""
    item = table.get(settings().people_table, _key(state), consistent=True)
    return _live(state, item, now)


def take(state: str, now: float) -> Login | None:
    """Use a sign-in up; None if it is over, or somebody already has."""
    return _live(state, table.delete(settings().people_table, _key(state)), now)


def _live(state: str, item: Item | None, now: float) -> Login | None:
    if item is None or now >= item["expires"]:
        return None
    return Login(state=state, **{name: item[name] for name in item.keys() - {"pk", "sk"}})


def _key(state: str) -> keys.Key:
    return keys.login(fingerprint(state))
