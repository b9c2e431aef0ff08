"""A tally: how many photos came to a place, left it or moved in it since its outline was drawn."""

from __future__ import annotations

from dataclasses import dataclass

CHANGED_MIN = 20  # photos: fewer show nothing new
CHANGED_SHARE = 10  # a tenth of the points that the outline was made of


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """``points`` are those of the outline that we drew last; 0 if we drew none."""

    woe_id: str
    changed: int
    points: int = 0

    @property
    def is_due(self) -> bool:
        """Whether an outline may have changed enough to be drawn again.

        Each photo is one point at most: what changed less than this cannot have done so.
        """
        return self.changed >= max(CHANGED_MIN, self.points / CHANGED_SHARE)
