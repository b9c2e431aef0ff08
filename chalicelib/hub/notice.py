"""Notices: a mail to who wants one, when a subscription is paused or ended."""

from __future__ import annotations

from chalicelib.hub import opt_in
from chalicelib.model.subscription import Subscription
from chalicelib.store import mail, opt_ins

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
_NO_MORE = """
No more of this: {link}
"""


def paused(subscription: Subscription) -> None:
    """Say that a subscription is paused."""
    _send(subscription, "Paused", _PAUSED, error=subscription.health.last_error)


def ended(subscription: Subscription, reason: str) -> None:
    """Say that a subscription has ended without its owner's doing."""
    _send(subscription, "Ended", _ENDED, reason=reason)


def _send(subscription: Subscription, what: str, text: str, **facts: str) -> None:
    """Write to an address that wants it; it may change its mind by every mail."""
    terms = subscription.terms
    if not terms or not terms.mailto:
        return
    agreed = opt_ins.find(subscription.nsid, terms.mailto)
    if agreed and agreed.said == "yes":
        body = text.format(topic=terms.topic, callback=subscription.callback, **facts)
        body += _NO_MORE.format(link=opt_in.link(agreed))
        mail.send(terms.mailto, f"{what}: your subscription to {terms.topic}", body)
