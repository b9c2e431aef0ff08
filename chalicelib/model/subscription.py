"""A subscription: who hears of what, where, and how long.

    subscribe ──> pending ──verified──> live ──end of the lease──> ended (the row is deleted)
                     │                    │ └─subscribe again─> live, a verification under way
                     └──refused──> ended  └──unsubscribe, verified──> ended

A live subscription keeps its old terms while a verification of new ones is under way: terms
that fail to verify leave what was there untouched (PubSubHubbub 0.3, 6.2.1).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Literal

Mode = Literal["subscribe", "unsubscribe"]

LEASE_SECONDS_MIN = 60  # flickr.push.subscribe
LEASE_SECONDS_MAX = 86_400
AUTO_RENEWING = 0  # the lease of who asked for none: a day, renewed by the hub
AUTO_LEASE_SECONDS = 86_400
RENEW_BEFORE_SECONDS = 3_600  # an hour for a renewal that has to be tried again
CALLBACK_BYTES_MAX = 255
VERIFY_TOKEN_BYTES_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is subscribed to, and for how long; what a verification is about."""

    topic: str
    lease_seconds: int = AUTO_RENEWING
    verify_token: str = ""
    update_types: tuple[str, ...] = ()
    """Only these types of update; all of them if empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """A question put to the callback that has no good answer yet."""

    mode: Mode
    terms: Terms
    asked: int
    """When it was begun, in microseconds: tells a question from any other about the same."""
    until: int
    """When nobody waits for the answer any more, a unix time."""
    attempts: int = 0
    renews: bool = False
    """Whether the hub asks of its own accord, at the end of a lease: a no then ends it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A person's callback. ``created`` and ``expires`` are unix times."""

    nsid: str
    callback: str
    created: int
    terms: Terms | None = None
    """The verified terms; none while the first verification is pending."""
    expires: int = 0
    verification: Verification | None = None

    @property
    def id(self) -> str:
        """What names it to the hub: the callback is unique for a person."""
        return callback_id(self.callback)

    def is_pending(self, now: float) -> bool:
        """Whether its callback has still to say yes."""
        return self.verification is not None and now < self.verification.until

    def is_live(self, now: float) -> bool:
        """Whether deliveries are due."""
        return self.terms is not None and now < self.expires

    @property
    def renews_itself(self) -> bool:
        """Whether the hub asks again before the end, rather than the subscriber."""
        return self.terms is not None and self.terms.lease_seconds == AUTO_RENEWING

    @property
    def due(self) -> int:
        """When the clock has to look at it next: to renew it, or to end it."""
        return self.expires - RENEW_BEFORE_SECONDS if self.renews_itself else self.expires

    def asking(self, verification: Verification) -> Subscription:
        """The same, with a question put to the callback."""
        return replace(self, verification=verification)

    def attempted(self) -> Subscription:
        """The same, with one more attempt at its question."""
        if self.verification is None:
            return self
        attempts = self.verification.attempts + 1
        return replace(self, verification=replace(self.verification, attempts=attempts))

    def confirmed(self, now: float) -> Subscription:
        """Live from now on, under the terms that were asked about."""
        if self.verification is None:
            return self
        terms = self.verification.terms
        lease = terms.lease_seconds or AUTO_LEASE_SECONDS
        return replace(self, terms=terms, expires=int(now) + lease, verification=None)

    def refused(self) -> Subscription:
        """As it was before the question."""
        return replace(self, verification=None)


def callback_id(callback: str) -> str:
    """A short name for a callback, the same every time."""
    return hashlib.sha256(callback.encode()).hexdigest()[:24]
