"""<topics> and <subscriptions>."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chalicelib.formats.element import Element
from chalicelib.model.subscription import Subscription


def topics(names: Mapping[str, str]) -> Element:
    """What flickr.push.getTopics answers: names and what people call them."""
    found = [Element("topic", name=name, display_name=said) for name, said in names.items()]
    return Element("topics").many("topic", found)


def subscriptions(listed: Iterable[Subscription], now: float) -> Element:
    """What flickr.push.getSubscriptions answers."""
    return Element("subscriptions").many(
        "subscription", [_subscription(each, now) for each in listed]
    )


def _subscription(subscription: Subscription, now: float) -> Element:
    asked = subscription.verification
    terms = subscription.terms or (asked.terms if asked else None)
    return Element(
        "subscription",
        topic=terms.topic if terms else "",
        callback=subscription.callback,
        pending=subscription.is_pending(now),
        date_create=str(subscription.created),
        lease_seconds=str(terms.lease_seconds if terms else 0),
        expiry=str(subscription.expires),
        verify_attempts=str(asked.attempts if asked else 0),
    )
