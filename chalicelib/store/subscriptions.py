"""PERSON#<nsid> / SUBSCRIPTION#<callback id>: subscriptions, live and pending.

Everything of a subscription is one JSON text: deliveries read a hundred of them at a time, and
botocore takes ten times as long over attributes of their own. ``expires`` stands beside it for
DynamoDB's TTL, ``version`` for changes between reading and writing which nobody else wrote.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

import orjson

from chalicelib.model.area import Area
from chalicelib.model.delivery import Target
from chalicelib.model.failures import WriteFailed
from chalicelib.model.subscription import Health, Subscription, Terms, Verification
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item

_KNOWN = 32_768  # subscriptions, of a kilobyte each
_KNOWN_LENGTH = 512  # who says more is read each time, or many of them would take all the memory
_TRIES = 8  # for a change between whose reading and writing somebody else wrote
_VERSION_BITS = 48  # begun anywhere: what is made anew is not taken for what was there before

Changed = Callable[[Subscription | None], Subscription | None]


def find(target: Target) -> Subscription | None:
    """A subscription as it is at this very moment, if there is one."""
    item = table.get(settings().hub_table, _key(target), consistent=True)
    return _subscription(item) if item else None


def find_many(targets: Iterable[Target]) -> Iterator[tuple[Target, Subscription]]:
    """The subscriptions that exist."""
    texts = table.get_texts(settings().hub_table, map(_key, targets), "subscription")
    return (_known(text) if len(text) <= _KNOWN_LENGTH else _named(text) for text in texts)


def of(nsid: str) -> Iterator[Subscription]:
    """All of a person's subscriptions."""
    pk = keys.person(nsid)["pk"]
    items = table.query(settings().hub_table, pk, prefix=keys.PREFIX_SUBSCRIPTION, consistent=True)
    return map(_subscription, items)


def change(target: Target, changed: Changed) -> Subscription | None:
    """Change a subscription between reading and writing which nobody else wrote.

    The change is given what is there (or None) and answers what shall be there; the very same
    object writes nothing, None removes.
    """
    for _ in range(_TRIES):
        item = table.get(settings().hub_table, _key(target), consistent=True)
        old = _subscription(item) if item else None
        new = changed(old)
        if new is old or _written(target, new, item):
            return new
    raise WriteFailed


def target(subscription: Subscription) -> Target:
    """What names a subscription in messages and keys."""
    return Target(nsid=subscription.nsid, subscription_id=subscription.id)


def _written(key: Target, new: Subscription | None, item: Item | None) -> bool:
    if item is None:
        first = secrets.randbits(_VERSION_BITS)
        return new is None or table.put_new(settings().hub_table, {**_item(new), "version": first})
    version = item["version"]
    if new is None:
        return table.delete_over(settings().hub_table, _key(key), version)
    return table.put_over(settings().hub_table, {**_item(new), "version": version + 1}, version)


def _key(target: Target) -> keys.Key:
    return keys.subscription(target.nsid, target.subscription_id)


def _item(subscription: Subscription) -> Item:
    written = json.dumps(_told(subscription), ensure_ascii=False, separators=(",", ":"))
    kept = max(subscription.expires, _until(subscription))
    return {**_key(target(subscription)), "subscription": written, "expires": kept}


def _until(subscription: Subscription) -> int:
    return subscription.verification.until if subscription.verification else 0


def _told(thing: Any) -> Any:
    """A dataclass's fields that say something; what is as it is by default needs no reading."""
    if not is_dataclass(thing):
        return thing
    told = ((field.name, getattr(thing, field.name), field.default) for field in fields(thing))
    return {name: _told(value) for name, value, default in told if value != default}


def _named(text: str) -> tuple[Target, Subscription]:
    subscription = _read(orjson.loads(text))
    return target(subscription), subscription


@lru_cache(maxsize=_KNOWN)
def _known(text: str) -> tuple[Target, Subscription]:
    """What was read for the photo before: the text is read anew, but seldom says anything new."""
    return _named(text)


def _subscription(item: Item) -> Subscription:
    return _read(orjson.loads(item["subscription"]))


def _read(told: dict[str, Any]) -> Subscription:
    if terms := told.get("terms"):
        told["terms"] = _terms(terms)
    if health := told.get("health"):
        told["health"] = Health(**health)
    if asked := told.get("verification"):
        told["verification"] = Verification(**{**asked, "terms": _terms(asked["terms"])})
    return Subscription(**told)


def _terms(told: dict[str, Any]) -> Terms:
    told.pop("place_ids", None)  # of old subscriptions; no photo ever had them
    for name, value in told.items():
        if isinstance(value, list):
            told[name] = tuple(value)
        elif isinstance(value, dict):
            told[name] = Area(**value)
    return _made(**told)


@lru_cache(maxsize=1024)
def _made(**told: Any) -> Terms:
    """Many have the same terms; making them is slow beside knowing them."""
    return Terms(**told)
