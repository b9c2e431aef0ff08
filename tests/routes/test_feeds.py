"""/services/feeds: what everybody may see of whom."""

from __future__ import annotations

from dataclasses import replace

import feedparser
import pytest

from chalicelib.model.photo import Location
from chalicelib.model.visibility import GeoVisibility, Visibility
from chalicelib.store import favorites, people
from tests.flickr import request
from tests.routes.feeding import add, change, get, title, titles

HERE = Location(latitude=40.661699, longitude=-73.98947)


@pytest.fixture
def some(alice, bob):
    """Two of bob's photos and one of alice's between them."""
    add(bob, "first", tags="cat dog")
    add(alice, "second", tags="cat")
    add(bob, "third", tags="dog")


@pytest.fixture
def placed(bob, some):
    """And one of bob's that is on the map."""
    [photo_id] = add(bob, "here", tags="cat", location=HERE)
    return photo_id


def test_a_photo_is_in_the_feed_as_soon_as_its_sizes_are_made(flickr, hub, bob, tiny):
    flickr(bob).upload(tiny, title="new", is_public=1)
    assert titles() == []
    hub.drain()
    assert titles() == ["new"]


def test_everybodys_photos_are_there_newest_first(some):
    assert titles() == ["third", "second", "first"]
    assert title() == "Uploads from everyone"


def test_a_persons_photos_are_asked_for_by_id(some, bob):
    assert titles(id=bob.nsid) == ["third", "first"]
    assert title(id=bob.nsid) == "Uploads from bob"


def test_the_photos_of_several_are_asked_for_by_ids(some, alice, bob):
    assert titles(ids=f"{alice.nsid}, {bob.nsid},1@N00") == ["third", "second", "first"]
    assert title(ids=f"{alice.nsid},{bob.nsid}") == "Uploads from alice, bob"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"tags": "cat"}, ["second", "first"]),
        ({"tags": "Cat,dog"}, ["first"]),
        ({"tags": "cat,dog", "tagmode": "all"}, ["first"]),
        ({"tags": "cat,dog", "tagmode": "ANY"}, ["first"]),
        ({"tags": "cat,dog", "tagmode": "any"}, ["third", "second", "first"]),
        ({"tags": "bird"}, []),
        ({"tags": 'a:b=\x00\ud800"<>'}, []),
        ({"tags": ""}, ["third", "second", "first"]),
    ],
)
def test_photos_are_asked_for_by_tags(some, asked, found):
    assert titles(**asked) == found


def test_a_person_and_tags_are_both_asked_for(some, bob):
    assert titles(id=bob.nsid, tags="cat") == ["first"]
    assert title(id=bob.nsid, tags="cat,dog") == "Uploads from bob, tagged cat and dog"
    assert title(tags="cat,dog", tagmode="any") == "Recent Uploads tagged cat or dog"


def test_a_parameter_that_is_not_spelled_so_is_none(some, bob):
    assert titles(Id=bob.nsid, TAGS="cat", what="ever") == ["third", "second", "first"]
    assert get(Id=bob.nsid).body == get().body


@pytest.mark.parametrize(
    "asked", [{"id": "1@N00"}, {"id": "x" * 3000}, {"ids": "1@N00"}, {"id": "\x00"}]
)
def test_who_is_not_there_has_no_feed(asked):
    answer = get(**asked)
    assert (answer.status, answer.body) == (404, b"1: User not found\n")


def test_who_has_gone_has_no_feed(bob):
    add(bob, "left behind")
    people.change(bob.nsid, deleted=True)
    assert get(id=bob.nsid).status == get("photos_faves.gne", id=bob.nsid).status == 404
    assert titles() == []


def test_a_feed_has_twenty_photos(bob):
    add(bob, *map(str, range(25)))
    assert len(titles()) == len(titles(id=bob.nsid)) == 20


