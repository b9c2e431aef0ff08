"""OAuth 1.0a for applications: a request token to ask a person with, then an access token.

Between the two the person answers on our page (``authorise``). RFC 5849 2.1 and 2.3; what goes
wrong is a Problem.
"""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Mapping

from chalicelib.api.request import Request
from chalicelib.auth import authorise, consent, freshness, limits, problem, signature
from chalicelib.model import callback, failures
from chalicelib.model.application import Application
from chalicelib.model.ids import new_secret, new_token
from chalicelib.model.person import Person
from chalicelib.model.request_token import OUT_OF_BAND, RequestToken
from chalicelib.model.token import Token
from chalicelib.store import applications, people, request_tokens, tokens

REQUEST_TOKEN_SECONDS = 24 * 3600
TRIES_MAX = 5  # verifiers: one that is typed has nine digits

_SIGNED = ("oauth_consumer_key", "oauth_signature_method", "oauth_signature")
_FRESH = ("oauth_timestamp", "oauth_nonce")
_VERSION = "1.0"


def request_token(request: Request, now: float) -> RequestToken:
    """A token to ask a person with. Raises Problem."""
    oauth = _read(request, "oauth_callback")
    application = _application(oauth)
    token = _access_token(oauth, now)
    _check(request, oauth, application, token.secret if token else "", now)
    if not (oauth["oauth_callback"] == OUT_OF_BAND or callback.is_good(oauth["oauth_callback"])):
        raise problem.ParameterRejected("oauth_callback")
    made = RequestToken(
        token=new_token(),
        secret=new_secret(),
        api_key=application.key,
        callback=oauth["oauth_callback"],
        expires=int(now) + REQUEST_TOKEN_SECONDS,
    )
    request_tokens.add(made)
    return made


def access_token(request: Request, now: float) -> tuple[Token, Person]:
    """A token to act by, and for whom. Raises Problem."""
    oauth = _read(request, "oauth_token", "oauth_verifier")
    application = _application(oauth)
    asked = request_tokens.find(oauth["oauth_token"], now)
    if asked is None or asked.api_key != application.key:
        raise problem.TokenRejected
    _check(request, oauth, application, asked.secret, now)
    _check_verifier(asked, oauth["oauth_verifier"])
    return _exchanged(asked, now)


def _read(request: Request, *needed: str) -> dict[str, str]:
    """What the request says in OAuth's own parameters, all of them there and each said once."""
    pairs = set(signature.pairs(request))
    said = Counter(name for name, _ in pairs)
    if max(said.values(), default=0) > 1:
        raise problem.ParameterRejected(*sorted(name for name in said if said[name] > 1))
    oauth = dict(pairs)
    if oauth.get("oauth_version", _VERSION) != _VERSION:
        raise problem.VersionRejected
    method = oauth.get("oauth_signature_method")
    if method and method not in signature.METHODS:
        raise problem.SignatureMethodRejected
    absent = [name for name in (*_SIGNED, *_FRESH, *needed) if not oauth.get(name)]
    if absent:
        raise problem.ParameterAbsent(*absent)
    return oauth


def _application(oauth: Mapping[str, str]) -> Application:
    try:
        return applications.get(oauth["oauth_consumer_key"])
    except failures.InvalidApiKey as error:
        raise problem.ConsumerKeyUnknown from error


def _access_token(oauth: Mapping[str, str], now: float) -> Token | None:
    """The token of a client that signs all it sends with the one it has: flickcurl does."""
    given = oauth.get("oauth_token", "")
    if not given:
        return None
    try:
        token = tokens.get(given, oauth["oauth_consumer_key"])
    except failures.InvalidAuthToken as error:
        raise problem.TokenRejected from error
    if token.is_old:
        raise problem.TokenRejected
    if not token.is_live(now):
        raise problem.TokenExpired
    return token


def _check(
    request: Request,
    oauth: Mapping[str, str],
    application: Application,
    token_secret: str,
    now: float,
) -> None:
    """Whether the request is the application's, made now and once."""
    if not signature.is_right(request, application.secret, token_secret):
        raise problem.SignatureInvalid(signature.base_string(request))
    try:
        freshness.check_time(oauth, now)
        limits.count(application.key, "oauth", now)
        freshness.check_nonce(oauth, now)
    except failures.TimestampRefused as error:
        around = freshness.TIMESTAMP_SECONDS
        raise problem.TimestampRefused(int(now) - around, int(now) + around) from error
    except failures.TooManyCalls as error:
        raise problem.ConsumerKeyRefused(error.retry_after) from error
    except failures.NonceUsed as error:
        raise problem.NonceUsed from error


def _check_verifier(asked: RequestToken, verifier: str) -> None:
    """Whether the person brought this verifier; a try is counted before it is looked at."""
    if not asked.nsid:
        raise problem.PermissionUnknown
    tries = request_tokens.count_try(asked.token)
    if not 0 < tries <= TRIES_MAX:
        raise problem.TokenRejected
    if not hmac.compare_digest(authorise.fingerprint_of(verifier), asked.verifier):
        if tries == TRIES_MAX:
            request_tokens.use(asked.token)
        raise problem.VerifierInvalid


def _exchanged(asked: RequestToken, now: float) -> tuple[Token, Person]:
    """Of many who ask at once one gets it."""
    if not request_tokens.use(asked.token):
        raise problem.TokenRejected
    try:
        person = people.get(asked.nsid)
        return consent.oauth_token(asked.nsid, asked.api_key, asked.perms, now), person
    except (failures.PersonNotFound, failures.InvalidAuthToken) as error:
        raise problem.TokenRevoked from error
