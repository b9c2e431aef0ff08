"""TOKEN#<token> / TOKEN: access tokens; NONCE#: signatures' nonces, used once."""

from __future__ import annotations

from dataclasses import asdict

from chalicelib.model.failures import InvalidAuthToken
from chalicelib.model.token import Token
from chalicelib.settings import settings
from chalicelib.store import keys, table


def add(token: Token) -> None:
    """Remember what a person lets an application do."""
    table.put(settings().people_table, {**keys.token(token.token), **asdict(token)})


def get(token: str, api_key: str) -> Token:
    """An application's access token. Raises InvalidAuthToken, also if it is another's."""
    item = table.get(settings().people_table, keys.token(token))
    if item is None or item["api_key"] != api_key:
        raise InvalidAuthToken
    return Token(**{name: item[name] for name in item.keys() - {"pk", "sk"}})


def use_nonce(api_key: str, token: str, timestamp: str, nonce: str, expires: float) -> bool:
    """Use a nonce up (RFC 5849 3.3: unique for timestamp, client and token); False if it was."""
    item = {**keys.nonce(api_key, token, timestamp, nonce), "expires": int(expires)}
    return table.put_new(settings().people_table, item)
