"""REQUEST#<hash> / REQUEST: OAuth request tokens, under their fingerprints."""

from __future__ import annotations

from dataclasses import asdict

from chalicelib.model.ids import fingerprint
from chalicelib.model.request_token import RequestToken
from chalicelib.model.token import Perms
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item


def add(token: RequestToken) -> None:
    """Remember a request token."""
    item = {**asdict(token), **_key(token.token)}
    del item["token"]
    table.put(settings().people_table, item)


def find(token: str, now: float) -> RequestToken | None:
    """A request token that is neither used nor over."""
    item = table.get(settings().people_table, _key(token), consistent=True)
    return _read(token, item) if item and now < item["expires"] else None


def authorise(token: str, nsid: str, perms: Perms, verifier: str) -> bool:
    """Note that a person agreed; ``verifier`` is a fingerprint. False if the token is gone."""
    said = {"nsid": nsid, "perms": perms, "verifier": verifier}
    return table.change(settings().people_table, _key(token), **said) is not None


def count_try(token: str) -> int:
    """Count a verifier that was tried; answers how many there were. 0 if the token is gone."""
    return table.count_up(settings().people_table, _key(token), "tries")


def use(token: str) -> bool:
    """Use a request token up; False if somebody already has."""
    return table.delete(settings().people_table, _key(token)) is not None


def _key(token: str) -> keys.Key:
    return keys.request_token(fingerprint(token))


def _read(token: str, item: Item) -> RequestToken:
    return RequestToken(token=token, **{name: item[name] for name in item.keys() - {"pk", "sk"}})
