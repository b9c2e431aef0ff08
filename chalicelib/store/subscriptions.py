"""PERSON#<nsid> / SUBSCRIPTION#<callback id>: subscriptions, live and pending."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any

from chalicelib.model.delivery import Target
from chalicelib.model.failures import WriteFailed
from chalicelib.model.subscription import Subscription, Terms, Verification
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
    items = table.get_many(settings().hub_table, map(_key, targets), consistent=True)
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
    return {**_key(target(subscription)), **asdict(subscription)}


def _subscription(item: table.Item) -> Subscription:
    fields = {name: item[name] for name in item.keys() - {"pk", "sk", "version"}}
    asked = item["verification"]
    fields["terms"] = _terms(item["terms"])
    fields["verification"] = (
        Verification(**{**asked, "terms": _terms(asked["terms"])}) if asked else None
    )
    return Subscription(**fields)


def _terms(item: Any) -> Terms | None:
    return Terms(**{**item, "update_types": tuple(item["update_types"])}) if item else None
