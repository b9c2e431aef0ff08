"""Ids: they sort by time, fit 63 bits, and need no counter."""

from __future__ import annotations

import hashlib
import secrets
import string
import time

_EPOCH = 1_262_304_000  # 2010: 41 bits of milliseconds last until 2079
_RANDOM_BITS = 22  # four million ids a millisecond before two are likely to meet


def new_id(now: float | None = None) -> str:
    """An id for a photo, a comment, a ticket: milliseconds, then chance; 19 decimal digits."""
    milliseconds = int((time.time() if now is None else now) * 1000) - _EPOCH * 1000
    return str(milliseconds << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS))


def new_nsid() -> str:
    """An NSID of Flickr's shape: digits, ``@N`` and two digits."""
    return f"{secrets.randbelow(900_000_000) + 100_000_000}@N01"


def new_number() -> str:
    """The internal number of a person that compound ids begin with."""
    return str(secrets.randbelow(9_000_000_000) + 1_000_000_000)


def new_application_number() -> str:
    """The number of an application, of Flickr's shape: 17 digits that begin with 7215."""
    return f"7215{secrets.randbelow(10**13):013}"


def new_secret(digits: int = 16) -> str:
    """Lower-case hexadecimal that nobody guesses."""
    return secrets.token_hex(digits // 2)


def new_token() -> str:
    """A token of Flickr's shape: digits, a dash, and what nobody guesses."""
    return f"{new_id()}-{new_secret()}"


def fingerprint(secret: str) -> str:
    """What a secret is kept under that need not be read back: nobody finds the way from it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def compound(owner_number: str, photo_id: str, number: str) -> str:
    """The id of what is part of a photo: a tag, a comment."""
    return f"{owner_number}-{photo_id}-{number}"


def parts(compound_id: str) -> tuple[str, str]:
    """The photo's id and the part's own number in a compound id."""
    _, _, rest = compound_id.partition("-")
    photo_id, _, number = rest.partition("-")
    return photo_id, number


def is_id(text: str) -> bool:
    """Whether a text can be a photo's id at all: a positive number of at most 63 bits."""
    return 0 < len(text) <= len(str(2**63)) and all(c in string.digits for c in text)
