"""OpenID Connect: signing in by an account elsewhere (the code flow, Core 1.0, 3.1).

What is remembered of a sign-in under way is good for ten minutes, once, and in the browser that
began it.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

from chalicelib.auth import attempts, provider
from chalicelib.auth.provider import Provider
from chalicelib.auth.session import Visitor
from chalicelib.logs import log
from chalicelib.model import username
from chalicelib.model.failures import UsernameTaken
from chalicelib.model.ids import fingerprint, new_secret
from chalicelib.model.login import Identity, Login
from chalicelib.model.person import Person
from chalicelib.model.refusals import (
    LoginOver,
    NameTaken,
    ProviderFailed,
    ProviderRefused,
    SignUpClosed,
)
from chalicelib.settings import settings
from chalicelib.store import logins, people, subjects

LOGIN_SECONDS = 600
_STATE_DIGITS = 32
_VERIFIER_DIGITS = 64  # RFC 7636 4.1: 43 to 128


def begin(visitor: Visitor, to: str, now: float, *, is_small: bool = False) -> str:
    """Begin to sign in; answers where the browser has to go. Raises ProviderFailed."""
    from chalicelib.auth import id_token  # noqa: PLC0415  (see there)

    at = provider.discover()
    login = Login(
        state=new_secret(_STATE_DIGITS),
        browser=fingerprint(visitor.cookie),
        to=to,
        is_small=is_small,
        expires=int(now) + LOGIN_SECONDS,
        nonce=new_secret(_STATE_DIGITS),
        code_verifier=new_secret(_VERIFIER_DIGITS),
    )
    logins.add(login)
    return id_token.question(at, login, _redirect_uri())


def resume(visitor: Visitor, state: str, now: float) -> Login:
    """The sign-in that the provider's answer is for, used up. Raises LoginOver."""
    login = logins.take(state, now)
    if login is None or login.sub or not _is_of(login, visitor):
        raise LoginOver
    return login


def identify(login: Login, answer: Mapping[str, str], now: float) -> Identity:
    """Who signed in, by what the provider answers.

    Raises ProviderRefused, ProviderFailed, IdentityInvalid.
    """
    from chalicelib.auth import id_token  # noqa: PLC0415

    issuer = settings().oidc_issuer
    # A provider that names itself (RFC 9207) is the one that was asked.
    if "code" not in answer or answer.get("iss", issuer) != issuer:
        log().warning("openid", outcome="refused", error=answer.get("error", "")[:80])
        raise ProviderRefused
    at = provider.discover()
    form = id_token.redemption(login, answer["code"], _redirect_uri())
    redeemed = provider.post(at.token_endpoint, form)
    claims = id_token.claims(redeemed, provider.get(at.jwks_uri), login, issuer, now)
    name = claims.get("preferred_username") or _name(at, claims["sub"], redeemed)
    return Identity(issuer=issuer, sub=claims["sub"], username=_text(name))


def ask_name(visitor: Visitor, login: Login, identity: Identity, now: float) -> Login:
    """Remember who somebody is until they have said what they want to be called."""
    asked = Login(
        state=new_secret(_STATE_DIGITS),
        browser=fingerprint(visitor.cookie),
        to=login.to,
        is_small=login.is_small,
        expires=int(now) + LOGIN_SECONDS,
        sub=identity.sub,
    )
    logins.add(asked)
    return asked


def asked(visitor: Visitor, state: str, now: float) -> Login:
    """The sign-in that wants a name only; it stays until it is forgotten. Raises LoginOver."""
    login = logins.find(state, now)
    if login is None or not login.sub or not _is_of(login, visitor):
        raise LoginOver
    return login


def identity(asked: Login) -> Identity:
    """Who wants a name."""
    return Identity(issuer=settings().oidc_issuer, sub=asked.sub)


def known(identity: Identity) -> Person | None:
    """Whose account here it is, if somebody has signed in by it before. Raises PersonDeleted."""
    nsid = subjects.find(identity)
    return people.get(nsid) if nsid else None


def join(identity: Identity, wish: str, address: str, now: float) -> Person:
    """Make an account for who signs in for the first time. Raises Refusal."""
    if not settings().sign_up_is_open:
        raise SignUpClosed
    name = username.chosen(wish)
    attempts.count_sign_up(address, now)
    try:
        return people.add(name, now, identity=identity)
    except UsernameTaken as error:
        if person := known(identity):  # made in another window meanwhile
            return person
        raise NameTaken from error


def _is_of(login: Login, visitor: Visitor) -> bool:
    return hmac.compare_digest(login.browser, fingerprint(visitor.cookie))


def _name(at: Provider, sub: str, redeemed: Mapping[str, Any]) -> Any:
    """What the provider says on request only (Core 5.4); a name less is no harm."""
    if not at.userinfo_endpoint:
        return ""
    try:
        said = provider.get(at.userinfo_endpoint, str(redeemed.get("access_token", "")))
    except ProviderFailed:
        return ""
    return said.get("preferred_username", "") if said.get("sub") == sub else ""


def _text(said: Any) -> str:
    return said if isinstance(said, str) else ""


def _redirect_uri() -> str:
    return f"{settings().base_url}/signin/openid/callback"
