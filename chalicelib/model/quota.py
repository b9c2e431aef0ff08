"""A quota: how much a person may upload, and how much of it is used."""

from __future__ import annotations

from dataclasses import dataclass

PRO_BYTES = 1 << 40  # a month: what is told of who has no limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """Bytes: ``monthly`` and ``used`` of this month, ``file`` at most of one photo."""

    monthly: int
    used: int
    file: int
    photos: int
    """How many photos there are."""
    unlimited: bool

    @property
    def remaining(self) -> int:
        """How many bytes are left of this month's."""
        return max(0, self.monthly - self.used)
