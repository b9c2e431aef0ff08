"""The places of photos: given when they come to a position, told with it, as secret as it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.model.photo import Location
from chalicelib.shapes import named
from chalicelib.store import photos
from infra import assign
from tests import world
from tests.flickr import fails
from tests.placed import ICELAND, MISSION, NOE, taken

NAMES = ["Mission District", "San Francisco", "San Francisco County", "California", "United States"]
THERE = {"lat": MISSION[0], "lon": MISSION[1]}


@pytest.fixture(autouse=True)
def _world():
    world.publish()


@pytest.fixture
def placed(flickr, bob, photo):
    """bob's photo, in the Mission."""
    flickr(bob).photos.geo.setLocation(photo_id=photo.id, **THERE)
    return photo


def where(photo):
    """By its WOE ids."""
    return photos.read(photo.id).woe_ids


def test_an_upload_is_in_the_places_of_its_camera_s_position(flickr, bob, shot):
    told = photos.read(flickr(bob).upload(shot))
    assert [place.name for place in named.all_of(told.woe_ids)] == [
        "Washington",
        "United States",
        "North America",
    ]
    assert (told.location.woe_id, told.location.is_found) == (told.woe_ids[0], True)


def test_a_photo_is_told_with_its_places(flickr, bob, placed):
    [told] = flickr().photos.geo.getLocation(photo_id=placed.id)
    [location] = told
    assert (location.get("woeid"), location.get("place_id")) == (world.MISSION, "y0V7BAdTUb6hdS_Y")
    assert [place.text for place in location] == NAMES
    assert [place.tag for place in location][::4] == ["neighbourhood", "country"]
    in_info = flickr().photos.getInfo(photo_id=placed.id)[0].find("location")
    assert [dict(place.attrib) for place in in_info] == [dict(place.attrib) for place in location]
    [listed] = flickr().people.getPublicPhotos(user_id=bob.nsid, extras="geo")[0]
    assert (listed.get("woeid"), listed.get("place_id")) == (world.MISSION, "y0V7BAdTUb6hdS_Y")


def test_the_accuracy_tells_how_small_a_photo_s_places_are(flickr, bob, placed):
    for accuracy, count in ((1, 1), (3, 2), (6, 3), (11, 5), (16, 6)):
        flickr(bob).photos.geo.setLocation(photo_id=placed.id, accuracy=accuracy, **THERE)
        assert len(where(placed)) == count


def test_a_photo_that_moves_is_in_other_places_and_removed_in_none(flickr, bob, placed):
    geo = flickr(bob).photos.geo
    geo.setLocation(photo_id=placed.id, lat=ICELAND[0], lon=ICELAND[1])
    assert world.ICELAND in where(placed)
    assert world.CALIFORNIA not in where(placed)
    geo.removeLocation(photo_id=placed.id)
    assert where(placed) == ()


@pytest.mark.parametrize(
    "said",
    [
        {"woe_id": "2460640"},
        {"place_id": "zRTnAZBTUb6Xr6mS"},
        {"woe_id": "2460640", "place_id": "nobody.s"},
    ],
)
def test_what_its_owner_says_holds_as_long_as_the_position(flickr, bob, placed, said):
    geo = flickr(bob).photos.geo
    geo.correctLocation(photo_id=placed.id, **said)
    corrected = ("2460640", *where(placed)[1:])
    assert where(placed) == corrected
    assert world.SAN_FRANCISCO in corrected
    geo.setLocation(photo_id=placed.id, accuracy=3, **THERE)
    assert where(placed) == corrected
    assert photos.read(placed.id).location.place_id == "zRTnAZBTUb6Xr6mS"
    geo.setLocation(photo_id=placed.id, lat=MISSION[0], lon=-122.41)
    assert where(placed)[0] == world.MISSION


def test_an_owner_says_what_supersedes_a_place(flickr, bob, placed):
    flickr(bob).photos.geo.correctLocation(photo_id=placed.id, place_id="J.3.tGabApjjqHLA")
    assert where(placed)[0] == world.MISSION
    with fails(3, "Not a valid place ID"):
        flickr(bob).photos.geo.correctLocation(photo_id=placed.id, place_id="nobody.s")


def test_many_photos_are_said_to_be_in_a_place_at_once(flickr, hub, bob, placed):
    hub.drain()
    here = {**THERE, "accuracy": 16, "place_id": "zRTnAZBTUb6Xr6mS"}
    flickr(bob).photos.geo.batchCorrectLocation(**here)
    assert where(placed)[:2] == ("2460640", world.SAN_FRANCISCO)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"woe_id": world.MISSION}, ["mission"]),
        ({"woe_id": world.CALIFORNIA}, ["mission", "noe"]),
        ({"place_id": "C6RWGEmbAp_NdRmw"}, ["mission"]),
        ({"woe_id": "23512000"}, ["mission"]),
        ({"place_id": "J.3.tGabApjjqHLA"}, ["mission"]),
        ({"woe_id": "2460640", "place_id": "y0V7BAdTUb6hdS_Y"}, ["noe"]),
        ({"woe_id": "2460640,23512048"}, ["mission", "noe"]),
        ({"place_id": "nobody.s"}, []),
        ({"place_id": "nobody.s,zRTnAZBTUb6Xr6mS"}, ["noe"]),
        ({"place_id": "nobody.s", "bbox": "-123,37,-122,38"}, ["mission", "noe"]),
        ({"woe_id": world.ICELAND}, []),
    ],
)
def test_photos_are_found_by_their_places(flickr, bob, asked, found):
    taken(bob, MISSION, title="mission")
    taken(bob, NOE, title="noe")
    [told] = flickr().photos.search(**asked)
    assert sorted(photo.get("title") for photo in told) == found


def test_places_are_as_secret_as_the_position(flickr, hub, bob, onlookers, placed):
    seen_by = {"is_public": 0, "is_contact": 0, "is_friend": 1, "is_family": 0}
    flickr(bob).photos.geo.setPerms(photo_id=placed.id, **seen_by)
    hub.drain()
    for name, who in onlookers.items():
        knows = name in {"friend", "self"}
        info = flickr(who).photos.getInfo(photo_id=placed.id)[0]
        assert (info.find("location") is not None) == knows
        listed = flickr(who).photos.search(user_id=bob.nsid, extras="geo")[0][0]
        assert (listed.get("place_id") is not None) == knows
        assert len(flickr(who).photos.search(woe_id=world.CALIFORNIA)[0]) == knows


def test_photos_from_before_places_are_given_theirs_which_is_no_news(flickr, bob, told, placed):
    somewhere = Location(latitude=MISSION[0], longitude=MISSION[1])
    for location in (somewhere, replace(somewhere, woe_id="2460640")):
        photos.change(placed.id, lambda old, new=location: replace(old, location=new, woe_ids=()))
        told()
        before = photos.read(placed.id)
        assert assign.run(at_once=1) == {"assigned": 1}
        after = photos.read(placed.id)
        assert after.woe_ids[1] == world.SAN_FRANCISCO
        assert after.woe_ids[0] == (location.woe_id or world.MISSION)
        assert (after.updated, after.location.said) == (before.updated, location)
        assert after.location.place_id
        assert told() == []
        assert assign.run(at_once=1) == {"assigned": 0}
