"""api_sig: the signature from before OAuth (Flickr's "Authentication API")."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

_NOT_SIGNED = {"api_sig", "photo"}  # photo is the file; a text of that name goes with it


def of(params: Mapping[str, str], secret: str) -> str:
    """The MD5, in hexadecimal, of the secret and every argument and its value, in order of names.

    Names and values are UTF-8 as they are, not percent-encoded.
    """
    signed = sorted((name, value) for name, value in params.items() if name not in _NOT_SIGNED)
    text = secret + "".join(name + value for name, value in signed)
    # Weak, and what the field's old clients speak: a setting switches it off.
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def is_right(params: Mapping[str, str], secret: str) -> bool:
    """Whether the ``api_sig`` among the arguments is the one that this secret makes."""
    given = params.get("api_sig", "")
    return hmac.compare_digest(of(params, secret).encode(), given.encode())
