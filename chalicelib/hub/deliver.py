"""Deliver: POST what happened to those who listen, to all of them at once.

First attempts and the attempts after them have queues and Lambdas of their own (the fast and the
slow lane), so that a slow or dead subscriber never stands before a live one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from chalicelib.hub import outcome
from chalicelib.hub.callback import Outgoing, exchange
from chalicelib.hub.letter import Desk, desk
from chalicelib.hub.outcome import Result
from chalicelib.model.delivery import Delivery, Target
from chalicelib.model.subscription import Subscription
from chalicelib.store import subscriptions

FIRST_SECONDS = 5  # for a subscriber to take a feed: it should queue it and answer
LATER_SECONDS = 10


class Copy(NamedTuple):
    """A delivery as far as it concerns one subscription. A tuple: made by the thousand."""

    delivery: Delivery
    target: Target
    subscription: Subscription


def first(deliveries: Sequence[Delivery], now: float) -> None:
    """Send first attempts; who failed three of them in a row is left to the slow lane.

    Success writes nothing. A delivery that comes twice is sent twice.
    """
    left_out = _send(
        deliveries, FIRST_SECONDS, now, lambda each: each.health.is_slow or each.is_paused(now)
    )
    slow = [copy for copy in left_out if copy.subscription.health.is_slow]
    paused = [copy for copy in left_out if not copy.subscription.health.is_slow]
    for delivery in deliveries:
        outcome.keep(delivery, _targets(delivery, paused), now)
        outcome.later(replace(delivery, targets=_targets(delivery, slow)), 0, now)


def again(deliveries: Sequence[Delivery], now: float) -> None:
    """Send what failed before and is due; put back what is not due yet."""
    due = [delivery for delivery in deliveries if delivery.not_before <= now]
    paused = _send(due, LATER_SECONDS, now, lambda each: each.is_paused(now))
    for delivery in due:
        outcome.keep(delivery, _targets(delivery, paused), now)
    for delivery in deliveries:  # last: a batch that raised is tried again, and they with it
        if delivery.not_before > now:
            outcome.postpone(delivery, now)


def _targets(delivery: Delivery, copies: Iterable[Copy]) -> tuple[Target, ...]:
    return tuple(copy.target for copy in copies if copy.delivery is delivery)


def _send(
    deliveries: Sequence[Delivery],
    seconds: float,
    now: float,
    is_left_out: Callable[[Subscription], bool],
) -> list[Copy]:
    """Send what there is to be sent, and answer what was left out."""
    at_hand = desk({news for delivery in deliveries for news in delivery.news})
    left_out: list[Copy] = []
    sent: list[Copy] = []
    requests: list[Outgoing] = []
    for copy in _copies(deliveries):
        if is_left_out(copy.subscription):
            left_out.append(copy)
        elif copy.subscription.is_live(now) and (outgoing := _outgoing(copy, at_hand, seconds)):
            sent.append(copy)
            requests.append(outgoing)
    answers = exchange(requests)
    outcome.settle([Result(*copy, answer) for copy, answer in zip(sent, answers, strict=True)], now)
    return left_out


def _copies(deliveries: Iterable[Delivery]) -> Iterator[Copy]:
    """A copy for each target that still is a subscription."""
    told: dict[Target, list[Delivery]] = defaultdict(list)
    for delivery in deliveries:
        for target in delivery.targets:
            told[target].append(delivery)
    found = subscriptions.find_many(told)
    return (Copy(delivery, target, each) for target, each in found for delivery in told[target])


def _outgoing(copy: Copy, at_hand: Desk, seconds: float) -> Outgoing | None:
    """The request that brings it; none if there is nothing to be told any more."""
    terms = copy.subscription.terms
    letter = at_hand.letter(terms, copy.delivery.news) if terms else None
    if letter is None or terms is None:
        return None
    headers = letter.signed(terms.secret)
    return Outgoing(copy.subscription.callback, letter.body, headers, seconds)
