"""Ids: in the order of time, and as long as clients can bear."""

from __future__ import annotations

import re

import pytest

from chalicelib.model import ids

NOW = 1_795_000_000.0


@pytest.mark.parametrize("later", [NOW + 0.001, NOW + 1, NOW + 10 * 365 * 86_400])
def test_what_comes_later_has_the_greater_id(later):
    early, late = ids.new_id(NOW), ids.new_id(later)
    assert int(early) < int(late)
    assert early < late


@pytest.mark.parametrize("now", [NOW, 3_400_000_000.0, None])
def test_an_id_is_19_digits_and_fits_63_bits(now):
    assert re.fullmatch(r"[1-9][0-9]{18}", ids.new_id(now))
    assert int(ids.new_id(now)) < 2**63


def test_ids_of_one_moment_differ():
    assert len({ids.new_id(NOW) for _ in range(200)}) == 200


def test_an_nsid_has_flickrs_shape():
    assert re.fullmatch(r"\d{3,}@N\d{2}", ids.new_nsid())


@pytest.mark.parametrize("digits", [16, 20, 32])
def test_a_secret_is_hexadecimal_of_the_length_asked_for(digits):
    assert re.fullmatch(rf"[0-9a-f]{{{digits}}}", ids.new_secret(digits))
    assert ids.new_secret(digits) != ids.new_secret(digits)


@pytest.mark.parametrize(
    ("text", "is_id"),
    [
        ("1", True),
        (str(2**63 - 1), True),
        ("", False),
        ("9" * 20, False),
        ("-1", False),
        ("12a", False),
        ("१२", False),
        ("1\n", False),
        (" 1", False),
    ],
)
def test_only_digits_are_a_photos_id(text, is_id):
    assert ids.is_id(text) is is_id
