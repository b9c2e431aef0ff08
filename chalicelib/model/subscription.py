"""A subscription: who hears of what, where, and how long.

    subscribe ──> pending ──verified──> live ──no success for a day──> paused
                     │                   │ ^──resume, subscribe again────┘
                     └──refused──> ended └──end of the lease, unsubscribed, 410──> ended

Ended is a row deleted. A live subscription keeps its terms while a verification of new ones is
under way: terms that fail to verify leave what was there untouched (PubSubHubbub 0.3, 6.2.1).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Literal

from chalicelib.model.area import Area

Mode = Literal["subscribe", "unsubscribe"]
OutputFormat = Literal["atom", "json"]

LEASE_SECONDS_MIN = 60  # flickr.push.subscribe
LEASE_SECONDS_MAX = 86_400
AUTO_RENEWING = 0  # the lease of who asked for none: a day, renewed by the hub
AUTO_LEASE_SECONDS = 86_400
RENEW_BEFORE_SECONDS = 3_600  # an hour for a renewal that has to be tried again
CALLBACK_BYTES_MAX = 255
VERIFY_TOKEN_BYTES_MAX = 200
SECRET_BYTES_MAX = 200
SLOW_AFTER_FAILURES = 3  # first attempts in a row
PAUSED_AFTER_SECONDS = 86_400  # without any success
_SUCCESS_NOTED_SECONDS = 21_600  # a success writes nothing, but once in six hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is subscribed to, and for how long; what a verification is about."""

    topic: str
    lease_seconds: int = AUTO_RENEWING
    verify_token: str = ""
    woe_ids: tuple[str, ...] = ()
    area: Area | None = None
    accuracy: int = 1
    nsids: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    """Normalised, as photos have them."""
    machine_tags: tuple[str, ...] = ()
    update_types: tuple[str, ...] = ()
    """Only these types of update; all of them if empty."""
    media: str = "all"
    output_format: OutputFormat = "atom"
    secret: str = ""
    """Signs what is delivered, if there is one."""
    mailto: str = ""
    """Who is told when the subscription is paused or ended."""


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
class Health:
    """How deliveries have gone lately; times are unix times, 0 for never."""

    failures: int = 0
    """First attempts that failed in a row."""
    failing_since: int = 0
    failed: int = 0
    """Deliveries that were given up."""
    last_success: int = 0
    """When it last answered as it should, to within six hours."""
    last_failure: int = 0
    last_error: str = ""
    paused: int = 0

    @property
    def is_slow(self) -> bool:
        """Whether first attempts go where those after the first go, to hold nobody up."""
        return self.failures >= SLOW_AFTER_FAILURES


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
    health: Health = Health()

    @property
    def id(self) -> str:
        """What names it to the hub: the callback is unique for a person."""
        return callback_id(self.callback)

    def is_pending(self, now: float) -> bool:
        """Whether its callback has still to say yes."""
        return self.verification is not None and now < self.verification.until

    def is_live(self, now: float) -> bool:
        """Whether it hears of anything; a lease that ends now is over."""
        return self.terms is not None and now < self.expires

    def is_paused(self, now: float) -> bool:
        """Whether what it misses is kept, rather than delivered."""
        return self.health.paused > 0 and self.is_live(now)

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
        """Live from now on, under the terms that were asked about; who was paused is awake."""
        if self.verification is None:
            return self
        terms = self.verification.terms
        lease = terms.lease_seconds or AUTO_LEASE_SECONDS
        woken = self if self.verification.renews else self.resumed()
        health = replace(woken.health, last_success=int(now))
        return replace(
            woken, terms=terms, expires=int(now) + lease, verification=None, health=health
        )

    def refused(self) -> Subscription:
        """As it was before the question."""
        return replace(self, verification=None)

    def lapsed(self, now: float) -> Subscription | None:
        """After its lease: gone, or a new beginning if its owner has asked for one by now."""
        if self.is_live(now):
            return self
        asked = self.verification if self.is_pending(now) else None
        if asked is None or asked.renews or asked.mode == "unsubscribe":
            return None
        return Subscription(
            nsid=self.nsid, callback=self.callback, created=int(now), verification=asked
        )

    def resumed(self) -> Subscription:
        """Awake, with a clean slate; what was given up stays counted."""
        clean = Health(failed=self.health.failed, last_success=self.health.last_success)
        return replace(self, health=clean)

    def delivered(self, now: float) -> Subscription:
        """After a success; the very same object if there is nothing worth writing."""
        health = self.health
        recent = now - health.last_success < _SUCCESS_NOTED_SECONDS
        if recent and not health.failures and not health.failing_since:
            return self
        noted = replace(health, failures=0, failing_since=0, last_success=int(now))
        return replace(self, health=noted)

    def failed(self, error: str, now: float, *, attempt: int) -> Subscription:
        """After a failure; paused if there was no success for a day."""
        health = self.health
        since = health.failing_since or int(now)
        over = now - since >= PAUSED_AFTER_SECONDS
        noted = replace(
            health,
            failures=health.failures + (attempt == 1),
            failing_since=since,
            last_failure=int(now),
            last_error=error,
            paused=health.paused or (int(now) if over else 0),
        )
        return replace(self, health=noted)

    def given_up(self) -> Subscription:
        """One more delivery was given up."""
        return replace(self, health=replace(self.health, failed=self.health.failed + 1))


def callback_id(callback: str) -> str:
    """A short name for a callback, the same every time."""
    return hashlib.sha256(callback.encode()).hexdigest()[:24]