@pytest.mark.parametrize(
    "hidden",
    [
        {"visibility": Visibility(is_public=False)},
        {"visibility": Visibility(is_public=False, is_friend=True)},
        {"safety_level": 2},
        {"hidden": True},
        {"sizes": ()},
    ],
)
def test_what_is_not_for_everybody_is_in_no_feed(members, alice, bob, hidden):
    [photo_id] = add(bob, "secret", tags="cat", **hidden)
    favorites.add(alice.nsid, photo_id, 1)
    assert titles() == titles(id=bob.nsid) == titles(tags="cat") == []
    assert titles("photos_faves.gne", id=alice.nsid) == []
    assert titles("photos_friends.gne", user_id=alice.nsid) == []


def test_who_keeps_other_programs_out_is_in_no_feed(alice, bob):
    add(bob, "mine")
    people.change(bob.nsid, opted_out=True)
    assert titles() == titles(id=bob.nsid) == titles("photos_friends.gne", user_id=alice.nsid) == []


def test_many_that_may_not_be_seen_do_not_hide_one_that_may(bob, members):
    add(bob, "seen")
    carol = members.add("carol")
    add(carol, *map(str, range(51)))
    people.change(carol.nsid, opted_out=True)
    assert titles() == ["seen"]


def test_favorites_stand_in_the_order_in_which_they_became_it(alice, bob):
    first, second, third = add(bob, "first", "second", "third")
    for moment, photo_id in enumerate((second, first, third)):
        favorites.add(alice.nsid, photo_id, 1_795_000_000 + moment)
    for asked in ({"id": alice.nsid}, {"nsid": alice.nsid}):
        assert titles("photos_faves.gne", **asked) == ["third", "first", "second"]
    assert title("photos_faves.gne", id=alice.nsid) == "Favorites from alice"


def test_contacts_are_shown_by_their_newest_or_by_all(members, alice, bob):
    carol = members.add("carol")
    members.follows(alice, carol, is_friend=True)
    add(bob, "bob 1", "bob 2")
    add(carol, "carol 1", "carol 2")
    asked = {"user_id": alice.nsid}
    assert titles("photos_friends.gne", **asked) == ["carol 2", "bob 2"]
    all_of_them = ["carol 2", "carol 1", "bob 2", "bob 1"]
    assert titles("photos_friends.gne", **asked, display_all="1") == all_of_them
    assert titles("photos_friends.gne", **asked, friends="1") == ["carol 2"]
    assert titles("photos_friends.gne", user_id=carol.nsid) == []
    assert title("photos_friends.gne", **asked) == "Uploads from alice's contacts"


@pytest.mark.parametrize("feed", ["photos_faves.gne", "photos_friends.gne"])
def test_a_feed_of_somebody_is_nobodys_without_a_name(feed):
    for nobody in ("", "1@N00", "x" * 3000, "\x00"):
        assert get(feed, nsid=nobody, user_id=nobody).status == 404


@pytest.mark.parametrize("path", ["geo", "geo/"])
def test_the_feed_of_places_shows_what_is_on_the_map(placed, alice, bob, path):
    assert titles(path) == titles(path, id=bob.nsid) == titles(path, tags="cat") == ["here"]
    assert titles(path, id=alice.nsid) == []
    point = feedparser.parse(get(path).body).entries[0].where
    assert point["coordinates"] == pytest.approx((-73.98947, 40.661699))


def test_the_feed_of_places_says_nothing_that_not_everybody_may_know(placed):
    close = GeoVisibility(is_public=False, is_contact=True)
    change(placed, location=replace(HERE, visibility=close))
    assert titles("geo") == []
    assert b"40.66" not in get(format="georss").body


def test_a_feed_that_is_not_of_places_tells_none(placed):
    assert b"40.66" not in get().body
    assert b"40.66" in get(format="geoatom").body


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("groups_pool.gne?id=1", b"1: There are no groups here yet\n"),
        ("groups_discuss.gne?id=1", b"1: There are no groups here yet\n"),
        ("geo?g=1", b"1: There are no groups here yet\n"),
        ("geo/Spain", b"1: There are no places here yet\n"),
        ("geo/Spain/Madrid/", b"1: There are no places here yet\n"),
        ("photos.gne", b"1: There is no feed of this name\n"),
        ("__class__", b"1: There is no feed of this name\n"),
    ],
)
def test_what_is_not_there_yet_is_said_to_be(path, words):
    answer = request("GET", f"/services/feeds/{path}")
    assert (answer.status, answer.body) == (404, words)
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
