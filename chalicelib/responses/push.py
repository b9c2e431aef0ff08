"""<topics> and <subscriptions>."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chalicelib.formats.element import Element
from chalicelib.model.delivery import Target
from chalicelib.model.failed_delivery import FailedDelivery
from chalicelib.model.paging import Page
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


def detailed(listed: Iterable[Subscription], now: float) -> Element:
    """What pushr.push.getSubscriptions answers: terms and health too; secrets are not told."""
    return Element("subscriptions").many("subscription", [_detailed(each, now) for each in listed])


def deliveries(page: Page[FailedDelivery], callbacks: Mapping[Target, str]) -> Element:
    """What pushr.push.getDeliveries answers."""
    answer = Element(
        "deliveries",
        page=page.page,
        pages=page.pages,
        perpage=page.per_page,
        total=page.total,
    )
    return answer.many("delivery", [_delivery(each, callbacks) for each in page.items])


def redelivered(count: int) -> Element:
    """What pushr.push.redeliver answers."""
    return Element("redelivered", count=count)


def _detailed(subscription: Subscription, now: float) -> Element:
    answer = _subscription(subscription, now)
    health, terms = subscription.health, subscription.terms
    if terms:
        answer.attributes |= {
            "update_type": ",".join(terms.update_types),
            "media": terms.media,
            "output_format": terms.output_format,
            "signed": bool(terms.secret),
            "mailto": terms.mailto,
        }
    answer.attributes |= {
        "paused": bool(health.paused),
        "slow": health.is_slow,
        "failures": health.failures,
        "failed": health.failed,
        "last_success": str(health.last_success or ""),
        "last_failure": str(health.last_failure or ""),
        "last_error": health.last_error,
    }
    return answer


def _delivery(failed: FailedDelivery, callbacks: Mapping[Target, str]) -> Element:
    answer = Element(
        "delivery",
        id=failed.id,
        callback=callbacks.get(failed.target),
        date_failed=str(failed.failed),
        date_expire=str(failed.expires),
        attempts=failed.attempts,
    )
    news = [Element("photo", id=n.photo_id, update=",".join(n.types)) for n in failed.news]
    return answer.many("photo", news)
