"""Subscriptions: what a verification's end, a lease's end and a new contact change."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.hub import topics
from chalicelib.model.delivery import Target
from chalicelib.model.subscription import Subscription, Verification
from chalicelib.store import leases, subscriptions, watches
from chalicelib.store.watches import Watch


def confirm(target: Target, asked: int, now: float) -> None:
    """The callback said yes: live under the terms asked about, or ended if that was the question.

    Watch rows and lease come first, so that a process that dies half-way leaves nothing live
    that nobody hears or ends; doing it again changes nothing.
    """
    subscription = subscriptions.find(target)
    question = _open(subscription, asked)
    if subscription is None or question is None:
        return
    if question.mode == "unsubscribe":
        end(target)
        return
    live = subscription.confirmed(now)
    _listen(live)
    leases.note(live.due, target)
    subscriptions.change(target, lambda s: live if _open(s, asked) else s)
    _unlisten_old(subscription, live)


def refuse(target: Target, asked: int) -> None:
    """The callback said no: everything is as it was before the question.

    Who says no to the hub's own question at the end of a lease has ended the subscription.
    """
    question = _open(subscriptions.find(target), asked)
    if question and question.renews:
        end(target)
    else:
        give_up(target, asked)


def give_up(target: Target, asked: int) -> None:
    """The callback said nothing clear to the end: everything is as it was before the question."""
    subscriptions.change(target, lambda s: _as_before(s) if _open(s, asked) else s)


def attempted(target: Target, asked: int) -> None:
    """The callback was asked once more and said nothing clear."""

    def counted(subscription: Subscription | None) -> Subscription | None:
        is_open = subscription is not None and _open(subscription, asked) is not None
        return subscription.attempted() if subscription and is_open else subscription

    subscriptions.change(target, counted)


def end(target: Target) -> None:
    """Deliver no more: the subscription first, then what it listened to."""
    subscription = subscriptions.find(target)
    if subscription is None:
        return
    subscriptions.change(target, lambda _: None)
    watches.remove(_listened(subscription), target)


def contact_added(nsid: str, contact: str, now: float) -> None:
    """Let a person's subscriptions to contacts' photos hear of a new contact too."""
    for subscription in _to_contacts(nsid, now):
        watches.put([topics.photos_of(contact)], _watch(subscription))


def contact_removed(nsid: str, contact: str, now: float) -> None:
    """Let them hear of that contact no longer."""
    for subscription in _to_contacts(nsid, now):
        watches.remove([topics.photos_of(contact)], subscriptions.target(subscription))


def _open(subscription: Subscription | None, asked: int) -> Verification | None:
    question = subscription.verification if subscription else None
    return question if question and question.asked == asked else None


def _as_before(subscription: Subscription | None) -> Subscription | None:
    return subscription.refused() if subscription and subscription.terms else None


def _listen(live: Subscription) -> None:
    watches.put(_listened(live), _watch(live))


def _unlisten_old(old: Subscription, live: Subscription) -> None:
    """Stop listening to what the old terms listened to and the new ones do not."""
    left = set(_listened(old)) - set(_listened(live))
    watches.remove(left, subscriptions.target(live))


def _listened(subscription: Subscription) -> Iterable[str]:
    if subscription.terms is None:
        return ()
    return topics.listened(subscription.terms.topic, subscription.nsid)


def _watch(live: Subscription) -> Watch:
    return Watch(
        target=subscriptions.target(live),
        expires=live.expires,
        update_types=live.terms.update_types if live.terms else (),
    )


def _to_contacts(nsid: str, now: float) -> Iterable[Subscription]:
    return (
        each
        for each in subscriptions.of(nsid)
        if each.is_live(now) and each.terms and each.terms.topic == "contacts_photos"
    )
