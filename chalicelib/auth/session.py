"""Session: who looks at our pages, and which forms are really theirs."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace

from chalicelib.model.failures import PersonNotFound
from chalicelib.model.ids import new_secret
from chalicelib.model.person import Person
from chalicelib.model.session import Session
from chalicelib.store import people, sessions

SESSION_SECONDS = 30 * 86_400
_COOKIE_DIGITS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who looks, and the secret that stands for them in their browser's cookie."""

    cookie: str
    person: Person | None = None
    is_new: bool = False
    """Whether the browser has yet to be given the cookie."""

    @property
    def csrf(self) -> str:
        """What every form that this visitor is shown carries, and no other page can know."""
        return hmac.digest(self.cookie.encode(), b"csrf", "sha256").hex()

    def sent(self, csrf: str) -> bool:
        """Whether a form was one that this visitor was shown."""
        return not self.is_new and hmac.compare_digest(self.csrf.encode(), csrf.encode())

    @property
    def companion(self) -> str:
        """What scripts may see: it changes when somebody signs in or out, and says no more."""
        return hmac.digest(self.cookie.encode(), b"companion", "sha256").hex()[:16]


def visitor(cookie: str, now: float) -> Visitor:
    """Who a cookie stands for: a person who signed in with it, or nobody yet."""
    if not _is_cookie(cookie):
        return stranger()
    session = sessions.find(cookie)
    person = _person(session, now) if session else None
    return Visitor(cookie=cookie, person=person)


def stranger() -> Visitor:
    """Somebody who was never here."""
    return Visitor(cookie=new_secret(_COOKIE_DIGITS), is_new=True)


def begin(person: Person, now: float) -> Visitor:
    """Sign a person in, always under a new cookie: the old one may be known to somebody else."""
    signed_in = replace(stranger(), person=person)
    created = max(int(now), person.signed_out_before)
    session = Session(nsid=person.nsid, created=created, expires=created + SESSION_SECONDS)
    sessions.add(signed_in.cookie, session)
    return signed_in


def end(visitor: Visitor) -> Visitor:
    """Sign out; answers who is there then."""
    sessions.end(visitor.cookie)
    return stranger()


def _is_cookie(cookie: str) -> bool:
    return len(cookie) == _COOKIE_DIGITS and cookie.isascii() and cookie.isalnum()


def _person(session: Session, now: float) -> Person | None:
    try:
        person = people.get(session.nsid)
    except PersonNotFound:
        return None
    return person if session.is_live(now, person.signed_out_before) else None
