"""A callback: the address of an application that a person goes back to after an answer."""

from __future__ import annotations

import re
from urllib.parse import urlencode, urlsplit

_BYTES_MAX = 2000
_WEB = re.compile(r"https?://([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?([/?#].*)?", re.IGNORECASE)
_PRIVATE = re.compile(r"([a-z][a-z0-9+.-]+):[^0-9].*", re.IGNORECASE)  # example.com:8080/ is none
_CHARACTERS = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*")  # RFC 3986 2
_OF_BROWSERS = {
    "about", "blob", "data", "file", "filesystem", "ftp", "http", "https", "javascript",
    "vbscript", "view-source", "ws", "wss",
}  # fmt: skip

_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]+)?")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*")


def is_good(callback: str) -> bool:
    """Whether people may be sent there: a web address, or one of an application's own scheme.

    No address that a browser would open in our page's name, or read otherwise than we do.
    """
    if len(callback) > _BYTES_MAX or not _CHARACTERS.fullmatch(callback):
        return False
    private = _PRIVATE.fullmatch(callback)
    if private and private[1].lower() not in _OF_BROWSERS:
        return True
    return _WEB.fullmatch(callback) is not None


def with_fields(callback: str, **fields: str) -> str:
    """The address with further fields in its query, else as it is to the letter."""
    address, hash_, fragment = callback.partition("#")
    joint = "" if address.endswith(("?", "&")) else "&" if "?" in address else "?"
    return f"{address}{joint}{urlencode(fields)}{hash_}{fragment}"


def origin(callback: str) -> str:
    """What a Content-Security-Policy calls the place it leads to (CSP 3, 2.3.1).

    A place that cannot be said there, such as an application's own scheme, is its scheme.
    """
    parts = urlsplit(callback)
    place = f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"
    if _ORIGIN.fullmatch(place):
        return place
    return f"{parts.scheme}:" if _SCHEME.fullmatch(parts.scheme) else ""
