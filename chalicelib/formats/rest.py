"""format=rest: XML as Flickr's servers wrote it, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from math import isfinite

from chalicelib.formats.characters import FORBIDDEN
from chalicelib.formats.element import Element, Value

CONTENT_TYPE = "text/xml; charset=utf-8"

Add = Callable[[str], None]

DECLARATION = '<?xml version="1.0" encoding="utf-8" ?>\n'

# PHP's htmlspecialchars, which writes quotes as references in text too. Line ends and tabs are
# references where a reader would change bare ones (XML 1.0 2.11, 3.3.3).
_TEXT = FORBIDDEN | str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#039;", "\r": "&#13;"}
)
_ATTRIBUTE = _TEXT | str.maketrans({"\t": "&#9;", "\n": "&#10;"})
# Most values hold none of these; looking is several times faster than translating.
_is_special = re.compile(f"[{re.escape(''.join(map(chr, _ATTRIBUTE)))}]").search

# XML 1.0 2.3 without the colon, which would ask for a namespace.
_START = (
    r"A-Z_a-z\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_BAD_START = re.compile(rf"^[^{_START}]")
_BAD = re.compile(rf"[^{_START}\-.0-9\xB7\u0300-\u036F\u203F\u2040]")


def write(rsp: Element) -> bytes:
    """The whole document. Flickr sets the roots flush left, but an error one tab in.

    Halves of characters (lone surrogates) fall out in encoding.
    """
    parts = [DECLARATION]
    add = parts.append
    _add_start(rsp, add)
    add(">\n")
    _add_all(rsp.elements(), "\t" if rsp.attributes.get("stat") == "fail" else "", add)
    add("</rsp>\n")
    return "".join(parts).encode(errors="ignore")


def fragment(elements: Iterable[Element]) -> str:
    """Elements side by side, for formats that put them into a document of their own."""
    parts: list[str] = []
    _add_all(elements, "", parts.append)
    return "".join(parts).encode(errors="ignore").decode()


def _add_all(elements: Iterable[Element], indent: str, add: Add) -> None:
    for element in elements:
        add(indent)
        _add_element(element, indent, add)


def _add_element(element: Element, indent: str, add: Add) -> None:
    _add_start(element, add)
    if children := list(element.elements()):
        add(">\n")
        _add_all(children, indent + "\t", add)
        add(f"{indent}</{_name(element.tag)}>\n")
    elif text := _spelled(element.text):
        add(f">{_escaped(text, _TEXT)}</{_name(element.tag)}>\n")
    else:
        add(" />\n")


def _add_start(element: Element, add: Add) -> None:
    """The start tag, left open for what follows."""
    add(f"<{_name(element.tag)}")
    for name, value in element.attributes.items():
        add(f' {_name(name)}="{_escaped(_spelled(value), _ATTRIBUTE)}"')


def _escaped(text: str, table: dict[int, str | None]) -> str:
    return text.translate(table) if _is_special(text) else text


@lru_cache(maxsize=1024)
def _name(name: str) -> str:
    """A name XML can bear: flickr.test.echo makes elements of whatever it is sent."""
    return _BAD.sub("_", _BAD_START.sub("_", name)) or "_"


def _spelled(value: Value) -> str:
    """A value as PHP prints it: true is 1, and null is nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return _decimal(value)
    return "" if value is None else str(int(value))


def _decimal(number: float) -> str:
    """The shortest digits that stand for a number, without an exponent or idle zeros."""
    if not isfinite(number):
        return ""
    digits = format(Decimal(repr(number)), "f")
    return digits.removesuffix(".0") if digits != "-0.0" else "0"
