"""Identify: from a request to the call it makes: whose application, for which person."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.request import Request
from chalicelib.auth import signature
from chalicelib.model.application import Application
from chalicelib.model.failures import (
    InvalidApiKey,
    InvalidAuthToken,
    InvalidSignature,
    MissingSignature,
    PersonNotFound,
)
from chalicelib.model.person import Person
from chalicelib.model.token import Token
from chalicelib.store import applications, people, tokens

TIMESTAMP_SECONDS = 600  # how far a client's clock may be off, and how long nonces are kept
_MILLISECONDS_DIGITS = 13  # node-flickrapi counts milliseconds, and Flickr let it
_DIGITS_MAX = 16
NONCE_BYTES_MAX = 255  # clients send 8 to 40


def identify(request: Request, now: float) -> Call:
    """Find out who calls.

    Raises InvalidApiKey, MissingSignature, InvalidSignature, InvalidAuthToken.

    Without oauth_ parameters the api_key alone says which application it is, and nobody is
    signed in.
    """
    oauth = signature.parameters(request)
    if not oauth:
        return _unsigned(request, now)
    application = _application(oauth.get("oauth_consumer_key", ""))
    token = _token(oauth.get("oauth_token", ""), application)
    _check(request, oauth, application, token, now)
    return Call(
        now=now,
        application=application,
        person=_person(token),
        perms=token.perms if token else "none",
        params={**request.params, **oauth, **_as_old_auth(oauth)},
        files=request.files,
    )


def _unsigned(request: Request, now: float) -> Call:
    params = request.params
    application = _application(params.get("api_key", ""))
    if params.get("auth_token"):
        raise MissingSignature
    return Call(now=now, application=application, params=params, files=request.files)


def _application(api_key: str) -> Application:
    if not api_key:
        raise InvalidApiKey("Invalid API Key (Key has invalid format)")
    return applications.get(api_key)


def _token(token: str, application: Application) -> Token | None:
    return tokens.get(token, application.key) if token else None


def _person(token: Token | None) -> Person | None:
    if token is None:
        return None
    try:
        return people.get(token.nsid)
    except PersonNotFound as error:
        raise InvalidAuthToken from error


def _check(
    request: Request,
    oauth: dict[str, str],
    application: Application,
    token: Token | None,
    now: float,
) -> None:
    if "oauth_signature" not in oauth:
        raise MissingSignature
    if not signature.is_right(request, application.secret, token.secret if token else ""):
        raise InvalidSignature
    _check_time(oauth.get("oauth_timestamp", ""), now)
    _check_nonce(oauth, now)


def _check_time(timestamp: str, now: float) -> None:
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= _DIGITS_MAX):
        raise InvalidSignature("Invalid signature (timestamp_refused)")
    scale = 1000 if len(timestamp) >= _MILLISECONDS_DIGITS else 1
    if abs(int(timestamp) / scale - now) > TIMESTAMP_SECONDS:
        raise InvalidSignature("Invalid signature (timestamp_refused)")


def _check_nonce(oauth: dict[str, str], now: float) -> None:
    nonce = oauth.get("oauth_nonce", "")
    fresh = len(nonce.encode()) <= NONCE_BYTES_MAX and tokens.use_nonce(
        oauth["oauth_consumer_key"],
        oauth.get("oauth_token", ""),
        oauth["oauth_timestamp"],
        nonce,
        now + 2 * TIMESTAMP_SECONDS,  # a clock may be ahead: the stamp is good that much longer
    )
    if not fresh:
        raise InvalidSignature("Invalid signature (nonce_used)")


def _as_old_auth(oauth: dict[str, str]) -> dict[str, str]:
    """What flickr.test.echo shows besides: Flickr mapped OAuth onto its old parameters."""
    mapped = {"api_auth_is_oauth": "1", "api_sig": oauth["oauth_signature"]}
    if "oauth_token" in oauth:
        mapped["auth_token"] = oauth["oauth_token"]
    return mapped
