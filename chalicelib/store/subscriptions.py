"""PERSON#<nsid> / SUBSCRIPTION#<callback id>: subscriptions, live and pending.

Everything of a subscription is one JSON text: deliveries read a hundred of them at a time, and
botocore takes ten times as long over attributes of their own. ``expires`` stands beside it for
DynamoDB's TTL, ``version`` for changes between reading and writing which nobody else wrote.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any

from chalicelib.model.area import Area
from chalicelib.model.delivery import Target
from chalicelib.model.failures import WriteFailed
from chalicelib.model.subscription import Health, Subscription, Terms, Verification
from chalicelib.settings import settings
from chalicelib.store import keys, table

_TRIES = 8  # for a change between whose reading and writing somebody else wrote

Changed = Callable[[Subscription | None], Subscription | None]


def find(target: Target) -> Subscription | None:
    """A subscription as it is at this very moment, if there is one."""
    item = table.get(settings().hub_table, _key(target), consistent=True)
    return _subscription(item) if item else None


def find_many(targets: Iterable[Target]) -> dict[Target, Subscription]:
    """The subscriptions that exist."""
    items = table.get_many(
        settings().hub_table, map(_key, targets), only="subscription", consistent=True
    )
    return {target(each): each for each in map(_subscription, items)}


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


def _written(key: Target, new: Subscription | None, item: table.Item | None) -> bool:
    if new is None:
        table.delete(settings().hub_table, _key(key))
        return True
    if item is None:
        return table.put_new(settings().hub_table, {**_item(new), "version": 1})
    version = item["version"]
    return table.put_over(settings().hub_table, {**_item(new), "version": version + 1}, version)


def _key(target: Target) -> keys.Key:
    return keys.subscription(target.nsid, target.subscription_id)


def _item(subscription: Subscription) -> table.Item:
    written = json.dumps(asdict(subscription), ensure_ascii=False, separators=(",", ":"))
    kept = max(subscription.expires, _until(subscription))
    return {**_key(target(subscription)), "subscription": written, "expires": kept}


def _until(subscription: Subscription) -> int:
    return subscription.verification.until if subscription.verification else 0


def _subscription(item: table.Item) -> Subscription:
    fields = json.loads(item["subscription"])
    asked = fields["verification"]
    fields["terms"] = _terms(fields["terms"])
    fields["health"] = Health(**fields["health"])
    if asked:
        fields["verification"] = Verification(**{**asked, "terms": _terms(asked["terms"])})
    return Subscription(**fields)


def _terms(fields: Any) -> Any:
    if fields is None:
        return None
    listed: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in fields.items()
    }
    area = fields["area"]
    return Terms(**{**listed, "area": Area(**area) if area else None})
