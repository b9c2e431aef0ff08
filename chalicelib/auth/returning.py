r"""Returning: where somebody who has signed in is led back to, a path of this service only.

The path comes out of an address that anybody may have made. Browsers take ``//host`` and
``/\host`` for other hosts, and drop tabs and line ends before they look.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

HOME = "/account"
LENGTH_MAX = 2000
_ELSEWHERE = re.compile(r"/[/\\]")
_SPOILT = re.compile(r"[\x00-\x1f\x7f-\x9f\\\u2028\u2029]")
_AS_IT_IS = "".join(map(chr, range(0x21, 0x7F)))


def path(asked: str) -> str:
    """A path with its query that is safe to lead to: the one asked for, or HOME."""
    return quote(asked, safe=_AS_IT_IS) if _is_ours(asked) else HOME


def _is_ours(asked: str) -> bool:
    return (
        asked.startswith("/")
        and len(asked) <= LENGTH_MAX
        and not any(_leads_away(each) for each in (asked, unquote(asked)))
    )


def _leads_away(text: str) -> bool:
    return bool(_ELSEWHERE.match(text) or _SPOILT.search(text))
