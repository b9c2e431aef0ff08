"""Subscribing and unsubscribing: an application's wish, put as a question to its callback."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal
from urllib.parse import urlsplit

from chalicelib.hub import opt_in, verify
from chalicelib.hub.address import host
from chalicelib.model.delivery import Target
from chalicelib.model.failures import (
    CallbackFailed,
    CallbackInUse,
    ParameterInvalid,
    SubscriptionNotFound,
    VerificationPending,
)
from chalicelib.model.subscription import (
    CALLBACK_BYTES_MAX,
    VERIFY_TOKEN_BYTES_MAX,
    Mode,
    Subscription,
    Terms,
    Verification,
    callback_id,
)
from chalicelib.model.topic import DISPLAY_NAMES
from chalicelib.settings import settings
from chalicelib.store import rates, subscriptions

Verify = Literal["sync", "async"]
Asked = Callable[[Subscription | None, Verification], Subscription]

_SYNC_SECONDS = 20  # a synchronous question whose asker died blocks no longer than this
_SLACK_SECONDS = 600  # by which queues may delay the last attempt of an asynchronous one
_MICROSECONDS = 1_000_000
_PRIVILEGED_PORT_MAX = 1023
_WEB_PORT, _WEB_PORTS = 80, {80, 443}
_MINUTE = 60
_TOO_MANY = 429
# Parsers disagree about these: one deletes them, another goes to a different host.
_TREACHEROUS = re.compile(r"[\x00-\x20\x7f-\xa0\\#]")
_ELSEWHERE = re.compile(r"[@%]")  # userinfo, zone ids, and letters that are read as others


def subscribe(nsid: str, callback: str, terms: Terms, how: Verify, now: float) -> None:
    """Begin a subscription, or renew one under other terms.

    Raises ParameterInvalid, CallbackInUse, VerificationPending and, verified synchronously,
    CallbackFailed, BadUrl.
    """
    _check_callback(callback)

    def asked(found: Subscription | None, question: Verification) -> Subscription:
        if not found or not found.is_live(now):  # what TTL has not removed yet is dead
            return Subscription(nsid=nsid, callback=callback, created=int(now)).asking(question)
        if found.terms and found.terms.topic != terms.topic:
            raise CallbackInUse
        return found.asking(question)

    _ask(nsid, callback, _question("subscribe", terms, how, now), asked, now)
    opt_in.ask(nsid, terms.mailto, now)


def unsubscribe(nsid: str, callback: str, terms: Terms, how: Verify, now: float) -> None:
    """Begin to end a subscription; of the terms, topic and verify_token count.

    Raises ParameterInvalid, SubscriptionNotFound, VerificationPending and, verified
    synchronously, CallbackFailed, BadUrl.
    """
    token = terms.verify_token.encode()
    if terms.topic not in DISPLAY_NAMES or len(token) > VERIFY_TOKEN_BYTES_MAX:
        raise ParameterInvalid

    def asked(found: Subscription | None, question: Verification) -> Subscription:
        if not found or not found.is_live(now) or not found.terms:
            raise SubscriptionNotFound
        if found.terms.topic != terms.topic:
            raise SubscriptionNotFound
        return found.asking(question)

    _ask(nsid, callback, _question("unsubscribe", terms, how, now), asked, now)


def _ask(nsid: str, callback: str, question: Verification, asked: Asked, now: float) -> None:
    """Put the question, now or through the queue."""

    def put(found: Subscription | None) -> Subscription:
        if found and found.is_pending(now):
            raise VerificationPending
        return asked(found, question)

    target = Target(nsid=nsid, subscription_id=callback_id(callback))
    put(subscriptions.find(target))  # what is refused anyway does not count
    _spare(nsid, callback, now)
    subscription = subscriptions.change(target, put)
    if question.until - now > _SYNC_SECONDS:
        verify.ask(target, question.asked, now)
    elif subscription:
        verify.verify_now(subscription, question, now)


def _question(mode: Mode, terms: Terms, how: Verify, now: float) -> Verification:
    patience = _SYNC_SECONDS if how == "sync" else sum(verify.RETRY_SECONDS) + _SLACK_SECONDS
    return Verification(
        mode=mode, terms=terms, asked=int(now * _MICROSECONDS), until=int(now) + patience
    )


def _spare(nsid: str, callback: str, now: float) -> None:
    """Let nobody have a host asked over and over: it may be a victim that never subscribed.

    A victim may go by any number of names, so that names alone are no limit: a person has one
    too. It comes first, that nobody alone uses up what a host can stand.
    """
    _take(f"verifier:{nsid}", settings().person_verifications_a_minute, now)
    _take(f"verify:{host(callback)}", settings().host_verifications_a_minute, now)


def _take(what: str, limit: str, now: float) -> None:
    if not rates.take(what, _MINUTE, int(limit), now):
        raise CallbackFailed(f"{CallbackFailed.__doc__}: {_TOO_MANY}")


def _check_callback(callback: str) -> None:
    if _TREACHEROUS.search(callback) or len(callback.encode()) > CALLBACK_BYTES_MAX:
        raise ParameterInvalid
    try:
        parts = urlsplit(callback)
        port = _WEB_PORT if parts.port is None else parts.port
    except ValueError as error:
        raise ParameterInvalid from error
    is_fine = (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and not _ELSEWHERE.search(parts.netloc)
        and (port in _WEB_PORTS or port > _PRIVILEGED_PORT_MAX)
    )
    if not is_fine:
        raise ParameterInvalid
