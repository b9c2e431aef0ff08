"""Counts of places: each photo counts once, whatever is tried again or made anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.model.place_count import Placement
from chalicelib.search.index import index_anew
from chalicelib.store import photos, placements
from tests import world
from tests.placed import DAY, MISSION, NOE, changed, taken

HERE = Placement(day="2024-01-01", woe_ids=("3", "2", "1"))


def test_a_photo_counts_in_each_place_beside_those_in_the_same_one():
    for _ in range(2):
        placements.settle({"9": HERE})
    told = [placements.within(woe_id) for woe_id in ("", "1", "2", "3")]
    assert told == [{"1": 1}, {"2": 1}, {"3": 1}, {}]
    assert placements.of_day("2024-01-01") == {"1": 1, "2": 1, "3": 1}


def test_what_a_photo_no_longer_counts_for_is_taken_back():
    placements.settle({"8": HERE, "9": HERE})
    placements.settle({"9": replace(HERE, day="2024-01-02", woe_ids=("4", "2", "1"))})
    assert placements.within("2") == {"3": 1, "4": 1}
    assert placements.within("1") == {"2": 2}
    assert placements.of_day("2024-01-02") == {"1": 1, "2": 1, "4": 1}
    placements.settle({"8": None, "9": None, "7": None})
    assert placements.within("1") == placements.of_day("2024-01-01") == {}


def test_a_batch_of_photos_that_all_move_is_counted():
    """In several transactions: each writes a hundred items at most, four photos that move."""
    six = tuple("654321")
    placements.settle({str(n): replace(HERE, woe_ids=six) for n in range(5)})
    moved = replace(HERE, day="2024-01-02", woe_ids=tuple("cba987"))
    placements.settle({str(n): moved for n in range(5)})
    assert (placements.within("1"), placements.within("7")) == ({}, {"8": 5})


@pytest.mark.parametrize("lost", ["counted", "gone"])
def test_photos_made_anew_count_as_they_are_now(bob, lost):
    """A record of the stream was lost: that of a move, or that of an end."""
    world.publish()
    photo, other = taken(bob, MISSION), taken(bob, NOE)
    if lost == "gone":
        photos.remove(photo.id)
    else:
        photos.change(photo.id, lambda was: replace(was, woe_ids=other.woe_ids))
    index_anew(photo.id, other.id)
    index_anew(photo.id, other.id)
    noe = 1 if lost == "gone" else 2
    assert placements.within(world.SAN_FRANCISCO) == {"2460640": noe}
    assert placements.of_day(DAY)["2460640"] == noe


def test_a_change_of_other_things_writes_no_counts(bob):
    world.publish()
    photo = taken(bob, MISSION)
    placements.settle({photo.id: None})
    changed(photo, replace(photo, title="Mural", views=9))
    assert placements.of_day(DAY) == {}
