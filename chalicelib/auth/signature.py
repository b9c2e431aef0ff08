"""Signatures of OAuth 1.0a (RFC 5849), as clients really make them.

oauthlib computes and compares; its server endpoints are not used, since they refuse what real
Flickr clients send: timestamps in milliseconds, and signatures over the fields of a multipart
body (RFC 5849 3.4.1.3.1 leaves them out).
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from urllib.parse import urlsplit

from oauthlib.oauth1.rfc5849.signature import (
    collect_parameters,
    verify_hmac_sha1,
    verify_hmac_sha256,
)

from chalicelib.api.request import Pairs, Request
from chalicelib.settings import settings

_VERIFY = {"HMAC-SHA1": verify_hmac_sha1, "HMAC-SHA256": verify_hmac_sha256}


def parameters(request: Request) -> dict[str, str]:
    """The oauth_ parameters of a request, wherever they stand; none if it is not signed so."""
    given = {name: value for name, value in request.pairs if name.startswith("oauth_")}
    return {**given, **dict(_header(request))}


def is_right(request: Request, client_secret: str, token_secret: str) -> bool:
    """Whether the signature of a request is the one that these secrets make."""
    oauth = parameters(request)
    verify = _VERIFY.get(oauth.get("oauth_signature_method", ""))
    if verify is None:
        return False
    given = {"http_method": request.verb, "signature": oauth.get("oauth_signature", "")}
    try:
        return any(
            verify(SimpleNamespace(**given, uri=url, params=params), client_secret, token_secret)
            for params in _signed(request)
            for url in _urls(request.url)
        )
    except ValueError:  # a Host header that is no host
        return False


def _header(request: Request) -> Pairs:
    header = request.headers.get("authorization", "")
    if not header.lower().startswith("oauth "):
        return []
    try:
        return collect_parameters(
            headers={"Authorization": header}, exclude_oauth_signature=False, with_realm=False
        )
    except ValueError:
        return []


def _signed(request: Request) -> Iterator[Pairs]:
    """What was signed: every parameter once, or as often as it came."""
    header = _header(request)
    once = {**request.params, **dict(header)}
    yield _unsigned(list(once.items()))
    if len(once) < len(request.pairs) + len(header):
        yield _unsigned([*request.pairs, *header])


def _unsigned(pairs: Pairs) -> Pairs:
    return [(name, value) for name, value in pairs if name != "oauth_signature"]


def _urls(called: str) -> Iterator[str]:
    """The addresses that a client may have signed for this call.

    What it called, by both schemes (a proxy may have ended TLS before us), and the same path
    under our own address and under those of the settings: a client whose traffic is merely
    rerouted to us signs for https://api.flickr.com.
    """
    path = _path(called)
    parts = urlsplit(called)
    yield called
    yield parts._replace(scheme="http" if parts.scheme == "https" else "https").geturl()
    yield from (f"{origin}{path}" for origin in settings().origins)


def _path(called: str) -> str:
    """The path below our own base address, which has a path too behind API Gateway's stage."""
    path = urlsplit(called).path
    return path.removeprefix(urlsplit(settings().base_url).path)
