"""flickr.photos.*: our answers beside recorded ones."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.store import photos
from tests import world
from tests.contract.answers import shape_differences, type_differences

ALL_EXTRAS = (
    "description,license,date_upload,date_taken,owner_name,icon_server,original_format,last_update,"
    "geo,tags,machine_tags,o_dims,views,media,path_alias,"
    "url_sq,url_t,url_s,url_q,url_m,url_n,url_z,url_c,url_l,url_o"
)


@pytest.fixture
def rich(flickr, hub, alice, bob, photo):
    """bob's photo, of which all is told that can be."""
    bobs = flickr(bob).photos
    world.publish()
    bobs.geo.setLocation(photo_id=photo.id, lat="50.7374305", lon="-7.0982068", accuracy=11)
    bobs.geo.correctLocation(photo_id=photo.id, woe_id=world.MISSION)
    face = {"person_x": 1, "person_y": 2, "person_w": 9, "person_h": 9}
    bobs.people.add(photo_id=photo.id, user_id=bob.nsid, **face)
    flickr(alice).photos.comments.addComment(photo_id=photo.id, comment_text="fine")
    hub.drain()
    return photos.read(photo.id)


@pytest.fixture
def answers(flickr):
    """Differences of a method's answers to some members from recorded ones: shapes, then types."""

    def differences(method: str, *members: Any, **given: Any):
        told = {"method": method, **given}
        xml = [flickr(who).get("/services/rest/", told).body for who in members]
        json = [flickr(who).json(method, **given) for who in members]
        assert [answer["stat"] for answer in json] == ["ok"] * len(members)
        return {**shape_differences(method, *xml), **type_differences(method, *json)}

    return differences


@pytest.mark.parametrize(
    "method",
    [
        "getInfo",
        "getSizes",
        "getPerms",
        "geo.getLocation",
        "geo.getPerms",
        "comments.getList",
        "people.getList",
    ],
)
def test_what_is_told_of_a_photo_looks_as_flickrs(answers, alice, bob, rich, method):
    asked = (bob,) if method in {"getPerms", "geo.getPerms"} else (bob, alice, None)
    assert answers(f"flickr.photos.{method}", *asked, photo_id=rich.id) == {}


@pytest.mark.parametrize("method", ["getUntagged", "getRecent"])
def test_a_list_of_photos_looks_as_flickrs(answers, flickr, hub, bob, rich, method):
    flickr(bob).photos.setTags(photo_id=rich.id, tags="")
    hub.drain()
    assert answers(f"flickr.photos.{method}", bob) == {}


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("getUntagged", {}),
        ("getWithGeoData", {}),
        ("recentlyUpdated", {"min_date": "1"}),
        ("getRecent", {}),
    ],
)
def test_extras_have_the_types_of_flickrs(flickr, hub, bob, rich, method, given):
    flickr(bob).photos.setTags(photo_id=rich.id, tags="")
    hub.drain()
    answer = flickr(bob).json(f"flickr.photos.{method}", extras=ALL_EXTRAS, **given)
    assert answer["photos"]["photo"][0]["id"] == rich.id
    assert type_differences(f"flickr.photos.{method}", answer) == {}


CHANGES: dict[str, dict[str, Any]] = {
    "setMeta": {"title": "t", "description": "d"},
    "addTags": {"tags": "x 'y z'"},
    "setTags": {"tags": "x"},
    "setPerms": {"is_public": 1, "is_friend": 0, "is_family": 0},
    "setDates": {"date_posted": 1},
    "setSafetyLevel": {"safety_level": 1},
    "setContentType": {"content_type": 1},
    "licenses.setLicense": {"license_id": 4},
    "delete": {},
}


def test_what_changes_a_photo_answers_as_flickrs(flickr, bob, photo):
    found = {}
    for name, given in CHANGES.items():
        method = f"flickr.photos.{name}"
        answer = flickr(bob).json(method, photo_id=photo.id, **given)
        assert answer["stat"] == "ok"
        found |= type_differences(method, answer)
    assert found == {}


@pytest.mark.parametrize("name", ["setMeta", "addTags", "comments.addComment"])
def test_what_a_change_made_looks_as_flickrs(flickr, bob, photo, name):
    method = f"flickr.photos.{name}"
    given = {**CHANGES, "comments.addComment": {"comment_text": "fine"}}[name]
    body = flickr(bob).get("/services/rest/", {"method": method, "photo_id": photo.id, **given})
    assert shape_differences(method, body.body) == {}


def test_a_photo_that_is_nowhere_has_the_types_of_flickrs(flickr, bob, photo):
    method = "flickr.photos.getWithoutGeoData"
    answer = flickr(bob).json(method, extras=ALL_EXTRAS)
    assert answer["photos"]["photo"][0]["latitude"] == 0
    assert type_differences(method, answer) == {}


def test_counts_look_as_flickrs(answers, bob, photo):
    assert answers("flickr.photos.getCounts", bob, dates="1,2,2000000000") == {}


@pytest.mark.parametrize("method", ["licenses.getInfo"])
def test_what_is_the_same_for_all_looks_as_flickrs(answers, method):
    assert answers(f"flickr.photos.{method}", None) == {}


def test_exif_looks_as_flickrs(answers, flickr, bob, shot):
    photo_id = flickr(bob).upload(shot)
    assert answers("flickr.photos.getExif", None, photo_id=photo_id) == {}
