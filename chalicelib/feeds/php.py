"""format=php of public feeds: PHP source that sets $feed, and returns it to whoever includes it."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.feeds.feed import Feed
from chalicelib.feeds.plain import plain
from chalicelib.formats.json import Plain

CONTENT_TYPE = "text/plain; charset=utf-8"  # to be read; a server would run another


def write(feed: Feed) -> bytes:
    """The whole source."""
    return f"<?php\n$feed = {_literal(plain(feed))};\nreturn $feed;\n".encode()


def _literal(value: Plain) -> str:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, dict):
        return _array(f"{_string(name)} => {_literal(each)}" for name, each in value.items())
    if isinstance(value, list):
        return _array(map(_literal, value))
    return "null" if value is None else repr(value)


def _array(members: Iterable[str]) -> str:
    return "array(\n" + "".join(f"{member},\n" for member in members) + ")"


def _string(text: str) -> str:
    """Between single quotes nothing has a meaning but the quote, and the backslash before it."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
