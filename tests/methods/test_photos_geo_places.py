"""flickr.photos.geo.correctLocation"""

from __future__ import annotations

import pytest

from chalicelib.store import photos
from tests.flickr import fails

BERLIN = {"lat": "52.52", "lon": "13.405"}


@pytest.fixture
def placed(flickr, bob, photo):
    """bob's photo, in Berlin."""
    flickr(bob).photos.geo.setLocation(photo_id=photo.id, **BERLIN)
    return photo


@pytest.fixture
def place(flickr, placed):
    """Answers the WOE id that the photo's location has; None if it has none."""

    def woe_id():
        told = flickr().json("flickr.photos.getInfo", photo_id=placed.id)["photo"]
        return told.get("location", {}).get("woeid")

    return woe_id


def test_the_place_that_its_owner_says_shows_wherever_its_position_does(flickr, bob, placed, place):
    assert place() is None
    answer = flickr(bob).photos.geo.correctLocation(photo_id=placed.id, woe_id=638242)
    assert len(answer) == 0

    location = flickr().json("flickr.photos.geo.getLocation", photo_id=placed.id)["photo"][
        "location"
    ]
    assert (location["latitude"], location["longitude"]) == (52.52, 13.405)
    [listed] = flickr().people.getPublicPhotos(user_id=bob.nsid, extras="geo")[0]
    assert location["woeid"] == place() == listed.get("woeid") == "638242"


def test_without_a_place_no_place_is_shown(flickr, bob, placed):
    [listed] = flickr().people.getPublicPhotos(user_id=bob.nsid, extras="geo")[0]
    assert "woeid" not in listed.attrib


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"woe_id": 1}, "1"),
        ({"woe_id": 2_147_483_647}, "2147483647"),
        ({"woe_id": " 0638242 "}, "638242"),
        ({"woe_id": 638242, "place_id": "hP_s9s9VVr5Qcg"}, "638242"),
        ({"woe_id": 638242, "foursquare_id": "4b05886ef964a520b8c522e3"}, "638242"),
    ],
)
def test_a_place_is_said_by_its_woe_id(flickr, bob, placed, place, given, kept):
    flickr(bob).photos.geo.correctLocation(photo_id=placed.id, **given)
    assert place() == kept


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({}, 2, "Missing place ID"),
        ({"woe_id": "", "place_id": " "}, 2, "Missing place ID"),
        ({"foursquare_id": "4b05886ef964a520b8c522e3"}, 2, "Missing place ID"),
        ({"place_id": "hP_s9s9VVr5Qcg"}, 3, "Not a valid place ID"),
        ({"woe_id": 0}, 3, "Not a valid place ID"),
        ({"woe_id": -1}, 3, "Not a valid place ID"),
        ({"woe_id": 2_147_483_648}, 3, "Not a valid place ID"),
        ({"woe_id": "1.5"}, 3, "Not a valid place ID"),
        ({"woe_id": "\u0661"}, 3, "Not a valid place ID"),
        ({"woe_id": "Berlin", "place_id": "hP_s9s9VVr5Qcg"}, 3, "Not a valid place ID"),
    ],
)
def test_what_is_no_place_is_refused(flickr, bob, placed, place, given, code, words):
    with fails(code, words):
        flickr(bob).photos.geo.correctLocation(photo_id=placed.id, **given)
    assert place() is None


def test_a_photo_without_a_position_is_in_no_place(flickr, bob, photo):
    with fails(121, "Photo has no location information"):
        flickr(bob).photos.geo.correctLocation(photo_id=photo.id, woe_id=638242)
    assert photos.read(photo.id).woe_ids == ()


def test_nobody_says_the_place_of_another_s_photo(flickr, alice, placed, place):
    with fails(120, "Photo not found"):
        flickr(alice).photos.geo.correctLocation(photo_id=placed.id, woe_id=638242)
    with fails(120, 'Photo "cat" not found (invalid ID)'):
        flickr(alice).photos.geo.correctLocation(photo_id="cat", woe_id=638242)
    with fails(99):
        flickr().photos.geo.correctLocation(photo_id=placed.id, woe_id=638242)
    assert place() is None


@pytest.mark.parametrize(
    ("again", "kept"),
    [
        ({**BERLIN, "accuracy": 11}, "638242"),
        ({"lat": "52.5200000", "lon": "+13.4050009", "context": 1}, "638242"),
        ({"lat": "52.520001", "lon": "13.405"}, None),
        ({"lat": "48.85", "lon": "2.35"}, None),
    ],
)
def test_a_photo_that_moves_leaves_its_place(flickr, bob, placed, place, again, kept):
    flickr(bob).photos.geo.correctLocation(photo_id=placed.id, woe_id=638242)
    flickr(bob).photos.geo.setLocation(photo_id=placed.id, **again)

    assert place() == kept
    assert photos.read(placed.id).woe_ids == ((kept,) if kept else ())


def test_a_photo_that_lost_its_position_has_lost_its_place(flickr, bob, placed, place):
    flickr(bob).photos.geo.correctLocation(photo_id=placed.id, woe_id=638242)
    flickr(bob).photos.geo.removeLocation(photo_id=placed.id)
    flickr(bob).photos.geo.setLocation(photo_id=placed.id, **BERLIN)

    assert place() is None
    assert photos.read(placed.id).woe_ids == ()


def test_a_correction_is_told_when_it_changes_the_place(flickr, bob, placed, told):
    told()
    for _ in range(2):
        flickr(bob).photos.geo.correctLocation(photo_id=placed.id, woe_id=638242)
    assert told() == ["geo"]


def test_who_listens_to_a_place_hears_its_woe_id(flickr, hub, subscriber, alice, bob, placed):
    hub.drain()
    terms = {"topic": "geo", "woe_ids": "638242", "callback": subscriber.url, "verify": "sync"}
    flickr(alice).push.subscribe(**terms)
    flickr(bob).photos.geo.correctLocation(photo_id=placed.id, woe_id=638242)
    hub.drain()

    [entry] = subscriber.entries
    assert (entry.where["coordinates"], entry.woe_woeid) == ((13.405, 52.52), "638242")
