"""format=php_serial: what PHP's serialize() makes of the structure that JSON has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from chalicelib.formats.element import Element
from chalicelib.formats.json import Plain, structure

CONTENT_TYPE = "text/plain; charset=utf-8"

_DOUBLES = {"farm", "pages"}  # recorded so: Flickr computed them
_INTEGERS = range(-(2**63), 2**63)  # beyond them, PHP has doubles
_INTEGER_KEY = re.compile(r"0|-?[1-9][0-9]{0,18}")


def write(rsp: Element) -> bytes:
    """The whole answer, one array."""
    return serialized(structure(rsp)).encode()


def serialized(value: Plain, name: str = "") -> str:
    """A value; ``name`` is that of the member it is, and tells a double from an integer."""
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, dict):
        return _array(f"{_key(n)}{serialized(v, n)}" for n, v in value.items())
    if isinstance(value, list):
        return _array(f"i:{n};{serialized(v)}" for n, v in enumerate(value))
    if value is None:
        return "N;"
    is_integer = isinstance(value, int) and value in _INTEGERS and name not in _DOUBLES
    return f"{'i' if is_integer else 'd'}:{value!r};"


def _array(members: Iterable[str]) -> str:
    parts = list(members)
    return f"a:{len(parts)}:{{{''.join(parts)}}}"


def _string(text: str) -> str:
    """Its length is one of bytes."""
    length = len(text) if text.isascii() else len(text.encode())
    return f's:{length}:"{text}";'


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    """A key; PHP keeps one that looks like an integer as an integer."""
    is_integer = _INTEGER_KEY.fullmatch(name) and int(name) in _INTEGERS
    return f"i:{name};" if is_integer else _string(name)
