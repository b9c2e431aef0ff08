"""SESSION#<hash> / SESSION: who is signed in in which browser, under the cookie's fingerprint."""

from __future__ import annotations

from dataclasses import asdict

from chalicelib.model.ids import fingerprint
from chalicelib.model.session import Session
from chalicelib.settings import settings
from chalicelib.store import keys, table


def add(cookie: str, session: Session) -> None:
    """Remember a session."""
    table.put(settings().people_table, {**asdict(session), **_key(cookie)})


def find(cookie: str) -> Session | None:
    """The session of a cookie, if there is one."""
    item = table.get(settings().people_table, _key(cookie), consistent=True)
    if item is None:
        return None
    return Session(**{name: item[name] for name in item.keys() - {"pk", "sk"}})


def end(cookie: str) -> None:
    """Forget a session."""
    table.delete(settings().people_table, _key(cookie))


def _key(cookie: str) -> keys.Key:
    return keys.session(fingerprint(cookie))
