"""Subscriptions: what the end of a verification and the end of a lease change."""

from __future__ import annotations

from chalicelib.hub import listening
from chalicelib.model.delivery import Target
from chalicelib.model.subscription import Subscription, Verification
from chalicelib.store import leases, subscriptions


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
    begun = listening.begin(live)
    leases.note(live.due, target)
    subscriptions.change(target, lambda s: s.confirmed(now) if s and _open(s, asked) else s)
    listening.settle(target, subscription, begun)


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
    ended: Subscription | None = None

    def nothing(found: Subscription | None) -> None:
        nonlocal ended
        ended = found

    subscriptions.change(target, nothing)
    if ended is None:
        return False
    listening.settle(target, ended)
    return True


def lapse(target: Target, now: float) -> bool:
    """End what has outlived its lease; whether it had."""
    subscription = subscriptions.find(target)
    if subscription is None or subscription.terms is None or subscription.is_live(now):
        return False
    left = subscriptions.change(target, lambda s: s.lapsed(now) if s else None)
    listening.settle(target, subscription)
    return left is None or not left.is_live(now)


def resume(target: Target, now: float) -> Subscription | None:
    """Wake a paused subscription; None if there is none."""

    def woken(subscription: Subscription | None) -> Subscription | None:
        return subscription.resumed() if subscription and subscription.is_live(now) else None

    return subscriptions.change(target, woken) if subscriptions.find(target) else None


def _open(subscription: Subscription | None, asked: int) -> Verification | None:
    question = subscription.verification if subscription else None
    return question if question and question.asked == asked else None


def _as_before(subscription: Subscription | None) -> Subscription | None:
    return subscription.refused() if subscription and subscription.terms else None
