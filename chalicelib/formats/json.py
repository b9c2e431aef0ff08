"""format=json, bare or wrapped in a call: jsonFlickrApi({...})."""

from __future__ import annotations

import json
import re
from math import isfinite

from chalicelib.formats.element import Element, Value, err

CONTENT_TYPE = "application/json"
JSONP_CONTENT_TYPE = "text/javascript; charset=utf-8"

CALLBACK_LENGTH_MAX = 100

Plain = str | int | float | list["Plain"] | dict[str, "Plain"] | None

_CALLBACK = re.compile(r"[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*", re.ASCII)


def write(rsp: Element) -> bytes:
    """The object is ``rsp`` itself; slashes and all but ASCII are escaped, as PHP did."""
    return json.dumps(structure(rsp), separators=(",", ":")).replace("/", "\\/").encode()


def structure(rsp: Element) -> dict[str, Plain]:
    """What is written, in JSON as in PHP's serialization."""
    error = err(rsp)
    return _success(rsp) if error is None else _failure(error)


def wrapped(body: bytes, callback: str) -> bytes:
    """JSONP: the answer as the only argument of a call, for which clients know no semicolon."""
    return b"%b(%b)" % (callback.encode(), body)


def is_callback(name: str) -> bool:
    """Whether this is a name that JavaScript can call, and nothing that runs by itself."""
    return len(name) <= CALLBACK_LENGTH_MAX and bool(_CALLBACK.fullmatch(name))


def _success(rsp: Element) -> dict[str, Plain]:
    """``stat`` comes last, even when flickr.test.echo was sent a parameter of that name."""
    members = {name: plain for name, plain in _members(rsp).items() if name != "stat"}
    return {**members, "stat": _scalar(rsp.attributes.get("stat"))}


def _failure(error: Element) -> dict[str, Plain]:
    """No ``err`` object, and ``message`` instead of ``msg``."""
    told = error.attributes
    return {"stat": "fail", "code": _scalar(told["code"]), "message": _scalar(told["msg"])}


def _members(element: Element) -> dict[str, Plain]:
    """Attributes become members, text ``_content``, repeating children an array."""
    members = {name: _scalar(value) for name, value in element.attributes.items()}
    if element.text is not None:
        members["_content"] = _scalar(element.text)
    for tag, child in element.children:
        name = _whole(tag)
        members[name] = [*map(_members, child)] if isinstance(child, list) else _members(child)
    return members


def _scalar(value: Value) -> Plain:
    """A value as PHP's json_encode spells it: flags are numbers, and so are whole floats."""
    if isinstance(value, str):
        return _whole(value)
    if isinstance(value, float):
        return _number(value)
    return None if value is None else int(value)


def _number(value: float) -> Plain:
    if not isfinite(value):
        return None
    return int(value) if value.is_integer() else value


def _whole(text: str) -> str:
    """Without halves of characters (lone surrogates), which many readers take for an error."""
    return text if text.isascii() else text.encode(errors="ignore").decode()
