"""Subscribing and unsubscribing: an application's wish, put as a question to its callback."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal
from urllib.parse import urlsplit

from chalicelib.hub import topics, verify
from chalicelib.model.delivery import Target
from chalicelib.model.failures import (
    CallbackInUse,
    ParameterInvalid,
    SubscriptionNotFound,
    VerificationPending,
)
from chalicelib.model.subscription import (
    AUTO_RENEWING,
    CALLBACK_BYTES_MAX,
    LEASE_SECONDS_MAX,
    LEASE_SECONDS_MIN,
    VERIFY_TOKEN_BYTES_MAX,
    Mode,
    Subscription,
    Terms,
    Verification,
    callback_id,
)
from chalicelib.store import subscriptions

Verify = Literal["sync", "async"]

_SYNC_SECONDS = 20  # a synchronous question whose asker died blocks no longer than this
_MICROSECONDS = 1_000_000
_PRIVILEGED_PORT_MAX = 1023
_WEB_PORTS = {80, 443}
# Parsers disagree about these: one deletes them, another goes to a different host.
_TREACHEROUS = re.compile(r"[\x00-\x20\x7f\\]")


def subscribe(nsid: str, callback: str, terms: Terms, how: Verify, now: float) -> None:
    """Begin a subscription, or renew one under other terms.

    Raises ParameterInvalid, CallbackInUse, VerificationPending and, verified synchronously,
    CallbackFailed.
    """
    _check_callback(callback)
    _check_terms(terms)

    def asked(found: Subscription | None, question: Verification) -> Subscription:
        if found and found.is_live(now) and found.terms and found.terms.topic != terms.topic:
            raise CallbackInUse
        fresh = Subscription(nsid=nsid, callback=callback, created=int(now))
        return (found or fresh).asking(question)

    _question(nsid, callback, _verification("subscribe", terms, how, now), how, asked, now)


def unsubscribe(
    nsid: str, callback: str, topic: str, verify_token: str, how: Verify, now: float
) -> None:
    """Begin to end a subscription.

    Raises SubscriptionNotFound, VerificationPending and, verified synchronously, CallbackFailed.
    """

    def asked(found: Subscription | None, question: Verification) -> Subscription:
        if not found or not found.is_live(now) or not found.terms or found.terms.topic != topic:
            raise SubscriptionNotFound
        return found.asking(question)

    terms = Terms(topic=topic, verify_token=verify_token)
    _check_terms(terms)
    _question(nsid, callback, _verification("unsubscribe", terms, how, now), how, asked, now)


def _question(
    nsid: str,
    callback: str,
    question: Verification,
    how: Verify,
    asked: Callable[[Subscription | None, Verification], Subscription],
    now: float,
) -> None:
    def put(found: Subscription | None) -> Subscription:
        if found and found.is_pending(now):
            raise VerificationPending
        return asked(found, question)

    target = Target(nsid=nsid, subscription_id=callback_id(callback))
    subscription = subscriptions.change(target, put)
    if how == "async":
        verify.ask(target, question.asked, now)
    elif subscription:
        verify.verify_now(subscription, question, now)


def _verification(mode: Mode, terms: Terms, how: Verify, now: float) -> Verification:
    patience = _SYNC_SECONDS if how == "sync" else sum(verify.RETRY_SECONDS) + _SYNC_SECONDS
    return Verification(
        mode=mode, terms=terms, asked=int(now * _MICROSECONDS), until=int(now) + patience
    )


def _check_callback(callback: str) -> None:
    try:
        parts = urlsplit(callback)
        port = parts.port or 80
    except ValueError as error:
        raise ParameterInvalid from error
    is_fine = (
        len(callback.encode()) <= CALLBACK_BYTES_MAX
        and not _TREACHEROUS.search(callback)
        and parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and "@" not in parts.netloc
        and not parts.fragment
        and "#" not in callback
        and (port in _WEB_PORTS or port > _PRIVILEGED_PORT_MAX)
    )
    if not is_fine:
        raise ParameterInvalid


def _check_terms(terms: Terms) -> None:
    lease = terms.lease_seconds
    is_fine = (
        terms.topic in topics.DISPLAY_NAMES
        and (lease == AUTO_RENEWING or LEASE_SECONDS_MIN <= lease <= LEASE_SECONDS_MAX)
        and len(terms.verify_token.encode()) <= VERIFY_TOKEN_BYTES_MAX
    )
    if not is_fine:
        raise ParameterInvalid
