"""Leases: what the clock does when one comes to its end."""

from __future__ import annotations

from chalicelib.hub import notice, subscriptions, verify
from chalicelib.model.delivery import Target
from chalicelib.model.subscription import Subscription, Verification
from chalicelib.store import leases
from chalicelib.store import subscriptions as stored

_MICROSECONDS = 1_000_000
_AGAIN_SECONDS = 300  # until a renewal that found another question open is tried again


def run(now: float) -> int:
    """Renew or end whatever is due; answers how many were looked at."""
    looked_at = 0
    for key, target in leases.due(now):
        _look(target, now)
        leases.done(key)
        looked_at += 1
    leases.passed(now)
    return looked_at


def _look(target: Target, now: float) -> None:
    subscription = stored.find(target)
    if subscription is None or subscription.terms is None:
        return
    if subscriptions.lapse(target, now):
        notice.ended(subscription, "its lease was over")
    elif subscription.renews_itself and subscription.due <= now:
        _renew(subscription, target, now)


def _renew(subscription: Subscription, target: Target, now: float) -> None:
    """Ask the callback whether it still wants it, and look again when the lease really ends."""
    leases.note(subscription.expires, target)
    question = renewal(subscription, now)
    if question is None:
        return
    asked = stored.change(target, lambda s: _asking(s, question, now) if s else None)
    found = asked.verification if asked else None
    if found and found.renews:
        verify.ask(target, found.asked, now)
    else:
        again = min(int(now) + _AGAIN_SECONDS, subscription.expires)
        leases.note(again, target)


def _asking(subscription: Subscription, question: Verification, now: float) -> Subscription:
    """With the question, unless another was asked a moment ago.

    One that had no clear answer so far gives way: it may be a stranger's, and the subscription
    must not end because of it.
    """
    found = subscription.verification if subscription.is_pending(now) else None
    return subscription if found and not found.attempts else subscription.asking(question)


def renewal(subscription: Subscription, now: float) -> Verification | None:
    """The question that renews a lease, with the terms as they are."""
    if subscription.terms is None:
        return None
    return Verification(
        mode="subscribe",
        terms=subscription.terms,
        asked=int(now * _MICROSECONDS),
        until=subscription.expires,
        renews=True,
    )
