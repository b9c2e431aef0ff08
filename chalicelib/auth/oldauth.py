"""Old auth: frobs, mini tokens, and what applications get for them (before OAuth).

An application gets its ``auth_token`` in three ways: on the web a person agrees on our page and
comes back with a frob; a desktop program fetches the frob first and waits for the person; to a
mobile program the person carries nine digits from our page.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.auth import api_sig, consent
from chalicelib.auth.limits import HOUR_SECONDS
from chalicelib.model.application import Application
from chalicelib.model.failures import (
    InvalidAuthToken,
    InvalidFrob,
    InvalidSignature,
    MiniTokenNotFound,
    NoCallback,
    OldAuthOff,
    ParameterInvalid,
    PersonNotFound,
    ServiceUnavailable,
)
from chalicelib.model.frob import FROB_SECONDS, MINI_TOKEN_DIGITS, Frob, mini_token
from chalicelib.model.ids import new_token
from chalicelib.model.person import Person
from chalicelib.model.token import Perms, Token
from chalicelib.settings import settings
from chalicelib.store import applications, frobs, people, rates, tokens

EXCHANGED_SECONDS = 24 * 3600  # how long an auth_token is good beside the OAuth token got for it
WRONG_MINI_TOKENS_MAX = 20  # an hour for an application: nine digits are few
_TRIES = 3  # for a mini token that is nobody else's
_ASKED: Mapping[str, Perms] = {"read": "read", "write": "write", "delete": "delete"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What an application asks a person.

    ``frob`` is the one that a desktop program waits for, ``callback`` where people go back to on
    the web.
    """

    application: Application
    perms: Perms
    frob: Frob | None = None
    callback: str = ""

    def is_answered_by(self, nsid: str) -> bool:
        """Whether a person has agreed to that much before, and need not be asked again.

        Of a frob they are asked each time: it may come from somebody else who uses the same
        program and sent them here to act for them by it.
        """
        return self.frob is None and consent.given(nsid, self.application.key, self.perms)


def check_is_on() -> None:
    """Whether this way to sign in is open. Raises OldAuthOff."""
    if not settings().old_auth_is_on:
        raise OldAuthOff


def new_frob(api_key: str, now: float) -> Frob:
    """A frob that nobody has agreed to yet. Raises OldAuthOff."""
    check_is_on()
    expires = int(now) + FROB_SECONDS
    frob = Frob(kind="frob", text=new_token(), api_key=api_key, expires=expires)
    frobs.add(frob)
    return frob


def question(arguments: Mapping[str, str], now: float) -> Question:
    """What an application asks by the address that it sent a person to.

    Raises OldAuthOff, InvalidApiKey, InvalidSignature, ParameterInvalid, InvalidFrob, NoCallback.
    """
    check_is_on()
    application = applications.get(arguments.get("api_key", ""))
    if not api_sig.is_right(arguments, application.secret):
        raise InvalidSignature
    perms = _ASKED.get(arguments.get("perms", ""))
    if perms is None:
        raise ParameterInvalid
    if "frob" not in arguments:
        if not application.callback:
            raise NoCallback
        return Question(application=application, perms=perms, callback=application.callback)
    frob = frobs.find("frob", application.key, arguments["frob"], now)
    if frob is None:
        raise InvalidFrob
    return Question(application=application, perms=perms, frob=frob)


def mobile_question(number: str) -> Question:
    """What the application of a number asks. Raises OldAuthOff, InvalidApiKey."""
    check_is_on()
    application = applications.by_number(number)
    return Question(application=application, perms=application.perms)


def agree(asked: Question, nsid: str, now: float) -> Frob:
    """Let an application act for a person; answers the frob that is good for its token.

    Raises InvalidFrob if the one that it waits for is over, or is another person's.
    """
    if asked.frob and asked.frob.nsid not in {"", nsid}:
        raise InvalidFrob
    api_key = asked.application.key
    consent.give(nsid, api_key, asked.perms, now)
    frob = asked.frob or new_frob(api_key, now)
    if not frobs.agree(frob, nsid, asked.perms):
        raise InvalidFrob
    return frob


def agree_on_the_move(asked: Question, nsid: str, now: float) -> Frob:
    """Let an application act for a person; answers the mini token to carry over to it."""
    consent.give(nsid, asked.application.key, asked.perms, now)
    for _ in range(_TRIES):
        made = _mini_token(asked, nsid, now)
        if frobs.add(made):
            return made
    raise ServiceUnavailable


def token(frob: str, api_key: str, now: float) -> Token:
    """The ``auth_token`` for a frob, once. Raises OldAuthOff, InvalidFrob, InvalidAuthToken."""
    check_is_on()
    found = frobs.find("frob", api_key, frob, now)
    if not (found and found.nsid and frobs.use(found)):
        raise InvalidFrob
    return consent.old_token(found.nsid, api_key, found.perms, now)


def full_token(typed: str, api_key: str, now: float) -> Token:
    """The ``auth_token`` for a mini token, once.

    Raises OldAuthOff, MiniTokenNotFound, InvalidAuthToken. A try is taken before it is known to be
    wrong, and given back if it is not: of many at once, too, no more than the limit are looked at.
    """
    check_is_on()
    tries = f"mini-tokens:{api_key}"
    if not rates.take(tries, HOUR_SECONDS, WRONG_MINI_TOKENS_MAX, now):
        raise MiniTokenNotFound
    found = frobs.find("mini-token", api_key, mini_token(typed), now)
    if not (found and frobs.use(found)):
        raise MiniTokenNotFound
    rates.give_back(tries, HOUR_SECONDS, now)
    return consent.old_token(found.nsid, api_key, found.perms, now)


def checked(auth_token: str, api_key: str, now: float) -> Token:
    """An application's ``auth_token`` that is still good. Raises OldAuthOff, InvalidAuthToken."""
    check_is_on()
    found = tokens.get(auth_token, api_key)
    if not (found.is_old and found.is_live(now)):
        raise InvalidAuthToken
    return found


def exchange(old: Token | None, now: float) -> Token:
    """An OAuth token for an ``auth_token``, which is good for 24 hours more, however often.

    Raises OldAuthOff, InvalidAuthToken.
    """
    check_is_on()
    if old is None or not old.is_old:
        raise InvalidAuthToken
    new = consent.oauth_token(old.nsid, old.api_key, old.perms, now)
    tokens.expire(old, int(now) + EXCHANGED_SECONDS)
    return new


def person(token: Token) -> Person:
    """For whom an application acts by a token. Raises InvalidAuthToken if they are gone."""
    try:
        return people.get(token.nsid)
    except PersonNotFound as error:
        raise InvalidAuthToken from error


def _mini_token(asked: Question, nsid: str, now: float) -> Frob:
    return Frob(
        kind="mini-token",
        text=mini_token(f"{secrets.randbelow(10**MINI_TOKEN_DIGITS):0{MINI_TOKEN_DIGITS}}"),
        api_key=asked.application.key,
        expires=int(now) + FROB_SECONDS,
        nsid=nsid,
        perms=asked.perms,
    )
