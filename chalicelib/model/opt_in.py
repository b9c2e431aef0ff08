"""An opt-in: whether an address wants the mails that somebody wants sent there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Said = Literal["", "yes", "no"]

OPEN_SECONDS = 7 * 86_400  # in which a question may be answered


@dataclass(frozen=True, slots=True, kw_only=True)
class OptIn:
    """A person, the address that is to be written to, and what it said; ``asked`` is a unix time.

    Whoever has the ``token`` answers for the address: it is sent nowhere else.
    """

    nsid: str
    address: str
    token: str
    asked: int
    said: Said = ""

    def is_known(self, now: float) -> bool:
        """Whether there is an answer, or there may be one still."""
        return bool(self.said) or now < self.asked + OPEN_SECONDS

    def answered(self, said: Said) -> OptIn:
        """After an answer, the first or another."""
        return replace(self, said=said)
