"""INBOX#<token> / INBOX: a callback to try with; / ARRIVED#<place>: what came there.

Arrivals take turns at so many places: the newest lies where the oldest was. All have a TTL. The
secret stands in its inbox as it is, so that its owner is led back: who reads this table reads
what it guards anyway.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import asdict

from chalicelib.model.inbox import KEPT, Arrival, Inbox
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item


def add(inbox: Inbox) -> None:
    """Remember a new inbox."""
    table.put(settings().hub_table, {**asdict(inbox), **keys.inbox(inbox.token)})


def find(token: str, now: float) -> Inbox | None:
    """The open inbox of a token, if there is one."""
    item = table.get(settings().hub_table, keys.inbox(token), consistent=True)
    if item is None:
        return None
    inbox = Inbox(**{name: item[name] for name in item.keys() - {"pk", "sk"}})
    return inbox if inbox.is_open(now) else None


def count(token: str) -> int:
    """Count one more arrival; answers its number, 0 if there is no such inbox any more."""
    return table.count_up(settings().hub_table, keys.inbox(token), "arrived")


def keep(inbox: Inbox, arrival: Arrival) -> None:
    """Keep what arrived as long as the inbox."""
    item = {
        **asdict(arrival),
        **_key(inbox, arrival.number),
        "body": b64encode(zlib.compress(arrival.body)).decode(),
        "expires": inbox.expires,
    }
    table.put(settings().hub_table, item)


def some(inbox: Inbox, numbers: Iterable[int]) -> list[Arrival]:
    """What arrived under these numbers, the newest first; others may lie in their places by now."""
    wanted = set(numbers)
    places = [_key(inbox, number) for number in wanted]
    items = table.get_many(settings().hub_table, places, consistent=True) if places else []
    found = [_arrival(item) for item in items if item["number"] in wanted]
    return sorted(found, key=lambda each: each.number, reverse=True)


def remove(inbox: Inbox) -> None:
    """Forget an inbox, and what arrived there."""
    table.delete(settings().hub_table, keys.inbox(inbox.token))
    places = range(1, min(inbox.arrived, KEPT) + 1)
    table.write_many(settings().hub_table, deletes=[_key(inbox, place) for place in places])


def _key(inbox: Inbox, number: int) -> keys.Key:
    return keys.arrival(inbox.token, number % KEPT)


def _arrival(item: Item) -> Arrival:
    return Arrival(
        number=item["number"],
        at=item["at"],
        kind=item["kind"],
        told=tuple((name, value) for name, value in item["told"]),
        body=zlib.decompress(b64decode(item["body"])),
        size=item["size"],
    )
