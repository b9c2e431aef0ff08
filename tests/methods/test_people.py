"""flickr.people.*"""

from __future__ import annotations

import pytest

from chalicelib.responses.lists import EXTRAS
from chalicelib.store import people, photos
from tests.flickr import fails


@pytest.fixture
def five(flickr, bob, tiny) -> list[str]:
    """The ids of five photos of bob's, newest first."""
    ids = [flickr(bob).upload(tiny + bytes(n), title=str(n)) for n in range(5)]
    return sorted(ids, reverse=True)


@pytest.mark.parametrize("username", ["bob", "BOB", " Bob "])
def test_a_person_is_found_by_name_whatever_its_case(flickr, bob, username):
    [user] = flickr().people.findByUsername(username=username)
    assert user.attrib == {"id": bob.nsid, "nsid": bob.nsid}
    assert user.findtext("username") == "bob"


@pytest.mark.parametrize("username", ["nobody", "bob2", "9" * 5000, "USERNAME#bob"])
def test_nobody_is_found_by_a_name_nobody_has(flickr, bob, username):
    with fails(1, "User not found"):
        flickr().people.findByUsername(username=username)


def test_get_info_tells_what_a_person_says(flickr, bob, five):
    people.change(bob.nsid, realname="Bob B.", description="d", path_alias="bobs")
    [person] = flickr().people.getInfo(user_id=bob.nsid)
    assert person.attrib == {
        "id": bob.nsid,
        "nsid": bob.nsid,
        "ispro": "1",
        "is_deleted": "0",
        "iconserver": "0",
        "iconfarm": "0",
        "path_alias": "bobs",
    }
    told = {child.tag: child.text or "" for child in person if child.tag != "photos"}
    assert told == {
        "username": "bob",
        "realname": "Bob B.",
        "location": "",
        "description": "d",
        "photosurl": "http://pushr.test/photos/bobs/",
        "profileurl": "http://pushr.test/people/bobs/",
        "mobileurl": "http://pushr.test/people/bobs/",
    }
    assert person.findtext("photos/count") == "5"
    assert person.findtext("photos/firstdate") == str(photos.read(five[-1]).posted)


def test_who_has_no_real_name_and_no_photos_is_told_without(flickr, alice):
    [person] = flickr().people.getInfo(user_id=alice.nsid)
    assert person.find("realname") is None
    assert [child.text for child in person.find("photos")] == [None, None, "0"]


def test_views_are_for_the_owner_only(flickr, alice, bob):
    assert flickr(bob).people.getInfo(user_id="me")[0].findtext("photos/views") == "0"
    assert flickr(alice).people.getInfo(user_id=bob.nsid)[0].find("photos/views") is None


UNKNOWN = [
    ("getInfo", 1, "User not found"),
    ("getPublicPhotos", 1, "User not found"),
    ("getPhotos", 2, "Unknown user"),
]


@pytest.mark.parametrize(("method", "code", "words"), UNKNOWN)
@pytest.mark.parametrize("user_id", ["1@N01", "bob", "9" * 5000, "Me"])
def test_an_nsid_nobody_has_is_an_error(flickr, bob, method, code, words, user_id):
    with fails(code, words):
        flickr(bob).call(f"flickr.people.{method}", user_id=user_id)


@pytest.mark.parametrize(
    ("method", "code", "words"),
    [
        ("getInfo", 5, "User deleted"),
        ("getPublicPhotos", 1, "User not found"),
        ("getPhotos", 5, "User deleted"),
    ],
)
def test_who_is_deleted_is_said_to_be(flickr, bob, method, code, words):
    people.change(bob.nsid, deleted=True)
    with fails(code, words):
        flickr().call(f"flickr.people.{method}", user_id=bob.nsid)
    with fails(1, "User not found"):
        flickr().people.findByUsername(username="bob")


@pytest.mark.parametrize(("method", "code", "words"), UNKNOWN)
def test_me_is_nobody_who_is_not_signed_in(flickr, method, code, words):
    with fails(99, "User not logged in / Insufficient permissions"):
        flickr().call(f"flickr.people.{method}", user_id="me")


def test_get_photos_needs_a_user(flickr):
    with fails(1, "Required arguments missing"):
        flickr().people.getPhotos()


