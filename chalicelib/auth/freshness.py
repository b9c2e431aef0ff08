"""Freshness: a signed request is good for ten minutes, and once (RFC 5849 3.3)."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.model.failures import NonceUsed, TimestampRefused
from chalicelib.store import tokens

TIMESTAMP_SECONDS = 600  # how far a client's clock may be off, and how long nonces are kept
NONCE_BYTES_MAX = 255  # clients send 8 to 40
_MILLISECONDS_DIGITS = 13  # node-flickrapi counts milliseconds, and Flickr let it
_DIGITS_MAX = 16


def check_time(oauth: Mapping[str, str], now: float) -> None:
    """Whether a request was signed lately. Raises TimestampRefused."""
    timestamp = oauth.get("oauth_timestamp", "")
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= _DIGITS_MAX):
        raise TimestampRefused
    scale = 1000 if len(timestamp) >= _MILLISECONDS_DIGITS else 1
    if abs(int(timestamp) / scale - now) > TIMESTAMP_SECONDS:
        raise TimestampRefused


def check_nonce(oauth: Mapping[str, str], now: float) -> None:
    """Whether a request is seen for the first time. Raises NonceUsed."""
    nonce = oauth.get("oauth_nonce", "")
    fresh = len(nonce.encode()) <= NONCE_BYTES_MAX and tokens.use_nonce(
        oauth["oauth_consumer_key"],
        oauth.get("oauth_token", ""),
        oauth["oauth_timestamp"],
        nonce,
        now + 2 * TIMESTAMP_SECONDS,  # a clock may be ahead: the stamp is good that much longer
    )
    if not fresh:
        raise NonceUsed
