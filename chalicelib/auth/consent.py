"""Consent: what a person lets an application do, the tokens that say so, and taking it back."""

from __future__ import annotations

from chalicelib.model.application import Application
from chalicelib.model.failures import InvalidAuthToken, PersonNotFound
from chalicelib.model.grant import Grant
from chalicelib.model.ids import new_secret, new_token
from chalicelib.model.person import Person
from chalicelib.model.token import Perms, Token, allows
from chalicelib.store import grants, people, tokens

_SECRET_DIGITS = 32


def given(nsid: str, api_key: str, perms: Perms) -> bool:
    """Whether a person has let an application do that much already."""
    grant = grants.find(nsid, api_key)
    return grant is not None and allows(grant.perms, perms)


def give(nsid: str, api_key: str, perms: Perms, now: float) -> None:
    """Let an application act for a person; a wider consent given before stays."""
    if not given(nsid, api_key, perms):
        grants.put(Grant(nsid=nsid, api_key=api_key, perms=perms, created=int(now)))


def oauth_token(nsid: str, api_key: str, perms: Perms, now: float, seconds: int = 0) -> Token:
    """A new access token of OAuth, good for so many seconds, or until it is taken back.

    Raises InvalidAuthToken if the consent was taken back.
    """
    return _issue(nsid, api_key, perms, now, new_secret(_SECRET_DIGITS), seconds)


def old_token(nsid: str, api_key: str, perms: Perms, now: float) -> Token:
    """A new ``auth_token``, as oauth_token does it."""
    return _issue(nsid, api_key, perms, now, "")


def take_back(nsid: str, api_key: str) -> None:
    """Let an application do nothing any more: no token of it is good from now on."""
    grants.remove(nsid, api_key)
    tokens.forget(nsid, api_key)


def author(application: Application) -> Person | None:
    """Who wrote an application, if that is known and they are still here."""
    try:
        return people.get(application.owner)
    except PersonNotFound:
        return None


def _issue(
    nsid: str, api_key: str, perms: Perms, now: float, secret: str, seconds: int = 0
) -> Token:
    token = Token(
        token=new_token(),
        secret=secret,
        nsid=nsid,
        api_key=api_key,
        perms=perms,
        created=int(now),
        expires=int(now) + seconds if seconds else 0,
    )
    tokens.add(token)
    if not given(nsid, api_key, perms):  # looked at last: it may be taken back meanwhile
        tokens.forget(nsid, api_key)
        raise InvalidAuthToken
    return token
