"""Provider: the OpenID provider that the settings name, and every word that we have with it.

Its addresses are the operator's wish and what it says of itself: over TLS, or on this very machine.
No redirect is followed, and time and bytes are bounded.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import certifi
import urllib3

from chalicelib.model.refusals import ProviderFailed
from chalicelib.settings import settings

SECONDS = 5.0  # for connecting and the head of an answer, and again for its body
ANSWER_BYTES_MAX = 256 * 1024
_CHUNK_BYTES = 16 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """What a provider says of itself (OpenID Connect Discovery 1.0, 3)."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str = ""


def discover() -> Provider:
    """Ask the provider where it wants to be asked. Raises ProviderFailed."""
    issuer = settings().oidc_issuer
    said = get(issuer.rstrip("/") + "/.well-known/openid-configuration")
    if said.get("issuer") != issuer:  # Discovery 4.3: it must be exactly the same
        raise ProviderFailed("it goes by another name")
    return Provider(
        issuer=issuer,
        authorization_endpoint=_endpoint(said, "authorization_endpoint"),
        token_endpoint=_endpoint(said, "token_endpoint"),
        jwks_uri=_endpoint(said, "jwks_uri"),
        userinfo_endpoint=_endpoint(said, "userinfo_endpoint", ""),
    )


def get(url: str, access_token: str = "") -> dict[str, Any]:
    """The JSON object at an address of the provider. Raises ProviderFailed."""
    bearer = {"Authorization": f"Bearer {access_token}"} if access_token else {}
    return _exchange("GET", url, bearer)


def post(url: str, form: str) -> dict[str, Any]:
    """The JSON object that a form is answered. Raises ProviderFailed."""
    return _exchange("POST", url, {"Content-Type": "application/x-www-form-urlencoded"}, form)


def _endpoint(said: dict[str, Any], name: str, default: str | None = None) -> str:
    url = said.get(name, default)
    if not isinstance(url, str) or not (_is_safe(url) or url == default):
        raise ProviderFailed(f"its {name} is of no use")
    return url


def _exchange(verb: str, url: str, headers: dict[str, str], form: str = "") -> dict[str, Any]:
    if not _is_safe(url):
        raise ProviderFailed("it is not reached over TLS")
    try:
        answer = _pool().request(
            verb,
            url,
            body=form or None,
            headers={"Accept": "application/json", **headers},
            timeout=urllib3.Timeout(total=SECONDS),
            retries=False,
            redirect=False,
            preload_content=False,
            decode_content=False,
        )
        body = _body(answer)
    except (urllib3.exceptions.HTTPError, ValueError) as error:
        raise ProviderFailed("there is no getting through to it") from error
    if answer.status != HTTPStatus.OK:
        raise ProviderFailed(f"status {answer.status}")
    return _object(body)


def _body(answer: urllib3.BaseHTTPResponse) -> bytes:
    deadline, body = time.monotonic() + SECONDS, b""
    try:
        while chunk := answer.read1(_CHUNK_BYTES):
            body += chunk
            if len(body) > ANSWER_BYTES_MAX or time.monotonic() > deadline:
                raise ProviderFailed("its answer does not end")
    finally:
        answer.close()
    return body


def _object(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ProviderFailed("its answer is not JSON") from error
    if not isinstance(said, dict):
        raise ProviderFailed("its answer is no object")
    return said


@cache
def _pool() -> urllib3.PoolManager:
    authorities = settings().ca_bundle or certifi.where()
    return urllib3.PoolManager(cert_reqs="CERT_REQUIRED", ca_certs=authorities)


def _is_safe(url: str) -> bool:
    """Whether nobody on the way reads or changes what is said: TLS, or a provider right here."""
    try:
        address, issuer = urlsplit(url), urlsplit(settings().oidc_issuer)
    except ValueError:
        return False
    if address.scheme == "https":
        return bool(address.hostname)
    here = _is_loopback(address.hostname) and _is_loopback(issuer.hostname)
    return address.scheme == issuer.scheme == "http" and here


def _is_loopback(host: str | None) -> bool:
    try:
        return host == "localhost" or ip_address(host or "").is_loopback
    except ValueError:
        return False
