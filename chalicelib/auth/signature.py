"""Signatures of OAuth 1.0a (RFC 5849), as clients really make them.

oauthlib computes and compares; its server endpoints are not used, since they refuse what real
Flickr clients send: timestamps in milliseconds, and signatures over the fields of a multipart
body (RFC 5849 3.4.1.3.1 leaves them out).
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import parse_http_list

from oauthlib.oauth1.rfc5849.signature import (
    base_string_uri,
    normalize_parameters,
    signature_base_string,
    verify_hmac_sha1,
    verify_hmac_sha256,
)

from chalicelib.api.request import Pairs, Request
from chalicelib.settings import settings

_VERIFY = {"HMAC-SHA1": verify_hmac_sha1, "HMAC-SHA256": verify_hmac_sha256}
METHODS = frozenset(_VERIFY)


def parameters(request: Request) -> dict[str, str]:
    """The oauth_ parameters of a request, wherever they stand; none if it is not signed so."""
    return dict(pairs(request))


def pairs(request: Request) -> Pairs:
    """The same, as often as they came; the header's last."""
    given = [*request.pairs, *_header(request)]
    return [(name, value) for name, value in given if name.startswith("oauth_")]


def base_string(request: Request) -> str:
    """What RFC 5849 has signed (3.4.1), for who looks for a mistake; "" if the host is none."""
    verb: Any = request.verb  # oauthlib's stubs are narrower than what it takes
    params: Any = _unsigned([*request.pairs, *_header(request)])
    try:
        address = base_string_uri(request.url)
    except ValueError:
        return ""
    return signature_base_string(verb, address, normalize_parameters(params))


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
    """The parameters of the Authorization header (RFC 5849 3.5.1), none if it cannot be read."""
    scheme, _, said = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "oauth":
        return []
    parts = [part.partition("=") for part in parse_http_list(said) if part]
    if not all(equals for _, equals, _ in parts):
        return []
    read = [(unquote(name.strip()), unquote(_unquoted(value))) for name, _, value in parts]
    return [(name, value) for name, value in read if name != "realm"]


def _unquoted(value: str) -> str:
    return value.strip().removeprefix('"').removesuffix('"')


def _signed(request: Request) -> Iterator[Pairs]:
    """What was signed: every parameter once, or as often as it came."""
    header = _header(request)
    once = {**request.params, **dict(header)}
    yield _unsigned(list(once.items()))
    if len(once) < len(request.pairs) + len(header):
        yield _unsigned([*request.pairs, *header])


def _unsigned(given: Pairs) -> Pairs:
    return [(name, value) for name, value in given if name != "oauth_signature"]


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