@pytest.mark.parametrize("method", ["getPhotos", "getPublicPhotos"])
@pytest.mark.parametrize(
    ("asked", "cut", "page", "pages", "perpage"),
    [
        ({}, slice(0, 5), 1, 1, 100),
        ({"per_page": 2}, slice(0, 2), 1, 3, 2),
        ({"per_page": 2, "page": 3}, slice(4, 5), 3, 3, 2),
        ({"per_page": 2, "page": 9}, slice(0, 0), 9, 3, 2),
        ({"per_page": 0, "page": 0}, slice(0, 5), 1, 1, 100),
        ({"per_page": 9999, "page": "x"}, slice(0, 5), 1, 1, 500),
    ],
)
def test_lists_come_in_pages_newest_first(
    flickr, bob, five, method, asked, cut, page, pages, perpage
):
    [listed] = flickr().call(f"flickr.people.{method}", user_id=bob.nsid, **asked)
    assert [photo.get("id") for photo in listed] == five[cut]
    assert listed.attrib == {
        "page": str(page),
        "pages": str(pages),
        "perpage": str(perpage),
        "total": "5",
    }


def test_a_listed_photo_is_told_by_what_addresses_it(flickr, bob, five):
    [photo] = flickr().people.getPhotos(user_id=bob.nsid, per_page=1)[0]
    assert photo.attrib == {
        "id": five[0],
        "owner": bob.nsid,
        "secret": photos.read(five[0]).secret,
        "server": "65535",
        "farm": "66",
        "title": "4",
        "ispublic": "1",
        "isfriend": "0",
        "isfamily": "0",
    }


EXTRA_ATTRIBUTES = {
    "license": {"license"},
    "date_upload": {"dateupload"},
    "date_taken": {"datetaken", "datetakengranularity", "datetakenunknown"},
    "owner_name": {"ownername"},
    "realname": {"realname"},
    "icon_server": {"iconserver", "iconfarm"},
    "original_format": {"originalsecret", "originalformat"},
    "last_update": {"lastupdate"},
    "geo": {"latitude", "longitude", "accuracy", "context"},
    "tags": {"tags"},
    "machine_tags": {"machine_tags"},
    "o_dims": {"o_width", "o_height"},
    "views": {"views"},
    "media": {"media", "media_status"},
    "path_alias": {"pathalias"},
    "safety_level": {"safety_level"},
    "rotation": {"rotation"},
    **{f"url_{s}": {f"url_{s}", f"height_{s}", f"width_{s}"} for s in "sq t s q n w o".split()},
    **{f"url_{s}": set() for s in "m z c l h k".split()},  # larger than chelsea is
    "description": set(),
    "unknown": set(),
}


@pytest.mark.parametrize("extra", EXTRA_ATTRIBUTES)
def test_an_extra_adds_its_attributes_and_nothing_else(flickr, bob, photo, extra):
    [plain] = flickr().people.getPhotos(user_id=bob.nsid)[0]
    [more] = flickr().people.getPhotos(user_id=bob.nsid, extras=f" {extra} ,")[0]
    assert more.attrib.keys() - plain.attrib.keys() == EXTRA_ATTRIBUTES[extra]
    assert [child.tag for child in more] == (["description"] if extra == "description" else [])


def test_every_extra_has_a_row_above():
    assert EXTRAS.keys() <= EXTRA_ATTRIBUTES.keys()


def test_extras_have_the_photos_own_values(flickr, bob, photo):
    flickr(bob).photos.addTags(photo_id=photo.id, tags="geo:lat=52")
    asked = "tags,machine_tags,owner_name,date_upload,o_dims,url_sq,description"
    [listed] = flickr().people.getPublicPhotos(user_id=bob.nsid, extras=asked)[0]
    assert (listed.get("tags"), listed.get("machine_tags")) == ("cat ab geo:lat=52", "geo:lat=52")
    assert (listed.get("ownername"), listed.get("dateupload")) == ("bob", str(photo.posted))
    assert (listed.get("o_width"), listed.get("o_height")) == ("451", "300")
    assert listed.get("url_sq") == f"http://pushr.test/65535/{photo.id}_{photo.secret}_s.jpg"
    assert listed.findtext("description") == "d"


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ({}, "1"),
        ({"safe_search": 2}, "2"),
        ({"safe_search": 3}, "3"),
        ({"min_upload_date": "2000-01-01"}, "1"),
        ({"max_upload_date": 1000}, "0"),
        ({"content_type": 2}, "0"),
    ],
)
def test_a_stranger_sees_what_is_safe_unless_asking_for_more(flickr, bob, tiny, asked, total):
    for level in (1, 2, 3):
        flickr(bob).upload(tiny + bytes(level), safety_level=level)
    [listed] = flickr().people.getPhotos(user_id=bob.nsid, **asked)
    assert listed.get("total") == total
    assert flickr(bob).people.getPhotos(user_id="me")[0].get("total") == "3"


