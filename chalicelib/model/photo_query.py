"""A query for a person's photos, and the row of a photo that it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chalicelib.model.facts import Facts
from chalicelib.model.reading import Taken, UnixTime
from chalicelib.model.visibility import Relation, Visibility

# privacy_filter of flickr.people.getPhotos: 1 public, 2 friends, 3 family, 4 both, 5 private.
_PUBLIC = 4  # whatever is said of friends and family besides
_FILTERS = {1: _PUBLIC, 2: 2, 3: 1, 4: 3, 5: 0}
_CONTENT_TYPES = {1: {1}, 2: {2}, 3: {3}, 4: {1, 2}, 5: {2, 3}, 6: {1, 3}, 7: {1, 2, 3}}


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoRow:
    """What a list needs to know of a photo before it fetches it."""

    id: str
    visibility: Visibility
    safety_level: int
    content_type: int
    posted: int
    taken: str
    views: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoQuery:
    """Times of upload are unix seconds, of taking ``YYYY-MM-DD HH:MM:SS``; None: any.

    safe_search: How safe a photo must be: 1 safe ones, 2 moderate ones too, 3 all.
    min_upload_date: Only photos uploaded at this unix time or later.
    max_upload_date: Only photos uploaded at this unix time or earlier.
    min_taken_date: Only photos taken at this time or later, a MySQL datetime or a unix time.
    max_taken_date: Only photos taken at this time or earlier, a MySQL datetime or a unix time.
    content_type: 1 photos, 2 screenshots, 3 other, 4 1 and 2, 5 2 and 3, 6 1 and 3, 7 all.
    privacy_filter: 1 public, 2 friends, 3 family, 4 friends and family, 5 private; own photos only.
    """

    safe_search: int | None = None
    min_upload_date: UnixTime | None = None
    max_upload_date: UnixTime | None = None
    min_taken_date: Taken | None = None
    max_taken_date: Taken | None = None
    content_type: int | None = None
    privacy_filter: int | None = None

    def admits(self, row: PhotoRow, relation: Relation) -> bool:
        """Whether a photo is in the answer for somebody so related to its owner."""
        return (
            row.visibility.admits(relation)
            and self._is_safe(row, relation)
            and self._is_private(row, relation)
            and row.content_type in _CONTENT_TYPES.get(self.content_type or 7, ())
            and _between(row.posted, self.min_upload_date, self.max_upload_date)
            and _between(row.taken, self.min_taken_date, self.max_taken_date)
        )

    def _is_safe(self, row: PhotoRow, relation: Relation) -> bool:
        if self.safe_search is None:  # owners see all of their own, others what is safe
            return relation.is_self or row.safety_level == 1
        return row.safety_level <= self.safe_search

    def _is_private(self, row: PhotoRow, relation: Relation) -> bool:
        return not relation.is_self or _is_so_private(row.visibility, self.privacy_filter)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuery:
    """A person's question for photos of their own. Times as in ``PhotoQuery``; None: any.

    min_upload_date: Only photos uploaded at this unix time or later.
    max_upload_date: Only photos uploaded at this unix time or earlier.
    min_taken_date: Only photos taken at this time or later, a MySQL datetime or a unix time.
    max_taken_date: Only photos taken at this time or earlier, a MySQL datetime or a unix time.
    privacy_filter: 1 public, 2 friends, 3 family, 4 friends and family, 5 private.
    media: all, photos or videos.
    """

    min_upload_date: UnixTime | None = None
    max_upload_date: UnixTime | None = None
    min_taken_date: Taken | None = None
    max_taken_date: Taken | None = None
    privacy_filter: int | None = None
    media: Literal["all", "photos", "videos"] = "all"

    def admits(self, facts: Facts) -> bool:
        """Whether a photo is in the answer."""
        return (
            _is_so_private(facts.visibility, self.privacy_filter)
            and self.media in {"all", f"{facts.media}s"}
            and _between(facts.posted, self.min_upload_date, self.max_upload_date)
            and _between(facts.taken, self.min_taken_date, self.max_taken_date)
        )


def _is_so_private(visibility: Visibility, privacy_filter: int | None) -> bool:
    if privacy_filter is None:
        return True
    seen = _PUBLIC if visibility.is_public else visibility.bits
    return seen == _FILTERS.get(privacy_filter)


def _between(value: int | str, least: int | str | None, most: int | str | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)  # type: ignore[operator]
