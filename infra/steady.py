"""Steady: what is another every time, told as what is always the same."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

_DAYS = 8 * 86_400
_THEN = 1_767_225_600  # 2026-01-01: when all of it is said to have happened
_ID = re.compile(  # NSIDs, numbers of people, other ids, mini tokens, secrets
    r"(?:(?<=#comment)|(?<![0-9A-Za-z]))"
    r"(?:\d{9}(?=@N)|\d{10}|\d{17,}|[0-9a-f]{10,64})"
    r"(?![0-9A-Za-z])"
)
_LONG = re.compile(r"[0-9A-Za-z+/]{120,}=*")  # base64 of what has times in it
_TIMES = (
    (re.compile(r"\b20\d\d-\d\d-\d\d \d\d:\d\d:\d\d\b"), "2026-01-01 00:00:00"),
    (re.compile(r"\b20\d{6}T\d{6}Z\b"), "20260101T000000Z"),
    (re.compile(r"\b20\d{6}(?=/)"), "20260101"),
)


@dataclass
class Steady:
    """Tells texts; what looks like an id in ``asked`` stays as it is."""

    asked: str = ""
    now: float = field(default_factory=time.time)
    known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known.update({each: each for each in (*self._said(), str(_THEN))})

    def told(self, text: str) -> str:
        """A text with other times, ids and secrets; the same id is the same everywhere."""
        text = re.sub(r"\b(\d{10})(000)?\b", self._time, text)
        for kind, then in _TIMES:
            text = kind.sub(then, text)
        return _ID.sub(self._id, _LONG.sub(lambda found: f"{found[0][:40]}...", text))

    def _said(self) -> Iterator[str]:
        return (found[0] for found in _ID.finditer(self.asked))

    def _time(self, found: re.Match[str]) -> str:
        is_now = abs(int(found[1]) - self.now) < _DAYS
        return f"{_THEN}{found[2] or ''}" if is_now else found[0]

    def _id(self, found: re.Match[str]) -> str:
        text = found[0]
        number = sha256(str(len(self.known)).encode()).hexdigest()
        digits = str(int(number, 16)).replace("0", "1")
        return self.known.setdefault(text, (digits if text.isdecimal() else number)[: len(text)])
