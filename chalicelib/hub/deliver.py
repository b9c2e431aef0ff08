"""Deliver: POST what happened to those who listen, as Atom, to all of them at once."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from chalicelib.feeds import atom
from chalicelib.feeds import photos as photo_feed
from chalicelib.hub import subscriptions, topics
from chalicelib.hub.callback import Answer, Outgoing, exchange
from chalicelib.logs import log
from chalicelib.model.delivery import Delivery, News, Target
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo
from chalicelib.model.subscription import Subscription
from chalicelib.settings import settings
from chalicelib.store import failed_deliveries, people, photos, queues
from chalicelib.store import subscriptions as stored

FIRST_SECONDS = 10  # for a subscriber to take a feed: it should queue it and answer
# Seven hours and a half in all; 2xx ends it sooner, and each wait is shaken by a fifth.
RETRY_SECONDS = (30, 120, 600, 1800, 7200, 18_000)
_JITTER = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sending:
    """One POST: a delivery to one of its targets."""

    delivery: Delivery
    target: Target
    subscription: Subscription
    outgoing: Outgoing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Present:
    """What is true of subscriptions, photos and their owners at the moment of sending."""

    subscriptions: Mapping[Target, Subscription]
    photos: Mapping[str, Photo]
    owners: Mapping[str, Person]
    written: dict[News, Fragment | None] = field(default_factory=dict)

    def told(self, delivery: Delivery) -> list[Fragment]:
        """The entries that may still be told, each written once for whoever hears of it."""
        for news in delivery.news:
            if news not in self.written:
                self.written[news] = self._write(news)
        return [fragment for news in delivery.news if (fragment := self.written[news])]

    def _write(self, news: News) -> Fragment | None:
        """None if a photo has gone private since it was matched, or away."""
        photo = self.photos.get(news.photo_id)
        owner = self.owners.get(photo.owner) if photo else None
        if photo is None or owner is None or not photo.may_be_pushed(owner):
            return None
        entry = photo_feed.entry(photo, owner, news.types)
        return Fragment(updated=photo.updated, xml=atom.fragment(entry))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """An entry as it stands in every feed that tells it."""

    updated: int
    xml: bytes


def deliver(deliveries: Sequence[Delivery], now: float) -> None:
    """Send all deliveries at the same time; those that fail are tried again later.

    Success writes nothing. A delivery that comes twice is sent twice.
    """
    due = [each for each in deliveries if each.not_before <= now]
    _postpone([each for each in deliveries if each.not_before > now], now)
    sendings = _sendings(due, _present(due), now)
    answers = exchange([sending.outgoing for sending in sendings])
    failed: dict[int, list[Target]] = defaultdict(list)
    for sending, answer in zip(sendings, answers, strict=True):
        _log(sending, answer)
        if answer.is_gone:
            subscriptions.end(sending.target)
        elif not answer.is_success:
            failed[id(sending.delivery)].append(sending.target)
    for delivery in due:
        if targets := failed.get(id(delivery)):
            _again(replace(delivery, targets=tuple(targets)), now)


def _present(deliveries: Sequence[Delivery]) -> _Present:
    asked = {news.photo_id for delivery in deliveries for news in delivery.news}
    found = photos.get_many(asked) if asked else {}
    return _Present(
        subscriptions=stored.find_many({t for d in deliveries for t in d.targets}),
        photos=found,
        owners=people.get_many({photo.owner for photo in found.values()}),
    )


def _sendings(deliveries: Iterable[Delivery], present: _Present, now: float) -> list[_Sending]:
    sendings = []
    for delivery in deliveries:
        told = present.told(delivery)
        bodies: dict[str, bytes] = {}
        for target in delivery.targets if told else ():
            subscription = present.subscriptions.get(target)
            if subscription and subscription.terms and subscription.is_live(now):
                topic = subscription.terms.topic
                body = bodies.get(topic) or bodies.setdefault(topic, feed(topic, told))
                sendings.append(_sending(delivery, target, subscription, body))
    return sendings


def feed(topic: str, told: Sequence[Fragment]) -> bytes:
    """The Atom document that all subscriptions to a topic are sent for the same news."""
    base = settings().base_url
    around = photo_feed.feed(
        id=f"tag:flickr.com,2005:/push/{topic}",
        title=topics.DISPLAY_NAMES[topic],
        self_link=f"{base}/services/push/{topic}",
        alternate=f"{base}/",
        updated=max(fragment.updated for fragment in told),
        entries=(),
    )
    return atom.compose(around, (fragment.xml for fragment in told))


def _sending(
    delivery: Delivery, target: Target, subscription: Subscription, body: bytes
) -> _Sending:
    headers = (
        "Content-Type: application/atom+xml",  # no parameter: PubSubHubbub 0.3, 7.3
        f'Link: <{settings().base_url}/services/rest/>; rel="hub"',
    )
    outgoing = Outgoing(
        url=subscription.callback, body=body, headers=headers, seconds=FIRST_SECONDS
    )
    return _Sending(delivery=delivery, target=target, subscription=subscription, outgoing=outgoing)


def _again(delivery: Delivery, now: float) -> None:
    """Queue a failed delivery for a later try, or keep it as failed after the last one."""
    if delivery.attempt > len(RETRY_SECONDS):
        for target in delivery.targets:
            failed_deliveries.add(delivery, target, now)
        return
    wait = RETRY_SECONDS[delivery.attempt - 1] * random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311
    later = replace(delivery, attempt=delivery.attempt + 1, not_before=int(now + wait))
    _postpone([later], now)


def _postpone(deliveries: Iterable[Delivery], now: float) -> None:
    for delivery in deliveries:
        wait = delivery.not_before - int(now)
        queues.send(settings().retries_queue, [delivery.message()], delay=wait)


def _log(sending: _Sending, answer: Answer) -> None:
    log().info(
        "delivered" if answer.is_success else "not delivered",
        nsid=sending.target.nsid,
        topic=sending.subscription.terms.topic if sending.subscription.terms else "",
        callback_host=urlsplit(sending.subscription.callback).hostname,
        photos=[news.photo_id for news in sending.delivery.news],
        attempt=sending.delivery.attempt,
        outcome=answer.status,
    )
