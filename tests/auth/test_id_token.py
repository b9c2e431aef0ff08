"""An ID token is taken when it is the provider's, for us, for this very sign-in, and in time."""

from __future__ import annotations

import base64
import json
import time

import pytest
from joserfc.jwk import OctKey

from chalicelib.auth import id_token
from chalicelib.model.login import Login
from chalicelib.model.refusals import IdentityInvalid
from chalicelib.settings import settings
from tests.openid import CLIENT, EC, RSA, STRANGE, SUB, claims, signed

ISSUER = "https://id.example"
NONCE = "n-0S6_WzA2Mj"
LOGIN = Login(state="s", browser="b", to="/", is_small=False, expires=0, nonce=NONCE)
NOW = time.time()
JWKS = {"keys": [key.as_dict(private=False) for key in (RSA, EC)]}


@pytest.fixture(autouse=True)
def _client(monkeypatch):
    monkeypatch.setenv("PUSHR_OIDC_CLIENT_ID", CLIENT)
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def said(token, jwks=JWKS, access_token="access"):
    answer = {"id_token": token, "access_token": access_token}
    return id_token.claims(answer, jwks, LOGIN, ISSUER, NOW)


def token(**others):
    return signed(claims(ISSUER, NONCE, {"iat": int(NOW), "exp": int(NOW) + 600, **others}))


@pytest.mark.parametrize(
    "right",
    [
        token(),
        signed(claims(ISSUER, NONCE), "ES256", EC),
        token(aud=[CLIENT]),
        token(aud=[CLIENT, "other"], azp=CLIENT),
        token(azp=CLIENT),
        token(exp=int(NOW) - 30),  # clocks differ
        token(iat=int(NOW) + 30),
        token(nbf=int(NOW) - 5),
        token(at_hash="oFYf1knNtrqnhAVfBRuteQ"),  # of "access"
    ],
)
def test_a_token_that_holds_says_who_it_is(right):
    assert said(right)["sub"] == SUB


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"nonce": "another"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"iss": "https://id.example.evil"}, "iss"),
        ({"iss": "https://id.example/"}, "iss"),
        ({"iss": None}, "iss"),
        ({"iss": [ISSUER]}, "iss"),
        ({"aud": "another"}, "aud"),
        ({"aud": ["another", "third"]}, "aud"),
        ({"aud": []}, "aud"),
        ({"aud": None}, "aud"),
        ({"aud": [CLIENT, "another"]}, "azp"),
        ({"aud": [CLIENT, "another"], "azp": "another"}, "azp"),
        ({"azp": "another"}, "azp"),
        ({"exp": int(NOW) - 61}, "expired"),
        ({"exp": None}, "exp"),
        ({"exp": "tomorrow"}, "exp"),
        ({"exp": float("nan")}, "exp"),
        ({"iat": int(NOW) + 61}, "iat"),
        ({"nbf": int(NOW) + 61}, "nbf"),
        ({"sub": None}, "sub"),
        ({"sub": ""}, "sub"),
        ({"sub": 7}, "sub"),
        ({"sub": "s" * 256}, "sub"),
        ({"at_hash": "of another access token"}, "at_hash"),
    ],
)
def test_a_claim_that_does_not_fit_is_refused(wrong, why):
    with pytest.raises(IdentityInvalid, match=why):
        said(token(**wrong))


def unsigned(**header):
    parts = ({"alg": "none", **header}, claims(ISSUER, NONCE))
    coded = (base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=") for each in parts)
    return b".".join((*coded, b"")).decode()


def spoilt():
    head, body, signature = token().split(".")
    return f"{head}.{body}.{signature[:-8]}AAAAAAAA"


KNOWN = OctKey.import_key({"kty": "oct", "k": RSA.as_dict(private=False)["n"]})  # to everybody


@pytest.mark.parametrize(
    ("forged", "why"),
    [
        (unsigned(), "algorithm"),
        (unsigned(kid="rsa"), "algorithm"),
        (unsigned(alg="None"), "algorithm"),
        (signed(claims(ISSUER, NONCE), key=STRANGE), "signature"),
        (signed(claims(ISSUER, NONCE), key=STRANGE, kid="unknown"), "key"),
        (signed(claims(ISSUER, NONCE), kid="ec"), "key"),
        (signed(claims(ISSUER, NONCE), "RS512", RSA), "algorithm"),
        (signed(claims(ISSUER, NONCE), "PS256", RSA), "algorithm"),
        (signed(claims(ISSUER, NONCE), "HS256", KNOWN, "rsa"), "algorithm"),
        (spoilt(), "signature"),
        ("", "decode"),
        ("a.b.c", "decode"),
        ("None", "decode"),
    ],
)
def test_a_signature_that_is_not_the_providers_is_refused(forged, why):
    with pytest.raises(IdentityInvalid, match=why):
        said(forged)


@pytest.mark.parametrize(
    "jwks",
    [
        {},
        {"keys": None},
        {"keys": "keys"},
        {"keys": []},
        {"keys": [1, None, {}]},
        {"keys": [{"kty": "RSA", "kid": "rsa"}]},
        {"keys": [{"kty": "RSA", "kid": "rsa", "n": 1, "e": []}]},
        {"keys": [{"kty": "oct", "kid": "rsa", "k": "AAAA"}]},
        {"keys": [{"kty": "EC", "kid": "rsa", "crv": "P-0", "x": "AA", "y": "AA"}]},
        {"keys": [{**EC.as_dict(private=False), "kid": "rsa"}]},
        {"keys": [{**RSA.as_dict(private=False), "n": "AQAB"}]},
    ],
)
def test_keys_that_are_none_make_no_token_good(jwks):
    with pytest.raises(IdentityInvalid):
        said(token(), jwks)


def test_a_key_of_a_kind_that_nobody_knows_does_not_spoil_the_others():
    strange = {"kty": "ML-DSA", "kid": "pq"}

    assert said(token(), {"keys": [strange, *JWKS["keys"]]})["sub"]
