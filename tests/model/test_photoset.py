"""Sets of photos: what may become of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.model import photoset as rules
from chalicelib.model.failures import ParameterInvalid
from chalicelib.model.photoset import PHOTOS_MAX, Photoset
from chalicelib.model.photoset_failures import (
    PhotoInSet,
    PhotoNotInSet,
    PhotosetFull,
    PhotosNotListed,
    PrimaryNotListed,
    TitleMissing,
)

NOW = 1_795_000_000
SOME = st.lists(st.sampled_from("abcdefghij"), unique=True)


def a_set(photos: str, primary: str = "") -> Photoset:
    return Photoset(
        id="1",
        owner="1@N01",
        title="t",
        primary=primary or photos[:1],
        photos=tuple(photos),
        created=NOW,
        updated=NOW,
    )


def test_a_photo_is_added_as_the_last_and_once():
    assert a_set("ab").added("c", NOW).photos == ("a", "b", "c")
    with pytest.raises(PhotoInSet):
        a_set("ab").added("b", NOW)


def test_a_set_holds_so_many_photos():
    full = a_set("a").holding(map(str, range(PHOTOS_MAX)), "0", NOW)
    with pytest.raises(PhotosetFull):
        full.added("x", NOW)
    with pytest.raises(PhotosetFull):
        full.holding((*full.photos, "x"), "x", NOW)


def test_the_first_photo_left_takes_the_primary_s_place():
    assert a_set("abc", "b").without("b", NOW).primary == "a"
    assert a_set("abc", "b").without("a", NOW).primary == "b"
    assert a_set("a").without("a", NOW).photos == ()


def test_the_primary_photo_is_one_of_the_set():
    assert a_set("abc").led_by("c", NOW).primary == "c"
    with pytest.raises(PhotoNotInSet):
        a_set("abc").led_by("d", NOW)
    with pytest.raises(PrimaryNotListed):
        a_set("abc").holding("bc", "a", NOW)


@pytest.mark.parametrize(
    ("first", "order"), [("", "abcd"), ("d", "dabc"), ("cb", "cbad"), ("xdxd", "dabc")]
)
def test_photos_that_are_not_named_keep_their_order_behind_the_others(first, order):
    assert a_set("abcd").ordered(first, NOW).photos == tuple(order)


def test_a_set_is_updated_when_it_changes_only():
    later = NOW + 5
    assert a_set("ab").edited(later, title="t").updated == NOW
    assert a_set("ab").ordered("ab", later).updated == NOW
    assert a_set("ab").edited(later, title="u").updated == later


@given(SOME.filter(bool), SOME, st.integers(1, 4))
def test_whatever_is_wanted_is_reached_in_small_steps(there, wanted, most):
    """And a set is never empty on the way."""
    now, goal = a_set("".join(there)), a_set("".join(wanted))
    for _ in range(len(there) + len(wanted) + 1):
        step = now.towards(goal, most)
        assert len(set(step.photos) ^ set(now.photos)) <= most
        assert step == goal or (step.photos and step.primary in step.photos)
        now = step
    assert now == goal


@pytest.mark.parametrize("title", ["", " ", "\n\t"])
def test_a_title_says_something(title):
    with pytest.raises(TitleMissing):
        rules.titled(title, None)


def test_words_are_only_so_long():
    with pytest.raises(ParameterInvalid):
        rules.titled("x" * 2_001, None)
    with pytest.raises(ParameterInvalid):
        rules.titled("x", "x" * 65_001)


def test_a_list_of_ids_has_each_once():
    assert rules.listed(" 1,2 ,,1") == ("1", "2")
    for nothing in ("", ",", " , "):
        with pytest.raises(PhotosNotListed):
            rules.listed(nothing)
    with pytest.raises(PhotosetFull):
        rules.listed(",".join(map(str, range(PHOTOS_MAX + 1))))
