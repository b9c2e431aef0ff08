"""flickr.places.*: in which places photos were taken, as far as the caller may know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.model.visibility import GeoVisibility, Visibility
from tests import world
from tests.flickr import fails
from tests.placed import BAY, DAY, ICELAND, MISSION, NOE, NOON, changed, taken

FRIENDS = GeoVisibility(is_public=False, is_friend=True)
SECRET = Visibility(is_public=False)


@pytest.fixture(autouse=True)
def _world():
    world.publish()


def counts(answer) -> dict[str, int]:
    """Photos by the names of places, in their order."""
    return {place.get("woe_name"): int(place.get("photo_count")) for place in answer[0]}


@pytest.fixture
def many(alice, bob):
    """Two photos in the Mission, one in Noe Valley, one elsewhere in the city, one in Iceland."""
    taken(bob, MISSION, tags=("cat", "mural"))
    taken(bob, MISSION, tags=("cat",), taken="2020-01-01 00:00:00")
    taken(bob, NOE, tags=("cat",), posted=NOON - 86_400)
    taken(alice, BAY, tags=("fog",))
    taken(alice, ICELAND, tags=("Geo:Thermal=yes",))


def test_the_public_photos_of_a_place_s_children_are_counted(flickr, many):
    def children(**named):
        return counts(flickr().places.getChildrenWithPhotosPublic(**named))

    assert children(woe_id=world.SAN_FRANCISCO) == {"Mission District": 2, "Noe Valley": 1}
    assert children(place_id=".7sOmlRQUL9nK.kMzA") == {"San Francisco": 4}
    assert children(woe_id=world.UNITED_STATES) == {"California": 4}
    assert children(woe_id=world.MISSION) == {}


@pytest.mark.parametrize(
    "hiding",
    [
        {"visibility": SECRET},
        {"seen_by": FRIENDS},
        {"safety_level": 2},
        {"hidden": True},
        {"sizes": ()},
    ],
)
def test_what_not_everybody_may_know_is_counted_nowhere(flickr, alice, bob, hiding):
    taken(bob, MISSION, tags=("cat",), **hiding)
    places = flickr(alice).places
    here = {"woe_id": world.SAN_FRANCISCO}
    assert counts(places.getChildrenWithPhotosPublic(**here)) == {}
    assert counts(places.getTopPlacesList(place_type_id=22, date=DAY)) == {}
    assert counts(places.placesForTags(place_type_id=22, tags="cat")) == {}
    assert len(places.tagsForPlace(**here)[0]) == 0


def test_counts_follow_photos_that_move_and_go(flickr, bob):
    def told():
        places = flickr().places
        found = places.getChildrenWithPhotosPublic(woe_id=world.SAN_FRANCISCO)
        return counts(found), counts(places.getTopPlacesList(place_type_id=7, date=DAY))

    photo, other = taken(bob, MISSION), taken(bob, NOE)
    assert told() == ({"Noe Valley": 1, "Mission District": 1}, {"San Francisco": 2})
    hidden = replace(photo, visibility=SECRET)
    changed(photo, hidden)
    changed(photo, hidden)  # a batch that is tried again
    assert told() == ({"Noe Valley": 1}, {"San Francisco": 1})
    moved = replace(photo, woe_ids=other.woe_ids)
    changed(hidden, moved)
    assert told() == ({"Noe Valley": 2}, {"San Francisco": 2})
    changed(moved, None)
    changed(other, replace(other, posted=NOON - 86_400))
    assert told() == ({"Noe Valley": 1}, {})


def test_the_top_places_of_a_day_are_those_with_the_most_photos(flickr, many):
    def top(kind, **asked):
        return flickr().places.getTopPlacesList(place_type_id=kind, date=DAY, **asked)

    assert list(counts(top(22)).items()) == [("Mission District", 2)]
    assert list(counts(top(12)).items()) == [("United States", 3), ("Iceland", 1)]
    assert counts(top(12, woe_id=world.ICELAND)) == {"Iceland": 1}
    assert counts(top(22, woe_id=world.ICELAND)) == {}
    root = top(7)[0]
    assert (root.get("date_start"), root.get("date_stop")) == ("1704067200", "1704153599")
    yesterday = flickr().places.getTopPlacesList(place_type_id=7)[0]
    assert int(yesterday.get("date_start")) % 86_400 == 0


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({"place_type_id": ""}, 1, "Required parameter missing"),
        ({"place_type_id": "locality"}, 2, "Not a valid place type."),
        ({"date": "2024-02-30"}, 3, "Not a valid date."),
        ({"date": "20240201"}, 3, "Not a valid date."),
        ({"date": "yesterday"}, 3, "Not a valid date."),
        ({"woe_id": "x"}, 4, "Not a valid Place ID"),
        ({"place_id": "nobody.s"}, 4, "Not a valid Place ID"),
    ],
)
def test_the_top_places_of_no_day_are_not_told(flickr, given, code, words):
    with fails(code, words):
        flickr().places.getTopPlacesList(**{"place_type_id": 7, **given})


def test_one_s_own_photos_are_counted_whoever_may_see_them(flickr, alice, bob, many):
    taken(bob, NOE, visibility=SECRET, seen_by=FRIENDS)

    def mine(who=bob, **asked):
        return counts(flickr(who).places.placesForUser(**{"place_type_id": 22, **asked}))

    assert mine() == {"Noe Valley": 2, "Mission District": 2}
    assert mine(place_type_id="", place_type="country") == {"United States": 4}
    assert mine(max_taken_date="2021-01-01 00:00:00") == {"Mission District": 1}
    assert mine(max_upload_date=NOON - 1) == {"Noe Valley": 1}
    assert mine(alice) == {}  # in no neighbourhood
    assert mine(alice, place_type_id=8, woe_id=world.CALIFORNIA) == {"California": 1}


def test_the_photos_of_places_with_few_count_for_what_these_lie_in(flickr, alice, bob, many):
    def of_at_least(threshold, kind=22):
        places = flickr(bob).places
        return counts(places.placesForUser(place_type_id=kind, threshold=threshold))

    assert of_at_least(1) == {"Mission District": 2, "Noe Valley": 1}
    assert of_at_least(2) == {"Mission District": 2, "San Francisco": 1}
    assert of_at_least(3) == {"San Francisco": 3}
    assert of_at_least(4, 7) == {"California": 3}  # no county
    assert of_at_least(4, 29) == {}  # there is nothing greater


def test_contacts_photos_are_counted_as_far_as_one_may_know(flickr, alice, bob, many):
    taken(bob, ICELAND, seen_by=FRIENDS)
    taken(bob, ICELAND, visibility=SECRET)

    def theirs(**asked):
        return counts(flickr(alice).places.placesForContacts(place_type_id=12, **asked))

    assert theirs() == theirs(contacts="all") == {"United States": 3}
    assert theirs(woe_id=world.ICELAND) == theirs(contacts="ff") == {}
    assert theirs(min_upload_date=NOON) == {"United States": 2}


@pytest.mark.parametrize("method", ["placesForUser", "placesForContacts"])
@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({"place_type_id": ""}, 2, "Required parameter missing"),
        ({"place_type_id": 5}, 3, "Not a valid place type"),
        ({"woe_id": "x"}, 4, "Not a valid Place ID"),
        ({"place_id": "nobody.s"}, 4, "Not a valid Place ID"),
        ({"threshold": 0}, 5, "Not a valid threshold"),
        ({"threshold": "few"}, 5, "Not a valid threshold"),
    ],
)
def test_what_cannot_be_counted_is_refused(flickr, alice, method, given, code, words):
    dot = "." if method == "placesForContacts" and code == 3 else ""
    with fails(code, words + dot):
        flickr(alice).call(f"flickr.places.{method}", **{"place_type_id": 7, **given})


def test_there_are_all_contacts_and_close_ones(flickr, alice):
    with fails(6, "Not a valid contacts type"):
        flickr(alice).places.placesForContacts(place_type_id=7, contacts="some")
    with fails(99):
        flickr().places.placesForContacts(place_type_id=7)


def test_the_places_of_tags_are_those_of_public_photos_with_them(flickr, many):
    def of(**asked):
        return counts(flickr().places.placesForTags(**{"place_type_id": 22, **asked}))

    assert of(tags="Cat,fog") == {"Mission District": 2, "Noe Valley": 1}
    assert of(tags="cat,mural", tag_mode="all") == {"Mission District": 1}
    assert of(place_type_id=8, tags="cat,fog") == {"California": 4}
    assert of(place_type_id=12, machine_tags="geo:thermal=") == {"Iceland": 1}
    assert of(tags="cat", woe_id=world.ICELAND) == of(tags="cat", place_id="nobody.s") == {}
    assert of(tags="cat", max_upload_date=NOON - 1) == {"Noe Valley": 1}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"tags": ""}, 1),
        ({"place_type_id": ""}, 1),
        ({"place_type_id": 10}, 118),
        ({"woe_id": "x"}, 118),
        ({"tags": ",".join("abcdefghijklmnopqrstu"), "tag_mode": "all"}, 118),
        ({"machine_tags": "cat"}, 118),
    ],
)
def test_tags_that_cannot_be_looked_for_are_refused(flickr, given, code):
    with fails(code):
        flickr().places.placesForTags(**{"place_type_id": 7, "tags": "cat", **given})


def test_the_tags_of_a_place_are_those_most_of_its_photos_bear(flickr, many):
    def tags(**asked):
        [told] = flickr().places.tagsForPlace(**asked)
        assert told.get("total") == str(len(told))
        return [(tag.text, tag.get("count")) for tag in told]

    assert tags(woe_id=world.SAN_FRANCISCO) == [("cat", "3"), ("fog", "1"), ("mural", "1")]
    assert tags(place_id="zRTnAZBTUb6Xr6mS") == [("cat", "1")]
    assert tags(woe_id="23512000", min_taken_date="2023-01-01") == [("cat", "1"), ("mural", "1")]
    with fails(3, "Place not found"):
        tags(woe_id=7)
