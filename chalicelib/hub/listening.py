"""Listening: watch rows, kept as subscriptions and their owners' contacts say.

The rows are not written together with what they follow from, and others may change that in the
meantime. So whoever changes it settles the rows afterwards: looks, writes what is not as it should
be, and looks again until nothing is. Whatever happened in between, the last to look saw all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from chalicelib.hub import topics
from chalicelib.model.delivery import Target
from chalicelib.model.failures import WriteFailed
from chalicelib.model.subscription import Subscription, Terms
from chalicelib.store import contacts, subscriptions, watches
from chalicelib.store.watches import Watch

_LOOKS = 8  # at rows that somebody else changes at the same time

Listened = Callable[[Subscription], Iterable[str]]


def begin(live: Subscription) -> set[str]:
    """Let a subscription that is about to be live listen; answers to what."""
    whats = set(_listened(live))
    watches.put(whats, _watch(live))
    return whats


def settle(target: Target, was: Subscription, begun: Iterable[str] = ()) -> None:
    """After a change: let a subscription listen to what it should, and to nothing that it did."""
    _settle(target, {*_listened(was), *begun}, _listened)


def settle_contact(nsid: str, contact: str, now: float) -> None:
    """After a contact is added or removed: let who follows contacts hear of that one, or not."""

    def listened(subscription: Subscription) -> Iterable[str]:
        what = topics.of_contact(_topic(subscription), contact)
        return [what] if what and contacts.has(nsid, contact) else []

    for each in subscriptions.of(nsid):
        what = topics.of_contact(_topic(each), contact)
        if what and each.is_live(now):
            _settle(subscriptions.target(each), {what}, listened)


def _settle(target: Target, heard: set[str], listened: Listened) -> None:
    """Of what was heard, and what is now, leave the rows that there should be. Raises WriteFailed.

    Who is not live yet settles its rows when it is.
    """
    for _ in range(_LOOKS):
        found = subscriptions.find(target)
        live = found if found and found.terms else None
        watch, wanted = (_watch(live), set(listened(live))) if live else (None, set())
        heard |= wanted
        there = watches.of(target, heard)
        left, wrong = there.keys() - wanted, {what for what in wanted if there.get(what) != watch}
        if not left and not wrong:
            return
        watches.remove(left, target)
        if watch:
            watches.put(wrong, watch)
    raise WriteFailed


def _listened(subscription: Subscription) -> Iterable[str]:
    if subscription.terms is None:
        return ()
    return topics.listened(subscription.terms, subscription.nsid)


def _topic(subscription: Subscription) -> str:
    return subscription.terms.topic if subscription.terms else ""


def _watch(live: Subscription) -> Watch:
    """What the verified terms let pass."""
    terms = live.terms or Terms(topic="")
    is_geo = terms.topic == "geo"
    return Watch(
        target=subscriptions.target(live),
        expires=live.expires,
        update_types=terms.update_types,
        media=terms.media,
        accuracy=terms.accuracy if is_geo else 0,
        area=terms.area if is_geo and not terms.woe_ids else None,
    )
