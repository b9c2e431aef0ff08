"""The inbox: a callback of one's own to try with, for an hour.

It says yes to every question, and keeps what is delivered. Its callback's address is handed
about, so whoever knows that may send whatever they like, but not read.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Literal

from chalicelib.explorer.form import Wish
from chalicelib.model.ids import new_secret
from chalicelib.model.inbox import KEPT, Arrival, Inbox, Kind, Pairs
from chalicelib.model.person import Person
from chalicelib.model.refusals import TooManyAttempts
from chalicelib.settings import settings
from chalicelib.store import inboxes, rates

SECONDS = 3600
INBOXES_AN_HOUR = 20  # of one person
ARRIVALS_A_MINUTE = 120  # at one inbox
BODY_BYTES_MAX = 2 * 1024 * 1024  # what is larger is not taken
BODY_BYTES_KEPT = 256 * 1024  # an item has room for 400 KB
AT_ONCE = 10  # arrivals that are shown together
_SECRET_DIGITS = 32
_TOKEN_DIGITS = 64
_TOLD_MAX = 24
_TOLD_CHARACTERS_MAX = 1000
_CALLBACK = "/services/api/callback/"
_HEADERS = ("content-type", "x-hub-signature", "link", "user-agent")

Taken = Literal["kept", "no feed", "too large", "too many", "closed"]


def fits(wish: Wish) -> bool:
    """Whether a form's callback may be an inbox."""
    return wish.method.name == "flickr.push.subscribe"


def begin(person: Person, now: float) -> Inbox:
    """A new inbox. Raises TooManyAttempts."""
    if not rates.take(f"inboxes:{person.nsid}", SECONDS, INBOXES_AN_HOUR, now):
        raise TooManyAttempts(SECONDS - int(now) % SECONDS)
    created = int(now)
    inbox = Inbox(
        secret=new_secret(_SECRET_DIGITS),
        nsid=person.nsid,
        created=created,
        expires=created + SECONDS,
    )
    inboxes.add(inbox)
    return inbox


def callback(inbox: Inbox) -> str:
    """The address that answers and takes deliveries."""
    return f"{settings().base_url}{_CALLBACK}{inbox.token}"


def own(person: Person | None, address: str, now: float) -> Inbox | None:
    """The inbox that a callback's address is of, if it is this person's."""
    before, _, token = address.rpartition(_CALLBACK)
    inbox = by_token(token, now) if person and before == settings().base_url else None
    return inbox if inbox and person and inbox.nsid == person.nsid else None


def by_secret(secret: str, now: float) -> Inbox | None:
    """The open inbox that somebody may read."""
    if not _is_hexadecimal(secret, _SECRET_DIGITS):
        return None
    found = Inbox(secret=secret, nsid="", created=0, expires=0)
    return inboxes.find(found.token, now)


def by_token(token: str, now: float) -> Inbox | None:
    """The open inbox that is called back."""
    return inboxes.find(token, now) if _is_hexadecimal(token, _TOKEN_DIGITS) else None


def answer(inbox: Inbox, asked: Mapping[str, str], now: float) -> str:
    """The challenge of a question (PubSubHubbub 0.3, 6.2); empty if that is none."""
    mode = asked.get("hub.mode") or asked.get("mode")
    challenge = asked.get("hub.challenge") or asked.get("challenge") or ""
    is_question = mode in {"subscribe", "unsubscribe"} and len(challenge) <= _TOLD_CHARACTERS_MAX
    if not is_question or not challenge or not _has_room(inbox, now):
        return ""
    return challenge if _keep(inbox, "verification", tuple(asked.items()), b"", now) else ""


def take(inbox: Inbox, headers: Mapping[str, str], body: bytes, now: float) -> Taken:
    """Take a delivery, if it is a feed."""
    if not _kind(headers).endswith(("xml", "json")):
        return "no feed"
    if len(body) > BODY_BYTES_MAX:
        return "too large"
    if not _has_room(inbox, now):
        return "too many"
    told = tuple((name, headers[name]) for name in _HEADERS if headers.get(name))
    return "kept" if _keep(inbox, "delivery", told, body, now) else "closed"


def newest(inbox: Inbox, before: int = 0, after: int = 0) -> list[Arrival]:
    """What arrived last: before a number if there is one, and after another."""
    last = min(inbox.arrived, before - 1) if before else inbox.arrived
    first = max(after + 1, last - AT_ONCE + 1, oldest(inbox))
    return inboxes.some(inbox, range(first, last + 1))


def oldest(inbox: Inbox) -> int:
    """The number of the oldest arrival that is kept."""
    return max(1, inbox.arrived - KEPT + 1)


def close(inbox: Inbox) -> None:
    """Take nothing more, and forget what came."""
    inboxes.remove(inbox)


def _keep(inbox: Inbox, kind: Kind, told: Pairs, body: bytes, now: float) -> bool:
    """Keep what came; whether the inbox was there still."""
    number = inboxes.count(inbox.token)
    arrival = Arrival(
        number=number,
        at=now,
        kind=kind,
        told=tuple((_plain(name), _plain(value)) for name, value in told[:_TOLD_MAX]),
        body=body[:BODY_BYTES_KEPT],
        size=len(body),
    )
    if number:
        inboxes.keep(inbox, arrival)
    return number > 0


def _has_room(inbox: Inbox, now: float) -> bool:
    return rates.take(f"inbox:{inbox.token}", 60, ARRIVALS_A_MINUTE, now)


def _kind(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _plain(text: str) -> str:
    """A text that can be kept and shown, and not too much of it."""
    cut = text[:_TOLD_CHARACTERS_MAX]
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in cut
    )


def _is_hexadecimal(text: str, digits: int) -> bool:
    return len(text) == digits and set(text) <= set(string.hexdigits.lower())
