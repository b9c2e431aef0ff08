"""Counts: how many photos there are from each date to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chalicelib.model.failures import ParameterInvalid
from chalicelib.model.photo_failures import NoDates
from chalicelib.model.photo_query import PhotoRow
from chalicelib.model.reading import moment, taken_moment

DATES_MAX = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Where the spans begin and end, as unix times or as datetimes, and as they were given."""

    given: tuple[str, ...]
    posted: tuple[int, ...] = ()
    taken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many photos there are in one span; its end is not in it."""

    since: str
    until: str
    count: int


def uploaded(dates: Sequence[str]) -> Dates:
    """Times of upload. Raises NoDates, ParameterInvalid."""
    return Dates(given=_some(dates), posted=tuple(map(_posted, dates)))


def taken(dates: Sequence[str]) -> Dates:
    """Times of taking. Raises NoDates, ParameterInvalid."""
    return Dates(given=_some(dates), taken=tuple(map(_taken, dates)))


def of(dates: Dates, rows: Iterable[PhotoRow]) -> list[Count]:
    """The count of each span; one that ends before it begins has none."""
    ends: Sequence[int] | Sequence[str] = dates.posted or dates.taken
    moments = sorted(row.posted if dates.posted else row.taken for row in rows)
    before = [bisect_left(moments, end) for end in ends]
    spans = zip(dates.given, dates.given[1:], before, before[1:], strict=False)
    return [Count(since=a, until=b, count=max(0, end - begin)) for a, b, begin, end in spans]


def _some(dates: Sequence[str]) -> tuple[str, ...]:
    if not dates:
        raise NoDates
    if len(dates) > DATES_MAX:
        raise ParameterInvalid
    return tuple(dates)


def _posted(text: str) -> int:
    try:
        return moment(text)
    except (ValueError, OverflowError) as error:
        raise ParameterInvalid("Invalid parameter value (dates)") from error


def _taken(text: str) -> str:
    try:
        return taken_moment(text)
    except (ValueError, OverflowError) as error:
        raise ParameterInvalid("Invalid parameter value (taken_dates)") from error
