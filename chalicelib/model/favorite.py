"""A favorite: a photo that somebody likes."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.reading import UnixTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Favorite:
    """``nsid`` is whose favorite it is, ``date_faved`` since when, a unix time."""

    photo_id: str
    nsid: str
    date_faved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FaveDates:
    """When a photo must have become a favorite; None: at any time.

    min_fave_date: Only what was made a favorite at this unix time or later.
    max_fave_date: Only what was made a favorite at this unix time or earlier.
    """

    min_fave_date: UnixTime | None = None
    max_fave_date: UnixTime | None = None

    def admit(self, favorite: Favorite) -> bool:
        """Whether a favorite was made so at such a time."""
        least, most = self.min_fave_date, self.max_fave_date
        after = least is None or favorite.date_faved >= least
        return after and (most is None or favorite.date_faved <= most)
