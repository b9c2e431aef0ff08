"""Deliver: POST what happened to those who listen, to all of them at once.

First attempts and the attempts after them have queues and Lambdas of their own (the fast and the
slow lane), so that a slow or dead subscriber never stands before a live one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from chalicelib.hub import outcome
from chalicelib.hub.callback import Outgoing, exchange
from chalicelib.hub.letter import Desk, desk
from chalicelib.hub.outcome import Result
from chalicelib.model.delivery import Delivery, Target
from chalicelib.model.subscription import Subscription

FIRST_SECONDS = 5  # for a subscriber to take a feed: it should queue it and answer
LATER_SECONDS = 10


def first(deliveries: Sequence[Delivery], now: float) -> None:
    """Send first attempts; who failed three of them in a row is left to the slow lane.

    Success writes nothing. A delivery that comes twice is sent twice.
    """
    at_hand = _desk(deliveries)
    slow = [_those(delivery, at_hand, lambda each: each.health.is_slow) for delivery in deliveries]
    quick = [
        replace(d, targets=tuple(t for t in d.targets if t not in those)) if those else d
        for d, those in zip(deliveries, slow, strict=True)
    ]
    _send(quick, at_hand, FIRST_SECONDS, now)
    for delivery, those in zip(deliveries, slow, strict=True):
        outcome.later(replace(delivery, targets=those), 0, now)


def again(deliveries: Sequence[Delivery], now: float) -> None:
    """Send what failed before and is due; put back what is not due yet."""
    due = [delivery for delivery in deliveries if delivery.not_before <= now]
    _send(due, _desk(due), LATER_SECONDS, now)
    for delivery in deliveries:  # last: a batch that raised is tried again, and they with it
        if delivery.not_before > now:
            outcome.postpone(delivery, now)


def _desk(deliveries: Sequence[Delivery]) -> Desk:
    return desk(
        {target for delivery in deliveries for target in delivery.targets},
        {news for delivery in deliveries for news in delivery.news},
    )


def _those(
    delivery: Delivery, at_hand: Desk, are: Callable[[Subscription], bool]
) -> tuple[Target, ...]:
    found = at_hand.subscriptions
    return tuple(target for target in delivery.targets if target in found and are(found[target]))


def _send(deliveries: Sequence[Delivery], at_hand: Desk, seconds: float, now: float) -> None:
    for delivery in deliveries:
        outcome.keep(delivery, _those(delivery, at_hand, lambda each: each.is_paused(now)), now)
    sendings = list(_sendings(deliveries, at_hand, seconds, now))
    answers = exchange([outgoing for _, _, _, outgoing in sendings])
    outcome.settle(
        [
            Result(delivery=delivery, target=target, subscription=subscription, answer=answer)
            for (delivery, target, subscription, _), answer in zip(sendings, answers, strict=True)
        ],
        now,
    )


def _sendings(
    deliveries: Iterable[Delivery], at_hand: Desk, seconds: float, now: float
) -> Iterator[tuple[Delivery, Target, Subscription, Outgoing]]:
    for delivery in deliveries:
        for target in delivery.targets:
            each = at_hand.subscriptions.get(target)
            if each is None or each.terms is None or each.health.paused or not each.is_live(now):
                continue
            letter = at_hand.letter(each.terms, delivery.news)
            if letter:
                outgoing = Outgoing(
                    url=each.callback,
                    body=letter.body,
                    headers=letter.signed(each.terms.secret),
                    seconds=seconds,
                )
                yield delivery, target, each, outgoing
