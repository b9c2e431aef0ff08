"""Subscriptions: what a verification's end, a lease's end and a new contact change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chalicelib.hub import topics
from chalicelib.model.delivery import Target
from chalicelib.model.subscription import Subscription, Terms, Verification
from chalicelib.store import leases, subscriptions, watches
from chalicelib.store.watches import Watch


def confirm(target: Target, asked: int, now: float) -> None:
    """The callback said yes: live under the terms asked about, or ended if that was the question.

    Watch rows and lease come first, so that a process that dies half-way leaves nothing live
    that nobody hears or ends; doing it again changes nothing.
    """
    subscription = subscriptions.find(target)
    question = _open(subscription, asked)
    if subscription is None or question is None or not subscription.is_pending(now):
        return
    if question.mode == "unsubscribe":
        end(target)
        return
    live = subscription.confirmed(now)
    _listen(live)
    leases.note(live.due, target)
    subscriptions.change(target, lambda s: s.confirmed(now) if s and _open(s, asked) else s)
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


def end(target: Target) -> bool:
    """Deliver no more: the subscription first, then what it listened to; whether there was one."""
    subscription = subscriptions.find(target)
    if subscription is None:
        return False
    subscriptions.change(target, lambda _: None)
    watches.remove(_listened(subscription), target)
    return True


def lapse(target: Target, now: float) -> bool:
    """End what has outlived its lease; whether it had."""
    subscription = subscriptions.find(target)
    if subscription is None or subscription.terms is None or subscription.is_live(now):
        return False
    left = subscriptions.change(target, lambda s: s.lapsed(now) if s else None)
    if left is None:  # else the rows are as dead as their lease, and may be written anew
        watches.remove(_listened(subscription), target)
    return left is None or not left.is_live(now)


def resume(target: Target, now: float) -> Subscription | None:
    """Wake a paused subscription; None if there is none."""

    def woken(subscription: Subscription | None) -> Subscription | None:
        return subscription.resumed() if subscription and subscription.is_live(now) else None

    return subscriptions.change(target, woken) if subscriptions.find(target) else None


def contact_added(nsid: str, contact: str, now: float) -> None:
    """Let a person's subscriptions to topics of contacts hear of a new one too."""
    for subscription, what in _of_contact(nsid, contact, now):
        watches.put([what], _watch(subscription))


def contact_removed(nsid: str, contact: str, now: float) -> None:
    """Let them hear of that contact no longer."""
    for subscription, what in _of_contact(nsid, contact, now):
        watches.remove([what], subscriptions.target(subscription))


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
    return topics.listened(subscription.terms, subscription.nsid)


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
        area=terms.area if is_geo and not terms.woe_ids and not terms.place_ids else None,
    )


def _of_contact(nsid: str, contact: str, now: float) -> Iterator[tuple[Subscription, str]]:
    for each in subscriptions.of(nsid):
        if each.is_live(now) and each.terms:
            what = topics.of_contact(each.terms.topic, contact)
            if what:
                yield each, what
