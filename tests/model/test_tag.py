"""Tags: how they are read, and by what they are found."""

from __future__ import annotations

import pytest

from chalicelib.model import tag


@pytest.mark.parametrize(
    ("typed", "raws"),
    [
        ("", []),
        ("cat", ["cat"]),
        ("  cat\tdog\ncat ", ["cat", "dog", "cat"]),
        ('"New York" cat', ["New York", "cat"]),
        ('cat"New York"dog', ["catNew York", "dog"]),
        ('dc:title="two words" cat', ["dc:title=two words", "cat"]),
        ('""', []),
        ('" "', []),
        ('"never closed', ["never", "closed"]),
        ('a" b', ["a", "b"]),
        ("東京\u3000タワー", ["東京", "タワー"]),
        ("x" * 300, ["x" * 255]),
    ],
)
def test_tags_are_separated_by_blanks_and_kept_together_by_quotes(typed, raws):
    assert tag.split(typed) == raws


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("New York", "newyork"),
        ("  Café-au-Lait! ", "caféaulait"),
        ("cafe\u0301", "café"),
        ("\uff26ull", "full"),
        ("東京", "東京"),
        ("हिन्दी", "हिन्दी"),
        ("2026", "2026"),
        ("🐈", ""),
        ("I ❤ NY", "iny"),
        ("!?", ""),
        ("lower_case", "lowercase"),
        ("a:b", "ab"),
        ("Geo:Lat=52.5", "geo:lat=52.5"),
        ("dc:title=Two Words!", "dc:title=two words!"),
        ("1a:b=c", "1abc"),
        ("a:b=", "ab"),
    ],
)
def test_a_tag_is_found_by_its_letters_and_digits(raw, text):
    assert tag.normal(raw) == text


@pytest.mark.parametrize(
    ("raw", "is_machine"), [("geo:lat=52", True), ("geo:lat", False), ("a b:c=d", False)]
)
def test_a_machine_tag_has_a_namespace_a_predicate_and_a_value(raw, is_machine):
    [made] = tag.tagged([raw], "12@N01")
    assert made.is_machine is is_machine
    assert (made.raw, made.author) == (raw, "12@N01")


def test_nothing_is_tagged_twice_however_it_is_written():
    already = tag.tagged(["New York"], "1@N01")
    added = tag.tagged(["new-york", "Cat", "CAT", "🐈", "dog"], "2@N01", already)
    assert [each.raw for each in added] == ["Cat", "dog"]


def test_the_same_tag_has_the_same_number_on_every_photo():
    [one], [other] = tag.tagged(["New York"], "1@N01"), tag.tagged(["newyork"], "2@N01")
    [cat] = tag.tagged(["cat"], "1@N01")
    assert one.number == other.number != cat.number
    assert one.number.isdecimal()
