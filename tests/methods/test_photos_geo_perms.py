"""Who may know where a photo was taken: flickr.photos.geo.getPerms, setPerms, and all who tell."""

from __future__ import annotations

import pytest

from chalicelib.model.visibility import GeoVisibility
from chalicelib.store import people, photos
from tests.flickr import fails

NOWHERE = "Photo has no location information"
NOBODY = {"is_public": 0, "is_contact": 0, "is_friend": 0, "is_family": 0}


@pytest.fixture
def placed(flickr, bob, photo):
    """bob's photo, at a place that everybody may know."""
    flickr(bob).photos.geo.setLocation(photo_id=photo.id, lat="1", lon="2")
    return photo


@pytest.fixture
def seen_by(flickr, bob, placed, onlookers):
    """Who is told where the photo was taken, by each of those who tell it."""

    def told(who) -> set[str]:
        asked = flickr(who)
        given = {"photo_id": placed.id}
        info = asked.json("flickr.photos.getInfo", **given)["photo"]
        got = asked.json("flickr.photos.geo.getLocation", **given)
        [shown] = asked.json("flickr.people.getPhotos", user_id=bob.nsid, extras="geo")["photos"][
            "photo"
        ]
        found = {
            "info": "location" in info,
            "geoperms": "geoperms" in info,
            "geo": got["stat"] == "ok",
            "extras": "geo_is_public" in shown and shown["latitude"] == 1,
        }
        assert "location" in info or got["message"] == f"{NOWHERE}."
        return {name for name, is_told in found.items() if is_told}

    return lambda: {name for name, who in onlookers.items() if _all_or_none(told(who))}


def _all_or_none(told: set[str]) -> bool:
    assert told in ({"info", "geoperms", "geo", "extras"}, set())
    return bool(told)


@pytest.mark.parametrize(
    ("flags", "who"),
    [
        ({"is_public": 1}, {"stranger", "contact", "friend", "family", "self", "nobody"}),
        ({"is_contact": 1}, {"contact", "friend", "family", "self"}),
        ({"is_friend": 1}, {"friend", "self"}),
        ({"is_family": 1}, {"family", "self"}),
        ({}, {"self"}),
    ],
)
def test_where_a_photo_was_taken_is_told_to_whom_its_owner_lets_know(
    flickr, bob, placed, seen_by, flags, who
):
    answer = flickr(bob).photos.geo.setPerms(photo_id=placed.id, **{**NOBODY, **flags})
    assert len(answer) == 0
    assert seen_by() == who


def test_the_settings_are_answered_as_they_were_set(flickr, bob, placed):
    flickr(bob).photos.geo.setPerms(photo_id=placed.id, **{**NOBODY, "is_contact": 1})
    perms = flickr(bob).photos.geo.getPerms(photo_id=placed.id)[0]
    assert dict(perms.attrib) == {
        "id": placed.id,
        "ispublic": "0",
        "iscontact": "1",
        "isfriend": "0",
        "isfamily": "0",
    }


def test_who_may_not_know_is_not_told_who_may(flickr, alice, bob, placed):
    flickr(bob).photos.geo.setPerms(photo_id=placed.id, **NOBODY)
    with fails(2, NOWHERE):
        flickr(alice).photos.geo.getPerms(photo_id=placed.id)


def test_only_what_is_placed_and_one_s_own_is_set(flickr, alice, bob, photo):
    with fails(2, NOWHERE):
        flickr(bob).photos.geo.setPerms(photo_id=photo.id, **NOBODY)
    with fails(1, "Photo not found"):
        flickr(alice).photos.geo.setPerms(photo_id=photo.id, **NOBODY)
    with fails(3, "Required arguments missing."):
        flickr(bob).photos.geo.setPerms(photo_id=photo.id, is_public=1)


@pytest.mark.parametrize(
    ("preferred", "kept"),
    [
        (1, GeoVisibility()),
        (2, GeoVisibility(is_public=False, is_contact=True)),
        (3, GeoVisibility(is_public=False, is_friend=True, is_family=True)),
        (4, GeoVisibility(is_public=False, is_friend=True)),
        (5, GeoVisibility(is_public=False, is_family=True)),
        (6, GeoVisibility(is_public=False)),
    ],
)
def test_a_photo_is_placed_for_whom_its_owner_prefers(flickr, bob, photo, preferred, kept):
    people.change(bob.nsid, geo_perms=preferred)
    flickr(bob).photos.geo.setLocation(photo_id=photo.id, lat="1", lon="2")
    assert photos.read(photo.id).location.visibility == kept


def test_a_file_that_tells_where_it_was_taken_tells_whom_its_owner_prefers(flickr, bob, shot):
    flickr(bob).pushr.prefs.set(geo_perms=6)
    taken = photos.read(flickr(bob).upload(shot))
    assert taken.location.position == (47.60625, -122.333056)
    assert taken.open_location is None


def test_a_photo_that_moves_is_for_whom_it_was_unless_it_is_said(flickr, bob, placed):
    geo = flickr(bob).photos.geo
    geo.setPerms(photo_id=placed.id, **{**NOBODY, "is_family": 1})
    geo.setLocation(photo_id=placed.id, lat="3", lon="4")
    assert photos.read(placed.id).location.visibility == GeoVisibility(
        is_public=False, is_family=True
    )
    geo.setLocation(photo_id=placed.id, lat="5", lon="6", is_friend=1)
    assert photos.read(placed.id).location.visibility == GeoVisibility(
        is_public=False, is_friend=True
    )


def test_indoors_and_outdoors_are_said_of_what_is_placed(flickr, bob, placed):
    assert len(flickr(bob).photos.geo.setContext(photo_id=placed.id, context=2)) == 0
    assert photos.read(placed.id).location.context == 2
    with fails(2, "Not a valid context"):
        flickr(bob).photos.geo.setContext(photo_id=placed.id, context=3)
    flickr(bob).photos.geo.removeLocation(photo_id=placed.id)
    with fails(121, NOWHERE):
        flickr(bob).photos.geo.setContext(photo_id=placed.id, context=1)


def test_a_location_kept_from_the_public_is_in_no_feed(flickr, hub, subscriber, bob, placed):
    flickr(bob).photos.geo.setPerms(photo_id=placed.id, **{**NOBODY, "is_friend": 1})
    flickr(bob).push.subscribe(topic="my_photos", callback=subscriber.url, verify="sync")
    flickr(bob).photos.setMeta(photo_id=placed.id, title="elsewhere")
    hub.drain()
    [delivered] = subscriber.received
    assert b"elsewhere" in delivered.body
    assert b"georss" not in delivered.body.split(b"<entry")[1]
