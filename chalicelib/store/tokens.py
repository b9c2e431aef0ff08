"""TOKEN#<hash> / TOKEN: access tokens; PERSON# / ISSUED#: which; NONCE#: nonces, used once.

A token is kept under its fingerprint; its secret is kept itself, since signatures are made of it.
"""

from __future__ import annotations

from dataclasses import asdict

from chalicelib.model.application import Application
from chalicelib.model.failures import InvalidApiKey, InvalidAuthToken
from chalicelib.model.ids import fingerprint
from chalicelib.model.token import Token
from chalicelib.settings import settings
from chalicelib.store import applications, keys, table
from chalicelib.store.items import Item


def add(token: Token) -> None:
    """Remember what a person lets an application do."""
    hashed = fingerprint(token.token)
    item = {**asdict(token), **keys.token(hashed)}
    del item["token"]
    if not token.expires:
        del item["expires"]
    end = {"expires": token.expires} if token.expires else {}
    reference = {**keys.issued(token.nsid, token.api_key, hashed), **end}
    table.write_many(settings().people_table, puts=[item, reference])


def get(token: str, api_key: str) -> Token:
    """An application's access token. Raises InvalidAuthToken, also if it is another's."""
    item = table.get(settings().people_table, keys.token(fingerprint(token)), consistent=True)
    return _checked(item, token, api_key)


def with_application(api_key: str, token: str) -> tuple[Application, Token]:
    """An application and its access token, in one read. Raises InvalidApiKey, InvalidAuthToken."""
    wanted = [keys.application(api_key), keys.token(fingerprint(token))]
    items = table.get_many(settings().people_table, wanted, consistent=True)
    found = {item["sk"]: item for item in items}
    if "APP" not in found:
        raise InvalidApiKey("Invalid API Key (Key not found)")
    return applications.read(found["APP"]), _checked(found.get("TOKEN"), token, api_key)


def expire(token: Token, when: int) -> None:
    """Let a token end at a unix time; one that ends already keeps its end."""
    key = keys.token(fingerprint(token.token))
    if not token.expires:
        table.change(settings().people_table, key, expires=when)


def forget(nsid: str, api_key: str) -> None:
    """Forget every token by which an application acts for a person."""
    prefix = keys.issued_for(api_key)
    pk = keys.person(nsid)["pk"]
    issued = table.query(settings().people_table, pk, prefix=prefix, consistent=True)
    for reference in list(issued):
        hashed = reference["sk"].removeprefix(prefix)
        gone = [keys.token(hashed), keys.issued(nsid, api_key, hashed)]
        table.write_many(settings().people_table, deletes=gone)


def use_nonce(api_key: str, token: str, timestamp: str, nonce: str, expires: float) -> bool:
    """Use a nonce up (RFC 5849 3.3: unique for timestamp, client and token); False if it was."""
    item = {**keys.nonce(api_key, token, timestamp, nonce), "expires": int(expires)}
    return table.put_new(settings().people_table, item)


def _checked(item: Item | None, token: str, api_key: str) -> Token:
    if item is None or item["api_key"] != api_key:
        raise InvalidAuthToken
    return Token(token=token, **{name: item[name] for name in item.keys() - {"pk", "sk"}})
