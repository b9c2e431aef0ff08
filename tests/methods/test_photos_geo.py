"""flickr.photos.geo.*"""

from __future__ import annotations

import pytest

from chalicelib.model.photo import Location
from chalicelib.store import photos
from tests.flickr import fails

GONE = "Photo not found"


def test_a_position_is_set_answered_and_shown(flickr, bob, photo):
    given = {"lat": "50.7374305", "lon": "-7.0982068", "accuracy": 11, "context": 2}
    assert len(flickr(bob).photos.geo.setLocation(photo_id=photo.id, **given)) == 0

    here = {"latitude": 50.73743, "longitude": -7.098206, "accuracy": "11", "context": "2"}
    answer = flickr().json("flickr.photos.geo.getLocation", photo_id=photo.id)
    assert answer == {"photo": {"id": photo.id, "location": here}, "stat": "ok"}
    assert flickr().json("flickr.photos.getInfo", photo_id=photo.id)["photo"]["location"] == here


def test_a_position_is_of_a_street_unless_said_otherwise(flickr, bob, photo):
    flickr(bob).photos.geo.setLocation(photo_id=photo.id, lat=0, lon="180")
    assert photos.read(photo.id).location == Location(latitude=0, longitude=180, accuracy=16)


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({"lat": "90.000001"}, 3, "Not a valid latitude."),
        ({"lat": "-91"}, 3, "Not a valid latitude."),
        ({"lat": "nan"}, 3, "Not a valid latitude."),
        ({"lat": "1e1"}, 3, "Not a valid latitude."),
        ({"lat": "north"}, 3, "Not a valid latitude."),
        ({"lon": "180.1"}, 4, "Not a valid longitude."),
        ({"lon": "inf"}, 4, "Not a valid longitude."),
        ({"lon": "1,5"}, 4, "Not a valid longitude."),
        ({"accuracy": 17}, 5, "Not a valid accuracy."),
        ({"accuracy": 0}, 5, "Not a valid accuracy."),
        ({"accuracy": "street"}, 5, "Not a valid accuracy."),
        ({"lat": ""}, 2, "Required arguments missing."),
        ({"lon": ""}, 2, "Required arguments missing."),
        ({"context": 3}, 118, "Invalid parameter value (context)"),
    ],
)
def test_what_is_no_position_is_refused(flickr, bob, photo, given, code, words):
    with fails(code, words):
        flickr(bob).photos.geo.setLocation(photo_id=photo.id, **{"lat": "1", "lon": "1", **given})
    assert photos.read(photo.id).location is None


def test_a_position_that_was_removed_is_gone(flickr, bob, photo):
    flickr(bob).photos.geo.setLocation(photo_id=photo.id, lat="1", lon="2")
    flickr(bob).photos.geo.removeLocation(photo_id=photo.id)

    with fails(2, "Photo has no location information"):
        flickr(bob).photos.geo.removeLocation(photo_id=photo.id)
    with fails(2, "Photo has no location information."):
        flickr(bob).photos.geo.getLocation(photo_id=photo.id)


def test_who_sees_the_photo_sees_its_position(flickr, bob, photo, onlookers):
    flickr(bob).photos.geo.setLocation(photo_id=photo.id, lat="1", lon="2")
    flickr(bob).photos.setPerms(photo_id=photo.id, is_public=0, is_friend=1, is_family=0)

    for who in ("friend", "self"):
        flickr(onlookers[who]).photos.geo.getLocation(photo_id=photo.id)
    for who in ("nobody", "stranger", "contact", "family"):
        with fails(1, "Photo not found."):
            flickr(onlookers[who]).photos.geo.getLocation(photo_id=photo.id)


def test_nobody_sets_the_position_of_another_s_photo(flickr, alice, photo):
    with fails(1, GONE):
        flickr(alice).photos.geo.setLocation(photo_id=photo.id, lat="1", lon="2")
    with fails(1, GONE):
        flickr(alice).photos.geo.removeLocation(photo_id=photo.id)


def test_a_position_is_told_when_it_changes(flickr, bob, told, photo):
    for _ in range(2):
        flickr(bob).photos.geo.setLocation(photo_id=photo.id, lat="1", lon="2")
    assert told() == ["geo"]
    flickr(bob).photos.geo.removeLocation(photo_id=photo.id)
    assert told() == ["geo"]
