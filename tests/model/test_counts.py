"""Counts of photos from date to date."""

from __future__ import annotations

import pytest

from chalicelib.model import counts
from chalicelib.model.failures import ParameterInvalid
from chalicelib.model.photo_failures import NoDates
from tests.model.test_visibility import row

ROWS = [row(posted=posted, taken=f"2020-01-0{posted} 00:00:00") for posted in (1, 2, 2, 5)]


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ("1,3", [3]),
        ("1,2,5", [1, 2]),
        ("5,6", [1]),
        ("1", []),
        ("5,1", [0]),
        ("0,1970-01-01 00:00:02,9", [1, 3]),
    ],
)
def test_a_span_counts_its_first_moment_and_not_its_last(dates, found):
    assert [each.count for each in counts.of(counts.uploaded(dates.split(",")), ROWS)] == found


def test_photos_are_counted_by_when_they_were_taken():
    spans = counts.taken(["2020-01-01", "2020-01-02 00:00:01", "2020-01-09"])
    assert [each.count for each in counts.of(spans, ROWS)] == [3, 1]


def test_spans_are_told_as_they_were_asked_for():
    [span] = counts.of(counts.taken(["2020-01-01", "2020-02-01"]), [])
    assert (span.since, span.until) == ("2020-01-01", "2020-02-01")


@pytest.mark.parametrize("read", [counts.uploaded, counts.taken])
def test_dates_are_some_and_not_too_many(read):
    with pytest.raises(NoDates):
        read([])
    with pytest.raises(ParameterInvalid):
        read(["1"] * (counts.DATES_MAX + 1))
    with pytest.raises(ParameterInvalid):
        read(["1", "soon"])
