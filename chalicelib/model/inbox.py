"""An inbox: a callback to try with, and what came there.

Two who know of it are to be told apart: who has its secret reads it, who has its token, which is
the secret's fingerprint, only calls it back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from chalicelib.model.ids import fingerprint

KEPT = 100  # the newest arrivals
SETTLED_SECONDS = 5  # after which an arrival that was counted but is not there never will be

Kind = Literal["verification", "delivery"]
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """``created`` and ``expires`` are unix times; ``arrived`` counts all that ever came."""

    secret: str
    nsid: str
    created: int
    expires: int
    arrived: int = 0

    @property
    def token(self) -> str:
        """What its callback's address ends with."""
        return fingerprint(self.secret)

    def is_open(self, now: float) -> bool:
        """Whether it still takes anything."""
        return now < self.expires


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A question or a delivery; ``told`` are its parameters, or its headers.

    Of a body of ``size`` bytes only the first are kept, if it is large.
    """

    number: int
    at: float
    kind: Kind
    told: Pairs
    body: bytes = b""
    size: int = 0

    def header(self, name: str) -> str:
        """The first that was told under a name."""
        return next((value for known, value in self.told if known == name), "")


def seen(after: int, arrivals: Iterable[Arrival], now: float) -> int:
    """Up to which number nothing is missing: two that come at once are written in any order."""
    for each in sorted(arrivals, key=lambda arrival: arrival.number):
        if each.number > after + 1 and now - each.at < SETTLED_SECONDS:
            break
        after = max(after, each.number)
    return after
