"""flickr.prefs.*, pushr.prefs.* and pushr.people.*"""

from __future__ import annotations

import pytest

from chalicelib.model.visibility import Visibility
from chalicelib.store import people, photos
from tests.flickr import fails

DEFAULTS = {
    "originals": "anyone",
    "opted_out": 0,
    "is_public": 1,
    "is_friend": 0,
    "is_family": 0,
    "safety_level": 1,
    "content_type": 1,
    "license": 0,
    "geo_perms": 1,
    "hides_exif": 0,
}


def _prefs(flickr, member) -> dict[str, str | int]:
    return flickr(member).json("pushr.prefs.get")["prefs"]


def test_who_has_said_nothing_prefers_what_is_usual(flickr, bob):
    assert _prefs(flickr, bob) == {"nsid": bob.nsid, **DEFAULTS}


@pytest.mark.parametrize(
    "said",
    [
        {"originals": "contacts"},
        {"originals": "family_friends", "opted_out": 1},
        {"is_public": 0},
        {"is_public": 0, "is_family": 1},
        {"safety_level": 2, "content_type": 3},
        {"license": 4},
        {"geo_perms": 6, "hides_exif": 1},
        {},
    ],
)
def test_what_is_said_is_set_and_the_rest_stays(flickr, bob, said):
    expected = {"nsid": bob.nsid, **DEFAULTS, **said}
    assert flickr(bob).json("pushr.prefs.set", **said)["prefs"] == expected
    assert _prefs(flickr, bob) == expected


def test_preferences_said_one_after_the_other_add_up(flickr, bob):
    for said in ({"opted_out": 1}, {"license": 2}, {"is_friend": 1}, {"originals": "nobody"}):
        flickr(bob).pushr.prefs.set(**said)
    person = people.get(bob.nsid)
    assert (person.opted_out, person.license, person.originals) == (True, 2, "nobody")
    assert person.privacy == Visibility(is_public=True, is_friend=True)
    assert person.username == "bob"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"originals": "everybody"}, 118),
        ({"opted_out": "yes"}, 118),
        ({"safety_level": 4}, 118),
        ({"license": 7}, 1),
        ({"license": "x"}, 1),
    ],
)
def test_what_cannot_be_preferred_is_refused(flickr, bob, said, code):
    with fails(code):
        flickr(bob).pushr.prefs.set(**{"license": 4, **said})
    assert _prefs(flickr, bob) == {"nsid": bob.nsid, **DEFAULTS}


def test_uploads_are_as_preferred(flickr, bob, tiny):
    flickr(bob).pushr.prefs.set(is_public=0, is_family=1, safety_level=2, license=5)
    photo = photos.read(flickr(bob).upload(tiny))
    assert photo.visibility == Visibility(is_public=False, is_family=True)
    assert (photo.safety_level, photo.license) == (2, 5)


@pytest.mark.parametrize("said", [{"opted_out": 1}, {"originals": "contacts"}])
def test_who_opts_out_is_pushed_no_longer(flickr, bob, told, photo, said):
    flickr(bob).pushr.prefs.set(**said)
    flickr(bob).photos.setMeta(photo_id=photo.id, title="t")
    assert told() == []


def test_preferences_are_the_caller_s_own(flickr, members, bob):
    with fails(99):
        flickr().pushr.prefs.get()
    with fails(99):
        flickr(members.with_perms(bob, "read")).pushr.prefs.set(opted_out=1)


def test_administrators_make_and_unmake_pros(flickr, members, bob):
    dave, admin = members.add("dave"), members.add("admin", is_admin=True)
    [answer] = flickr(admin).pushr.people.setPro(user_id=dave.nsid, is_pro=1)
    assert answer.attrib == {"id": dave.nsid, "nsid": dave.nsid, "ispro": "1"}
    assert answer.findtext("username") == "dave"
    assert people.get(dave.nsid).is_pro
    flickr(admin).pushr.people.setPro(user_id=dave.nsid, is_pro=0)
    assert not people.get(dave.nsid).is_pro


def test_nobody_else_does(flickr, members, bob):
    dave = members.add("dave")
    with fails(2, "Only administrators may do this"):
        flickr(dave).pushr.people.setPro(user_id="me", is_pro=1)
    assert not people.get(dave.nsid).is_pro


def test_only_who_exists_is_made_a_pro(flickr, members, bob):
    admin = members.add("admin", is_admin=True)
    with fails(1, "User not found"):
        flickr(admin).pushr.people.setPro(user_id="1@N01", is_pro=1)
    people.change(bob.nsid, deleted=True)
    with fails(5, "User deleted"):
        flickr(admin).pushr.people.setPro(user_id=bob.nsid, is_pro=1)


def _pref(flickr, member, name: str) -> dict[str, str]:
    return flickr(member).call(f"flickr.prefs.get{name}")[0].attrib


def test_flickr_s_methods_tell_what_was_set(flickr, bob):
    flickr(bob).pushr.prefs.set(safety_level=2, content_type=3, geo_perms=5)
    told = {"nsid": bob.nsid}
    assert _pref(flickr, bob, "SafetyLevel") == {**told, "safety_level": "2"}
    assert _pref(flickr, bob, "ContentType") == {**told, "content_type": "3"}
    assert _pref(flickr, bob, "GeoPerms") == {**told, "geoperms": "5", "importgeoexif": "1"}
    assert _pref(flickr, bob, "Hidden") == {**told, "hidden": "1"}


@pytest.mark.parametrize(
    ("flags", "privacy"),
    [
        ((1, 0, 0), 1),
        ((1, 1, 1), 1),
        ((0, 1, 0), 2),
        ((0, 0, 1), 3),
        ((0, 1, 1), 4),
        ((0, 0, 0), 5),
    ],
)
def test_privacy_is_told_by_flickr_s_number(flickr, bob, flags, privacy):
    public, friend, family = flags
    flickr(bob).pushr.prefs.set(is_public=public, is_friend=friend, is_family=family)
    assert _pref(flickr, bob, "Privacy") == {"nsid": bob.nsid, "privacy": str(privacy)}


def test_nobody_is_told_what_another_prefers(flickr):
    for name in ("SafetyLevel", "ContentType", "GeoPerms", "Hidden", "Privacy"):
        with fails(99):
            flickr().call(f"flickr.prefs.get{name}")
