"""ID tokens: how we ask a provider for one, and whether the one that it sent holds.

authlib and joserfc know the rules; importing them takes longer than a call of the API, so that
nobody imports this file before somebody signs in by a provider.
"""

from __future__ import annotations

from typing import Any

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, Key, KeySet
from joserfc.jws import JWSRegistry

from chalicelib.auth.provider import Provider
from chalicelib.model.login import Login
from chalicelib.model.refusals import IdentityInvalid
from chalicelib.settings import settings

LEEWAY_SECONDS = 60  # how far a provider's clock may be off
SUB_CHARACTERS_MAX = 255  # OpenID Connect Core 1.0, 2
_KEY_TYPES = {"RSA", "EC"}
# No other: with "none" anybody signs, with HS256 whoever knows the client's id.
_SIGNATURES = JWSRegistry(algorithms=["RS256", "ES256"], strict_check_header=False)


def question(provider: Provider, login: Login, redirect_uri: str) -> str:
    """Where a browser is sent to sign in (Core 3.1.2.1, RFC 7636 4.3)."""
    uri: str = prepare_grant_uri(
        provider.authorization_endpoint,
        settings().oidc_client_id,
        "code",
        redirect_uri=redirect_uri,
        scope="openid profile",
        state=login.state,
        nonce=login.nonce,
        code_challenge=create_s256_code_challenge(login.code_verifier),
        code_challenge_method="S256",
    )
    return uri


def redemption(login: Login, code: str, redirect_uri: str) -> str:
    """The form by which a public client has its code redeemed (Core 3.1.3.1, RFC 7636 4.5)."""
    form: str = prepare_token_request(
        "authorization_code",
        code=code,
        redirect_uri=redirect_uri,
        client_id=settings().oidc_client_id,
        code_verifier=login.code_verifier,
    )
    return form


def claims(
    answer: dict[str, Any], jwks: dict[str, Any], login: Login, issuer: str, now: float
) -> dict[str, Any]:
    """What the ID token in a provider's answer says (Core 3.1.3.7). Raises IdentityInvalid."""
    try:
        token = jwt.decode(str(answer.get("id_token", "")), _keys(jwks), registry=_SIGNATURES)
        said = CodeIDToken(
            token.claims,
            token.header,
            {
                "iss": {"essential": True, "value": issuer},
                "aud": {"essential": True, "value": settings().oidc_client_id},
            },
            {
                "nonce": login.nonce,
                "client_id": settings().oidc_client_id,
                "access_token": answer.get("access_token"),
            },
        )
        said.validate(now=int(now), leeway=LEEWAY_SECONDS)
    except JoseError as error:
        raise IdentityInvalid(_told(error)) from error
    except (ValueError, TypeError) as error:
        raise IdentityInvalid("malformed") from error
    if not 0 < len(said["sub"]) <= SUB_CHARACTERS_MAX:
        raise IdentityInvalid("sub")
    return dict(said)


def _keys(jwks: dict[str, Any]) -> KeySet:
    given = jwks.get("keys")
    keys = given if isinstance(given, list) else []
    return KeySet([key for each in keys for key in _key(each)])


def _key(given: Any) -> list[Key]:
    """A key, or none: one that we do not understand may stand among them (RFC 7517 5)."""
    if not isinstance(given, dict) or given.get("kty") not in _KEY_TYPES:
        return []
    try:
        return [JWKRegistry.import_key(given)]
    except (JoseError, ValueError, TypeError, KeyError):
        return []


def _told(error: JoseError) -> str:
    """What is wrong, and with which claim."""
    return " ".join(filter(None, (error.error, getattr(error, "claim", ""))))