@pytest.mark.parametrize(
    ("kept", "total"), [(1, "1"), (2, "1"), (3, "1"), (4, "1"), (5, "1"), (0, "5")]
)
def test_owners_may_ask_for_one_kind_of_privacy(flickr, bob, tiny, kept, total):
    for n, (friend, family, public) in enumerate(
        [(0, 0, 1), (1, 0, 0), (0, 1, 0), (1, 1, 0), (0, 0, 0)]
    ):
        flickr(bob).upload(tiny + bytes(n), is_public=public, is_friend=friend, is_family=family)
    asked = {"privacy_filter": kept} if kept else {}
    assert flickr(bob).people.getPhotos(user_id="me", **asked)[0].get("total") == total


def test_who_uploads_is_told_how_much_is_left(flickr, members, tiny):
    erin = members.add("erin")
    flickr(erin).upload(tiny)
    [user] = flickr(erin).people.getUploadStatus()
    assert user.attrib == {"id": erin.nsid, "ispro": "0", "upload_count": "1"}
    most, used = 300 * 1024 * 1024, len(tiny)
    assert user.find("bandwidth").attrib == {
        "max": str(most),
        "used": str(used),
        "maxbytes": str(most),
        "usedbytes": str(used),
        "remainingbytes": str(most - used),
        "maxkb": str(most // 1024),
        "usedkb": str(used // 1024),
        "remainingkb": str((most - used) // 1024),
        "unlimited": "0",
    }
    assert user.find("filesize").get("maxmb") == "200"
    assert user.find("videosize").get("maxbytes") == "0"


def test_a_pro_has_no_limit_and_always_much_left(flickr, bob, tiny):
    flickr(bob).upload(tiny)
    bandwidth = flickr(bob).people.getUploadStatus()[0].find("bandwidth")
    assert (bandwidth.get("unlimited"), bandwidth.get("remainingbytes")) == ("1", str(1 << 40))


def test_limits_are_those_of_uploads(flickr, bob):
    [person] = flickr(bob).people.getLimits()
    assert person.find("photos").attrib == {"maxdisplaypx": "2048", "maxupload": str(200 << 20)}
    assert person.find("videos").attrib == {"maxduration": "0", "maxupload": "0"}
    for method in ("getLimits", "getUploadStatus"):
        with fails(99):
            flickr().call(f"flickr.people.{method}")


def test_the_photos_that_somebody_is_in_are_listed(flickr, hub, members, alice, bob, tiny):
    erin = members.add("erin")
    ids = {
        "bob's": flickr(bob).upload(tiny),
        "for nobody": flickr(bob).upload(tiny + b"2", is_public=0),
        "erin's": flickr(erin).upload(tiny + b"3"),
    }
    flickr(bob).upload(tiny + b"4")
    for owner, name in ((bob, "bob's"), (erin, "erin's")):
        flickr(owner).photos.people.add(photo_id=ids[name], user_id=alice.nsid)
    flickr(bob).photos.people.add(photo_id=ids["for nobody"], user_id=bob.nsid)
    hub.drain()

    def seen(who=None, **asked):
        [listed] = flickr(who).people.getPhotosOf(**asked)
        assert listed.get("total") == str(len(listed))
        return [photo.get("id") for photo in listed]

    assert seen(user_id=alice.nsid) == [ids["erin's"], ids["bob's"]]
    assert seen(alice, user_id="me", owner_id=bob.nsid) == [ids["bob's"]]
    assert seen(bob, user_id="me") == [ids["for nobody"]]
    assert seen(user_id=bob.nsid) == []
    with fails(1, "User not found."):
        seen(user_id="1@N01")
