"""Verification: whether the callback wants what was asked for in its name."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

from chalicelib.hub import notice, subscriptions
from chalicelib.hub.callback import Answer, Outgoing, exchange
from chalicelib.logs import log
from chalicelib.model.delivery import Target
from chalicelib.model.failures import BadUrl, CallbackFailed
from chalicelib.model.subscription import AUTO_LEASE_SECONDS, Subscription, Verification
from chalicelib.settings import settings
from chalicelib.store import queues
from chalicelib.store import subscriptions as stored

SECONDS = 8  # for the callback to answer: a synchronous subscribe ends within ten
RETRY_SECONDS = (15, 60, 300, 900, 3600, 7200, 10_800)  # six and a half hours, as 0.3 suggests
_CHALLENGE_BYTES = 24  # 32 characters of base64url: W3C WebSub 5.3 names the alphabet
_NO = {404, 410}
_NO_ANSWER = 504  # what Flickr said of a callback that did not answer at all

Verdict = Literal["yes", "no", "unclear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A verification under way, as it travels through the queue; ``asked`` tells it from others."""

    target: Target
    asked: int
    not_before: int = 0

    @classmethod
    def read(cls, message: Mapping[str, Any]) -> Question:
        """Out of a message of the queue."""
        return cls(
            target=Target(nsid=message["nsid"], subscription_id=message["id"]),
            asked=message["asked"],
            not_before=message["not_before"],
        )


def address(subscription: Subscription, asked: Verification, challenge: str) -> str:
    """The callback with the question added, under Flickr's names and PubSubHubbub's (0.3, 6.2)."""
    question = {"mode": asked.mode, "topic": asked.terms.topic, "challenge": challenge}
    if asked.mode == "subscribe":
        question["lease_seconds"] = str(asked.terms.lease_seconds or AUTO_LEASE_SECONDS)
    if asked.terms.verify_token:
        question["verify_token"] = asked.terms.verify_token
    prefixed = {f"hub.{name}": value for name, value in question.items()}
    joint = "&" if "?" in subscription.callback else "?"
    return f"{subscription.callback}{joint}{urlencode({**question, **prefixed})}"


def verdict(answer: Answer, challenge: str) -> Verdict:
    """What an answer means: only the very challenge is a yes (0.3, 6.2.1).

    404 and 410 are a definite no, and so is an address that may not be called.
    """
    if answer.is_success and hmac.compare_digest(answer.body, challenge.encode()):
        return "yes"
    return "no" if answer.status in _NO or answer.refused else "unclear"


def verify_now(subscription: Subscription, asked: Verification, now: float) -> None:
    """Ask once, at once. Raises CallbackFailed."""
    [(answer, said)] = _ask([(subscription, asked)])
    if said == "yes":
        subscriptions.confirm(stored.target(subscription), asked.asked, now)
        return
    subscriptions.refuse(stored.target(subscription), asked.asked)
    if answer.refused:
        raise BadUrl
    reason = answer.status or _NO_ANSWER
    raise CallbackFailed(f"{CallbackFailed.__doc__}: {reason}")


def verify(questions: Sequence[Question], now: float) -> None:
    """Ask all at once; who is unclear is asked again, later and later, then no more."""
    due = [question for question in questions if question.not_before <= now]
    asked = _current(due, now)
    answers = _ask([(each.subscription, each.verification) for each in asked])
    for each, (_, said) in zip(asked, answers, strict=True):
        _conclude(each, said, now)
    for question in questions:  # last: a batch that raised is tried again, and they with it
        if question.not_before > now:
            _send(question, now)


def ask(target: Target, asked: int, now: float) -> None:
    """Have a verification asked by the worker."""
    _send(Question(target=target, asked=asked), now)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    question: Question
    subscription: Subscription
    verification: Verification


def _current(questions: Sequence[Question], now: float) -> list[_Asked]:
    """The questions that are still open: time runs out, and another may have taken their place."""
    found = dict(stored.find_many(question.target for question in questions))
    asked = ((question, found.get(question.target)) for question in questions)
    return [
        _Asked(question=question, subscription=each, verification=each.verification)
        for question, each in asked
        if each and each.verification and each.is_pending(now)
        if each.verification.asked == question.asked
    ]


def _ask(asked: Sequence[tuple[Subscription, Verification]]) -> list[tuple[Answer, Verdict]]:
    challenges = [secrets.token_urlsafe(_CHALLENGE_BYTES) for _ in asked]
    requests = [
        Outgoing(url=address(subscription, verification, challenge), seconds=SECONDS)
        for (subscription, verification), challenge in zip(asked, challenges, strict=True)
    ]
    answers = exchange(requests)
    return [(a, verdict(a, c)) for a, c in zip(answers, challenges, strict=True)]


def _conclude(asked: _Asked, said: Verdict, now: float) -> None:
    question, attempts = asked.question, asked.verification.attempts
    log().info(
        "verified",
        nsid=question.target.nsid,
        mode=asked.verification.mode,
        topic=asked.verification.terms.topic,
        callback_host=urlsplit(asked.subscription.callback).hostname,
        outcome=said,
    )
    if said == "yes":
        subscriptions.confirm(question.target, question.asked, now)
    elif said == "no":
        subscriptions.refuse(question.target, question.asked)
        if asked.verification.renews:
            notice.ended(asked.subscription, "the callback refused to renew it")
    elif attempts >= len(RETRY_SECONDS):
        subscriptions.give_up(question.target, question.asked)
    else:
        subscriptions.attempted(question.target, question.asked)
        _send(replace(question, not_before=int(now) + RETRY_SECONDS[attempts]), now)


def _send(question: Question, now: float) -> None:
    message = {
        "nsid": question.target.nsid,
        "id": question.target.subscription_id,
        "asked": question.asked,
        "not_before": question.not_before,
    }
    wait = max(0, question.not_before - int(now))
    queues.send(settings().verifications_queue, [message], delay=wait)
