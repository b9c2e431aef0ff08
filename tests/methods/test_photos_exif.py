"""flickr.photos.getExif and getPerms"""

from __future__ import annotations

import pytest

from tests.flickr import fails

TOLD = [
    ("IFD0", "Make", "Make", "Canon", None),
    ("IFD0", "Model", "Model", "Canon EOS 20D", None),
    ("IFD0", "XResolution", "X-Resolution", "72", "72 dpi"),
    ("ExifIFD", "ExposureTime", "Exposure", "1/125", "0.008 sec (1/125)"),
    ("ExifIFD", "FNumber", "Aperture", "4.5", "f/4.5"),
    ("ExifIFD", "ISO", "ISO Speed", "250", None),
    ("ExifIFD", "DateTimeOriginal", "Date and Time (Original)", "2015:05:17 16:25:47", None),
    ("ExifIFD", "Flash", "Flash", "Off, Did not fire", None),
    ("ExifIFD", "FocalLength", "Focal Length", "70.0 mm", "70 mm"),
]


@pytest.fixture
def taken(flickr, bob, shot) -> str:
    return flickr(bob).upload(shot)


def test_what_a_camera_wrote_is_told_in_flickrs_words(flickr, taken):
    [answer] = flickr().photos.getExif(photo_id=taken)
    assert answer.get("camera") == "Canon EOS 20D"
    assert {each.get("tagspaceid") for each in answer} == {"0"}
    told = [
        (e.get("tagspace"), e.get("tag"), e.get("label"), e.findtext("raw"), e.findtext("clean"))
        for e in answer
    ]
    assert sorted(told) == sorted(TOLD)


def test_where_it_was_taken_is_not_told_by_it(flickr, bob, taken):
    body = flickr(bob).get(
        "/services/rest/", {"method": "flickr.photos.getExif", "photo_id": taken}
    )
    assert b"GPS" not in body.body


def test_a_photo_without_any_tells_nothing(flickr, photo):
    [answer] = flickr().photos.getExif(photo_id=photo.id)
    assert len(answer) == 0


def test_who_hides_it_tells_it_to_nobody_else(flickr, alice, bob, taken):
    flickr(bob).pushr.prefs.set(hides_exif=1)
    assert len(flickr(bob).photos.getExif(photo_id=taken)[0]) == len(TOLD)
    with fails(2, "Permission denied"):
        flickr(alice).photos.getExif(photo_id=taken)


def test_it_is_told_of_what_may_be_seen(flickr, alice, bob, taken):
    flickr(bob).photos.setPerms(photo_id=taken, is_public=0, is_friend=0, is_family=0)
    with fails(1, "Photo not found"):
        flickr(alice).photos.getExif(photo_id=taken)
    secret = flickr(bob).photos.getInfo(photo_id=taken)[0].get("secret")
    assert len(flickr().photos.getExif(photo_id=taken, secret=secret)[0]) == len(TOLD)


def test_a_new_file_brings_its_own(flickr, hub, bob, taken, tiny):
    hub.drain()
    given = {"photo_id": taken}
    flickr(bob).post_multipart("/services/replace/", given, {"photo": tiny})
    assert len(flickr().photos.getExif(photo_id=taken)[0]) == len(TOLD)  # until it is there
    hub.drain()
    assert len(flickr().photos.getExif(photo_id=taken)[0]) == 0


def test_who_may_see_is_told_to_its_owner(flickr, alice, bob, photo):
    flickr(bob).photos.setPerms(
        photo_id=photo.id, is_public=0, is_friend=1, is_family=0, perm_comment=1, perm_addmeta=0
    )
    [perms] = flickr(bob).photos.getPerms(photo_id=photo.id)
    assert dict(perms.attrib) == {
        "id": photo.id,
        "ispublic": "0",
        "isfriend": "1",
        "isfamily": "0",
        "permcomment": "1",
        "permaddmeta": "0",
        "permprint": "0",
    }
    with fails(1, "Photo not found"):
        flickr(alice).photos.getPerms(photo_id=photo.id)
