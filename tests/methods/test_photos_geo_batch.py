"""flickr.photos.geo.photosForLocation and batchCorrectLocation"""

from __future__ import annotations

import pytest

from chalicelib.store import photos
from tests.flickr import fails

HERE = {"lat": "1.5", "lon": "2.5", "accuracy": 11}


@pytest.fixture
def there(flickr, hub, alice, bob, tiny):
    """Photos by where they are: two of bob's and one of alice's here, others elsewhere."""
    made = {}
    for name, who, how in [
        ("here", bob, HERE),
        ("here too", bob, HERE),
        ("better placed", bob, {**HERE, "accuracy": 12}),
        ("elsewhere", bob, {**HERE, "lat": "1.500001"}),
        ("another's", alice, HERE),
    ]:
        made[name] = flickr(who).upload(tiny, title=name)
        hub.drain()
        flickr(who).photos.geo.setLocation(photo_id=made[name], **how)
    hub.drain()
    return made


def test_the_caller_s_photos_at_one_very_point_are_listed(flickr, bob, there):
    [answer] = flickr(bob).photos.geo.photosForLocation(**HERE, extras="geo")
    assert {photo.get("title") for photo in answer} == {"here", "here too"}
    assert {photo.get("latitude") for photo in answer} == {"1.5"}
    assert (answer.get("total"), answer.get("pages")) == ("2", "1")


def test_all_of_them_are_said_to_be_in_a_place(flickr, hub, alice, bob, there):
    assert len(flickr(bob).photos.geo.batchCorrectLocation(**HERE, woe_id="638242")) == 0
    found = photos.get_many(there.values())
    placed = {name for name, id_ in there.items() if found[id_].location.woe_id == "638242"}
    assert placed == {"here", "here too"}
    assert found[there["here"]].woe_ids == ("638242",)
    hub.drain()
    before = photos.read(there["here"])
    flickr(bob).photos.geo.batchCorrectLocation(**HERE, woe_id="638242")
    assert photos.read(there["here"]) == before


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({"lat": "91"}, 2, "Not a valid latitude"),
        ({"lon": "x"}, 3, "Not a valid longitude"),
        ({"accuracy": 17}, 4, "Not a valid accuracy"),
        ({"woe_id": "0"}, 5, "Not a valid Places ID"),
        ({"woe_id": "", "place_id": "abc"}, 5, "Not a valid Places ID"),
        ({"woe_id": ""}, 1, "Required arguments missing"),
        ({"lat": ""}, 1, "Required arguments missing"),
        ({}, 6, "No photos geotagged at that location"),
    ],
)
def test_what_is_no_place_is_not_said_of_photos(flickr, bob, given, code, words):
    with fails(code, words):
        flickr(bob).photos.geo.batchCorrectLocation(**{**HERE, "woe_id": "1", **given})
