"""Notices: a mail to who asked for one, when a subscription is paused or ended."""

from __future__ import annotations

from chalicelib.model.subscription import Subscription
from chalicelib.store import mail

_PAUSED = """\
Your subscription to {topic} with the callback
{callback}
is paused: no delivery has succeeded for a day. The last error was: {error}.

Deliveries are kept for a week. Mend the callback, then call pushr.push.resume (or subscribe
again), and pushr.push.redeliver for what was missed.
"""
_ENDED = """\
Your subscription to {topic} with the callback
{callback}
has ended: {reason}. Subscribe again to go on.
"""


def paused(subscription: Subscription) -> None:
    """Say that a subscription is paused."""
    _send(subscription, "Paused", _PAUSED, error=subscription.health.last_error)


def ended(subscription: Subscription, reason: str) -> None:
    """Say that a subscription has ended without its owner's doing."""
    _send(subscription, "Ended", _ENDED, reason=reason)


def _send(subscription: Subscription, what: str, text: str, **facts: str) -> None:
    terms = subscription.terms
    if terms and terms.mailto:
        body = text.format(topic=terms.topic, callback=subscription.callback, **facts)
        mail.send(terms.mailto, f"{what}: your subscription to {terms.topic}", body)
