"""flickr.photos.setDates, setSafetyLevel, setContentType, setTags"""

from __future__ import annotations

import time

import pytest

from chalicelib.store import photos
from tests.flickr import fails


def _dates(flickr, photo) -> dict[str, str]:
    return flickr().photos.getInfo(photo_id=photo.id)[0].find("dates").attrib


def test_dates_are_what_was_said(flickr, bob, photo):
    flickr(bob).photos.setDates(photo_id=photo.id, date_posted=1_500_000_000)
    flickr(bob).photos.setDates(
        photo_id=photo.id, date_taken="2004-11-29 16:01:26", date_taken_granularity=4
    )

    dates = _dates(flickr, photo)
    assert dates.pop("lastupdate")
    assert dates == {
        "posted": "1500000000",
        "taken": "2004-11-29 16:01:26",
        "takengranularity": "4",
        "takenunknown": "0",
    }


def test_a_day_is_its_midnight(flickr, bob, photo):
    flickr(bob).photos.setDates(photo_id=photo.id, date_taken="2004-11-29")
    assert photos.read(photo.id).taken == "2004-11-29 00:00:00"


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({}, 2, "Not enough arguments"),
        ({"date_taken_granularity": 5}, 3, "Invalid granularity"),
        ({"date_taken_granularity": "x"}, 3, "Invalid granularity"),
        ({"date_posted": "yesterday"}, 4, "Invalid date_posted"),
        ({"date_posted": -1}, 4, "Invalid date_posted"),
        ({"date_posted": int(time.time()) + 86_400}, 4, "Invalid date_posted"),
        ({"date_taken": "29.11.2004"}, 5, "Invalid Date Taken Format"),
        ({"date_taken": "2004-11-29 4pm"}, 5, "Invalid Date Taken Format"),
        ({"date_taken": "2004-02-30 10:00:00"}, 6, "Invalid Date Taken"),
        ({"date_taken": "2004-02-03 25:00:00"}, 6, "Invalid Date Taken"),
    ],
)
def test_what_is_no_date_is_refused(flickr, bob, photo, given, code, words):
    with fails(code, words):
        flickr(bob).photos.setDates(photo_id=photo.id, **given)
    assert photos.read(photo.id) == photo


def test_dates_are_told_when_they_change(flickr, bob, told, photo):
    for _ in range(2):
        flickr(bob).photos.setDates(photo_id=photo.id, date_taken="2004-11-29 16:01:26")
    assert told() == ["date_taken"]
    flickr(bob).photos.setDates(photo_id=photo.id, date_posted=1_500_000_000)
    assert told() == ["date_create"]


def test_safety_and_hiding_are_what_was_said(flickr, bob, photo):
    flickr(bob).photos.setSafetyLevel(photo_id=photo.id, safety_level=3)
    flickr(bob).photos.setSafetyLevel(photo_id=photo.id, hidden=1)
    after = photos.read(photo.id)
    assert (after.safety_level, after.hidden) == (3, True)
    assert flickr(bob).photos.getInfo(photo_id=photo.id)[0].get("safety_level") == "3"
    flickr(bob).photos.setSafetyLevel(photo_id=photo.id, hidden=0)
    assert not photos.read(photo.id).hidden


@pytest.mark.parametrize(
    "given", [{}, {"safety_level": 0}, {"safety_level": 4}, {"safety_level": "x"}, {"hidden": 2}]
)
def test_what_is_no_safety_is_refused(flickr, bob, photo, given):
    with fails(2, "Invalid or missing arguments"):
        flickr(bob).photos.setSafetyLevel(photo_id=photo.id, **given)


def test_a_photo_that_is_safe_no_longer_has_no_news(flickr, bob, told, photo):
    flickr(bob).photos.setSafetyLevel(photo_id=photo.id, safety_level=2)
    flickr(bob).photos.setMeta(photo_id=photo.id, title="t")
    assert told() == []


def test_the_type_of_content_is_what_was_said(flickr, bob, photo):
    flickr(bob).photos.setContentType(photo_id=photo.id, content_type=2)
    assert photos.read(photo.id).content_type == 2
    with fails(2, "Required arguments missing"):
        flickr(bob).photos.setContentType(photo_id=photo.id)
    with fails(118, "Invalid parameter value (content_type)"):
        flickr(bob).photos.setContentType(photo_id=photo.id, content_type=9)


def test_set_tags_stand_in_place_of_the_others(flickr, bob, told, photo):
    assert len(flickr(bob).photos.setTags(photo_id=photo.id, tags='cat "New Town" cat')) == 0
    assert [tag.raw for tag in photos.read(photo.id).tags] == ["cat", "New Town"]
    assert told() == ["tags"]
    flickr(bob).photos.setTags(photo_id=photo.id, tags='"new town" cat')
    assert [tag.raw for tag in photos.read(photo.id).tags] == ["new town", "cat"]
    assert told() == []


def test_setting_no_tags_takes_all_off(flickr, bob, told, photo):
    flickr(bob).photos.setTags(photo_id=photo.id, tags="")
    assert photos.read(photo.id).tags == ()
    assert told() == ["tags"]
    with fails(1, "Required parameter missing"):
        flickr(bob).photos.setTags(photo_id=photo.id)


def test_a_photo_bears_75_tags_set_at_once(flickr, bob, photo):
    flickr(bob).photos.setTags(photo_id=photo.id, tags=" ".join(f"t{n}" for n in range(75)))
    with fails(2, "Maximum number of tags reached"):
        flickr(bob).photos.setTags(photo_id=photo.id, tags=" ".join(f"t{n}" for n in range(76)))
    assert len(photos.read(photo.id).tags) == 75


def test_a_tag_that_stays_keeps_its_author(flickr, bob, alice, photo):
    flickr(bob).photos.setPerms(
        photo_id=photo.id, is_public=1, is_friend=0, is_family=0, perm_addmeta=3
    )
    flickr(alice).photos.addTags(photo_id=photo.id, tags="hers")
    flickr(bob).photos.setTags(photo_id=photo.id, tags="hers his")
    authors = {tag.text: tag.author for tag in photos.read(photo.id).tags}
    assert authors == {"hers": alice.nsid, "his": bob.nsid}


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("setDates", {"date_posted": 1}),
        ("setSafetyLevel", {"safety_level": 2}),
        ("setContentType", {"content_type": 2}),
        ("setTags", {"tags": "mine"}),
    ],
)
def test_nobody_sets_these_of_another_s_photo(flickr, alice, photo, method, arguments):
    with fails(1, "Photo not found"):
        flickr(alice).call(f"flickr.photos.{method}", photo_id=photo.id, **arguments)
    assert photos.read(photo.id) == photo
