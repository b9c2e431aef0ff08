"""Hostile XML: bodies that are refused quickly, and without asking anybody for anything."""

from __future__ import annotations

LEGAL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
"""For str.translate: without what XML 1.0 cannot carry; halves of characters fall out besides."""

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
_BILLION = f'<!DOCTYPE a [<!ENTITY l0 "lol">{_LAUGHS}]>'
_ECHO = "<methodCall><methodName>flickr.test.echo{}</methodName></methodCall>"
_ENVELOPE = (
    '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>'
    "<FlickrRequest><method>flickr.test.echo{}</method></FlickrRequest></s:Body></s:Envelope>"
)


def _in_both(name: str, doctype: str, text: str) -> dict[str, bytes]:
    return {
        f"{name}, XML-RPC": (doctype + _ECHO.format(text)).encode(),
        f"{name}, SOAP": (doctype + _ENVELOPE.format(text)).encode(),
    }


HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "text": b"hello",
    "unclosed": b"<a>",
    "invalid UTF-8": _ECHO.format("\xff").encode("latin-1"),
    "NUL": b"<a>\0</a>",
    "control character": b"<a>&#27;</a>",
    "an unknown encoding": b'<?xml version="1.0" encoding="klingon"?><a/>',
    "too deep": b"<a>" * 100_000,
    "too deep, closed": b"<a>" * 300 + b"</a>" * 300,
    "ten megabytes": b"<a>" + b"x" * 10_000_000 + b"</a>",
    "ten megabytes of elements": b"<a>" + b"<b/>" * 2_500_000 + b"</a>",
    "ten megabytes of attribute": b'<a b="' + b"x" * 10_000_000 + b'"/>',
    "a bomb in an attribute": f'{_BILLION}<a b="&l11;"/>'.encode(),
    **_in_both("a bomb", _BILLION, "&l11;"),
    **_in_both("a flat bomb", f'<!DOCTYPE a [<!ENTITY l "{"x" * 100_000}">]>', "&l;" * 10_000),
    **_in_both("a small entity", '<!DOCTYPE a [<!ENTITY e "x">]>', "&e;"),
    **_in_both("an unused entity", '<!DOCTYPE a [<!ENTITY e "x">]>', ""),
    **_in_both("a file", '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"),
    **_in_both("an address", '<!DOCTYPE a [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]>', "&e;"),
    **_in_both("a DTD elsewhere", '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">', ""),
    **_in_both("a parameter", '<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>', ""),
}
