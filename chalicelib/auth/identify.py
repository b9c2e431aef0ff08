"""Identify: from a request to the call it makes: whose application, for which person."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial

from chalicelib.api.call import Call
from chalicelib.api.request import Request
from chalicelib.auth import api_sig, freshness, limits, signature
from chalicelib.model.application import Application
from chalicelib.model.failures import (
    InvalidApiKey,
    InvalidAuthToken,
    InvalidSignature,
    MissingSignature,
    OldAuthOff,
    PersonNotFound,
)
from chalicelib.model.person import Person
from chalicelib.model.token import Token
from chalicelib.settings import settings
from chalicelib.store import applications, people, tokens


def identify(request: Request, method: str, now: float) -> Call:
    """Find out who calls a method, and count the call.

    Raises InvalidApiKey, MissingSignature, InvalidSignature, InvalidAuthToken, TooManyCalls.

    Without a signature the api_key alone says which application it is, and nobody is signed in.
    """
    oauth = signature.parameters(request)
    if oauth:
        return _by_oauth(request, oauth, method, now)
    if "api_sig" in request.params:
        return _by_api_sig(request, method, now)
    return _unsigned(request, method, now)


def _unsigned(request: Request, method: str, now: float) -> Call:
    application = _application(request.params.get("api_key", ""))
    if request.params.get("auth_token"):
        raise MissingSignature
    limits.count(application.key, method, now)
    return Call(now=now, application=application, params=request.params, files=request.files)


def _by_oauth(request: Request, oauth: Mapping[str, str], method: str, now: float) -> Call:
    """A call signed as RFC 5849 says; its oauth_consumer_key is the api_key."""
    given = oauth.get("oauth_token", "")
    application, token = _who(oauth.get("oauth_consumer_key", ""), given)
    if token and (token.is_old or not token.is_live(now)):
        raise InvalidAuthToken
    if "oauth_signature" not in oauth:
        raise MissingSignature
    if not signature.is_right(request, application.secret, token.secret if token else ""):
        raise InvalidSignature
    freshness.check_time(oauth, now)
    limits.count(application.key, method, now)
    freshness.check_nonce(oauth, now)
    params = {**request.params, **oauth, **_as_old_auth(oauth)}
    return _signed(now, application, token, params, request.files)


def _by_api_sig(request: Request, method: str, now: float) -> Call:
    """A call signed in the way from before OAuth."""
    if not settings().old_auth_is_on:
        raise OldAuthOff
    params = request.params
    application, token = _who(params.get("api_key", ""), params.get("auth_token", ""))
    if not api_sig.is_right(params, application.secret):
        raise InvalidSignature
    if token and not (token.is_old and token.is_live(now)):
        raise InvalidAuthToken
    limits.count(application.key, method, now)
    return _signed(now, application, token, params, request.files)


def _signed(
    now: float,
    application: Application,
    token: Token | None,
    params: Mapping[str, str],
    files: Mapping[str, bytes],
) -> Call:
    return Call(
        now=now,
        application=application,
        token=token,
        signed=True,
        find_person=cache(partial(_person, token.nsid)) if token else None,
        params=params,
        files=files,
    )


def _who(api_key: str, token: str) -> tuple[Application, Token | None]:
    """An application and its token, in one read."""
    if not token:
        return _application(api_key), None
    if not api_key:
        raise InvalidApiKey("Invalid API Key (Key has invalid format)")
    return tokens.with_application(api_key, token)


def _application(api_key: str) -> Application:
    if not api_key:
        raise InvalidApiKey("Invalid API Key (Key has invalid format)")
    return applications.get(api_key)


def _person(nsid: str) -> Person:
    try:
        return people.get(nsid)
    except PersonNotFound as error:
        raise InvalidAuthToken from error


def _as_old_auth(oauth: Mapping[str, str]) -> dict[str, str]:
    """What flickr.test.echo shows besides: Flickr mapped OAuth onto its old parameters."""
    mapped = {"api_auth_is_oauth": "1", "api_sig": oauth["oauth_signature"]}
    if "oauth_token" in oauth:
        mapped["auth_token"] = oauth["oauth_token"]
    return mapped
