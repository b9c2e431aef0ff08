"""format=yaml of public feeds, written as JSON, which is YAML (1.2.2, 1.2): without a library."""

from __future__ import annotations

import json
import re

from chalicelib.feeds.feed import Feed
from chalicelib.feeds.plain import plain

CONTENT_TYPE = "application/yaml"  # RFC 9512

# What JSON lets stand in strings, and YAML does not (5.1), or takes for the end of a line (5.4).
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def write(feed: Feed) -> bytes:
    """The whole document. Letters stand for themselves: JSON would write some as two halves."""
    text = json.dumps(plain(feed), ensure_ascii=False, indent=2)
    return f"---\n{_UNPRINTABLE.sub(_escaped, text)}\n".encode()


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
