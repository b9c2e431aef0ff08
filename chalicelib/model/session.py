"""A session: who is signed in in a browser."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """``created`` and ``expires`` are unix times."""

    nsid: str
    created: int
    expires: int

    def is_live(self, now: float, signed_out_before: int) -> bool:
        """Whether it still holds: a person may have ended all that began before a moment."""
        return now < self.expires and self.created >= signed_out_before
