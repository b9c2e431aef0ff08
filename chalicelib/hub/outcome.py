"""Outcomes: what becomes of a delivery, and of its subscription, after the answer.

2xx ──> done                     410 ──> the subscription is ended
no time left for its host ──> the slow lane, and no attempt is counted
anything else ──> tried again, later and later ──> after the last try: kept as failed
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlsplit

from chalicelib.hub import notice, subscriptions
from chalicelib.hub.callback import Answer
from chalicelib.logs import log
from chalicelib.model.delivery import Delivery, Target
from chalicelib.model.subscription import Subscription
from chalicelib.settings import settings
from chalicelib.store import failed_deliveries, queues
from chalicelib.store import subscriptions as stored

# Ten and a half hours in all; each wait is shaken by a fifth.
RETRY_SECONDS = (10, 60, 300, 900, 3600, 10_800, 21_600)
RETRY_AFTER_SECONDS_MAX = 21_600  # of what a subscriber asks for, no more is granted
_JITTER = 0.2


class Result(NamedTuple):
    """One POST and its answer. A tuple: made by the thousand."""

    delivery: Delivery
    target: Target
    subscription: Subscription
    answer: Answer

    @property
    def error(self) -> str:
        """What went wrong, in a word or a number."""
        return str(self.answer.status) if self.answer.status else "no answer"


def settle(results: Sequence[Result], now: float) -> None:
    """Act on every answer of a batch."""
    again: dict[tuple[int, int], list[Result]] = defaultdict(list)
    for result in results:
        answer = result.answer
        if answer.is_success:
            _delivered(result, now)
        elif answer.is_gone:
            _gone(result)
        elif answer.unsent:
            again[id(result.delivery), 0].append(result)
        else:
            _failed(result, now)
            again[id(result.delivery), _asked_wait(answer, now) or -1].append(result)
    for (_, wait), alike in again.items():
        _again(alike[0].delivery, tuple(result.target for result in alike), wait, now)
    _log(results)


def later(delivery: Delivery, wait: float, now: float) -> None:
    """Put a delivery into the slow lane, as the attempt that it is."""
    if delivery.targets:
        postpone(replace(delivery, not_before=int(now + wait) if wait else 0), now)


def postpone(delivery: Delivery, now: float) -> None:
    """Put a delivery back until it is due, by leaps of what a queue can hold back."""
    wait = delivery.not_before - int(now)
    queues.send(settings().retries_queue, [delivery.message()], delay=wait)


def keep(delivery: Delivery, targets: Iterable[Target], now: float) -> None:
    """Keep what was given up, or what a paused subscription misses."""
    for target in targets:
        failed_deliveries.add(delivery, target, now)


def _again(delivery: Delivery, targets: tuple[Target, ...], wait: int, now: float) -> None:
    """``wait`` is what the subscriber asked for, 0 for a delivery not sent at all, -1 for none."""
    same = replace(delivery, targets=targets)
    if wait == 0:
        later(same, RETRY_SECONDS[0], now)
    elif delivery.attempt > len(RETRY_SECONDS):
        _give_up(same, now)
    else:
        planned = RETRY_SECONDS[delivery.attempt - 1] * random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311
        later(replace(same, attempt=delivery.attempt + 1), max(planned, wait), now)


def _give_up(delivery: Delivery, now: float) -> None:
    keep(delivery, delivery.targets, now)
    for target in delivery.targets:
        stored.change(target, lambda each: each.given_up() if each else None)


def _delivered(result: Result, now: float) -> None:
    if result.subscription.delivered(now) is not result.subscription:
        stored.change(result.target, lambda each: each.delivered(now) if each else None)


def _failed(result: Result, now: float) -> None:
    attempt, was_paused = result.delivery.attempt, True

    def failing(each: Subscription | None) -> Subscription | None:
        nonlocal was_paused
        was_paused = each is None or each.health.paused > 0
        return each.failed(result.error, now, attempt=attempt) if each else None

    after = stored.change(result.target, failing)
    if after and after.health.paused and not was_paused:
        notice.paused(after)


def _gone(result: Result) -> None:
    if subscriptions.end(result.target):
        notice.ended(result.subscription, "the callback answered 410 Gone")


def _asked_wait(answer: Answer, now: float) -> int:
    return min(RETRY_AFTER_SECONDS_MAX, answer.retry_seconds(now)) if answer.retry_after else 0


def _log(results: Sequence[Result]) -> None:
    """One line for what arrived, and one for each that did not."""
    arrived = Counter(
        result.subscription.terms.topic
        for result in results
        if result.answer.is_success and result.subscription.terms
    )
    if arrived:
        log().info("delivered", outcome="success", topics=dict(arrived))
    for result in results:
        if not result.answer.is_success:
            log().info(
                "not delivered",
                nsid=result.target.nsid,
                topic=result.subscription.terms.topic if result.subscription.terms else "",
                callback_host=urlsplit(result.subscription.callback).hostname,
                photos=[news.photo_id for news in result.delivery.news],
                attempt=result.delivery.attempt,
                outcome=result.answer.status or result.answer.error or "unsent",
            )
