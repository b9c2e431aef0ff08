"""Which tags go together: by people, not by photos."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.model.facts import Facts
from chalicelib.model.visibility import Visibility
from chalicelib.search.cooccurrence import clusters, popular, ranked, related

SOME = Facts(
    id="1",
    owner="1@N00",
    visibility=Visibility(),
    safety_level=1,
    content_type=1,
    hidden=False,
    media="photo",
    license=0,
    posted=1,
    taken="",
    updated=1,
    score=0,
)


def photo(owner: int, tags: str) -> Facts:
    return replace(SOME, owner=f"{owner}@N00", tags=tuple(tags.split()))


def test_a_tag_counts_once_for_each_person_who_uses_it():
    found = [photo(1, "cat dog"), photo(1, "cat"), photo(1, "cat"), photo(2, "dog")]
    assert popular(found) == {"cat": 1, "dog": 2}


def test_related_tags_stand_in_the_order_of_their_users():
    found = [photo(1, "sea blue"), photo(2, "sea blue sky"), photo(3, "sea sky"), photo(4, "cat")]
    found.append(photo(5, "sea sky"))
    assert related("sea", found, 10) == ["sky", "blue"]
    assert related("sea", found, 1) == ["sky"]


def test_equals_stand_in_the_order_of_the_alphabet():
    assert ranked({"b": 1, "a": 1, "c": 2}, 2) == [("c", 2), ("a", 1)]


def test_two_meanings_of_a_word_are_two_clusters():
    cats = [photo(n, "jaguar cat animal zoo") for n in range(5)]
    cars = [photo(n + 9, "jaguar car classic") for n in range(4)]
    assert clusters("jaguar", cats + cars) == [["animal", "cat", "zoo"], ["car", "classic"]]


def test_tags_that_only_ever_stand_alone_make_no_cluster():
    assert clusters("jaguar", [photo(1, "jaguar cat"), photo(2, "jaguar car")]) == []


def test_a_photo_that_bears_both_meanings_does_not_make_them_one():
    cats = [photo(n, "jaguar cat animal") for n in range(9)]
    cars = [photo(n + 20, "jaguar car classic") for n in range(9)]
    both = photo(50, "jaguar cat car")
    assert len(clusters("jaguar", [*cats, *cars, both])) == 2
