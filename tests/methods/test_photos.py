"""flickr.photos.*: reading and changing photos."""

from __future__ import annotations

import boto3
import pytest

from chalicelib.settings import settings
from chalicelib.store import people, photos
from tests.flickr import fails, request

GONE = "Photo not found"


def test_get_info_tells_everything(flickr, bob, photo):
    [info] = flickr(bob).photos.getInfo(photo_id=photo.id)
    assert info.attrib == {
        "id": photo.id,
        "secret": photo.secret,
        "server": "65535",
        "farm": "66",
        "dateuploaded": str(photo.posted),
        "isfavorite": "0",
        "license": "0",
        "safety_level": "1",
        "rotation": "0",
        "originalsecret": photo.original_secret,
        "originalformat": "jpg",
        "views": "0",
        "media": "photo",
    }
    assert [child.tag for child in info] == (
        "owner title description visibility dates permissions editability publiceditability usage "
        "comments notes people tags urls"
    ).split()
    assert (info.findtext("title"), info.findtext("description")) == ("cat", "d")
    assert info.find("owner").get("username") == "bob"
    assert [(tag.text, tag.get("raw")) for tag in info.find("tags")] == [
        ("cat",) * 2,
        ("ab", "a b"),
    ]
    assert info.findtext("urls/url") == f"http://pushr.test/photos/{bob.nsid}/{photo.id}/"


def test_permissions_are_for_the_owner_only(flickr, alice, photo):
    [info] = flickr(alice).photos.getInfo(photo_id=photo.id)
    assert info.find("permissions") is None
    assert info.find("editability").attrib == {"cancomment": "1", "canaddmeta": "0"}


@pytest.mark.parametrize(
    ("photo_id", "words"),
    [
        ("1", 'Photo "1" not found (invalid ID)'),
        ("x", 'Photo "x" not found (invalid ID)'),
        ("9" * 40, f'Photo "{"9" * 40}" not found (invalid ID)'),
        ("PHOTO#1", 'Photo "PHOTO#1" not found (invalid ID)'),
    ],
)
@pytest.mark.parametrize("method", ["getInfo", "getSizes", "delete", "setMeta", "addTags"])
def test_an_id_that_never_was_a_photos_is_said_to_be(flickr, alice, method, photo_id, words):
    with fails(1, words):
        flickr(alice).call(f"flickr.photos.{method}", photo_id=photo_id, title="a", tags="a")


VISIBLE = {
    (1, 0, 0): {"nobody", "stranger", "contact", "friend", "family", "self"},
    (0, 1, 0): {"friend", "self"},
    (0, 0, 1): {"family", "self"},
    (0, 1, 1): {"friend", "family", "self"},
    (0, 0, 0): {"self"},
}


@pytest.mark.parametrize(("flags", "seen_by"), VISIBLE.items())
def test_a_photo_is_seen_by_whom_it_is_for(flickr, bob, photo, onlookers, flags, seen_by):
    set_perms(flickr(bob), photo.id, flags)
    listed = {"user_id": bob.nsid}
    for name, member in onlookers.items():
        caller = flickr(member)
        info = caller.json("flickr.photos.getInfo", photo_id=photo.id)
        sizes = caller.json("flickr.photos.getSizes", photo_id=photo.id)
        total = caller.json("flickr.people.getPhotos", **listed)["photos"]["total"]
        public = caller.json("flickr.people.getPublicPhotos", **listed)["photos"]["total"]
        person = caller.json("flickr.people.getInfo", **listed)["person"]
        seen = name in seen_by
        assert (info["stat"], sizes["stat"]) == (("ok", "ok") if seen else ("fail", "fail"))
        assert seen or (info["code"], info["message"]) == (1, GONE)
        assert seen or (sizes["code"], sizes["message"]) == (2, "Permission denied")
        assert (total, person["photos"]["count"]["_content"]) == (str(int(seen)), int(seen))
        assert public == str(flags[0])


def set_perms(caller, photo_id, flags, **more):
    is_public, is_friend, is_family = flags
    return caller.photos.setPerms(
        photo_id=photo_id, is_public=is_public, is_friend=is_friend, is_family=is_family, **more
    )


@pytest.mark.parametrize(("given", "seen"), [("right", True), ("wrong", False), ("", False)])
def test_who_knows_the_secret_may_see(flickr, bob, alice, photo, given, seen):
    set_perms(flickr(bob), photo.id, (0, 0, 0))
    secret = photo.secret if given == "right" else given
    answer = flickr(alice).json("flickr.photos.getInfo", photo_id=photo.id, secret=secret)
    assert (answer["stat"] == "ok") is seen


ORIGINALS = {
    "anyone": {"nobody", "stranger", "contact", "friend", "family", "self"},
    "contacts": {"contact", "friend", "family", "self"},
    "family_friends": {"friend", "family", "self"},
    "nobody": {"self"},
}


@pytest.mark.parametrize(("audience", "allowed"), ORIGINALS.items())
def test_originals_are_for_whom_their_owner_says(flickr, bob, photo, onlookers, audience, allowed):
    people.change(bob.nsid, originals=audience)
    extras = {"user_id": bob.nsid, "extras": "original_format,o_dims,url_o"}
    for name, member in onlookers.items():
        caller = flickr(member)
        info = caller.json("flickr.photos.getInfo", photo_id=photo.id)["photo"]
        sizes = caller.json("flickr.photos.getSizes", photo_id=photo.id)["sizes"]
        [listed] = caller.json("flickr.people.getPhotos", **extras)["photos"]["photo"]
        may = name in allowed
        assert ("originalsecret" in info, info["usage"]["candownload"]) == (may, int(may))
        assert (sizes["size"][-1]["label"] == "Original", sizes["candownload"]) == (may, int(may))
        assert ({"originalsecret", "o_width", "url_o"} <= listed.keys()) is may
        assert may or photo.original_secret not in str([info, sizes, listed])


def test_get_sizes_lists_what_there_is_smallest_first(flickr, photo):
    [sizes] = flickr().photos.getSizes(photo_id=photo.id)
    assert [(s.get("label"), s.get("width"), s.get("height")) for s in sizes] == [
        ("Square", "75", "75"),
        ("Large Square", "150", "150"),
        ("Thumbnail", "100", "67"),
        ("Small", "240", "160"),
        ("Small 320", "320", "213"),
        ("Small 400", "400", "266"),
        ("Original", "451", "300"),
    ]
    assert sizes[-1].get("url").endswith(f"/{photo.id}/sizes/o/")


@pytest.mark.parametrize(
    ("given", "title", "description"),
    [
        ({"title": "new"}, "new", "d"),
        ({"description": "<b>n</b>"}, "cat", "<b>n</b>"),
        ({"title": "", "description": ""}, "", ""),
    ],
)
def test_set_meta_sets_what_is_given(flickr, bob, photo, given, title, description):
    [answer] = flickr(bob).photos.setMeta(photo_id=photo.id, **given)
    for told in (answer, flickr().photos.getInfo(photo_id=photo.id)[0]):
        assert (told.findtext("title") or "", told.findtext("description") or "") == (
            title,
            description,
        )


def test_set_meta_of_nothing_is_an_error(flickr, bob, photo):
    with fails(2, "At least one of title or description must be set"):
        flickr(bob).photos.setMeta(photo_id=photo.id)


def test_set_perms_answers_the_photos_secrets_and_keeps_what_is_not_said(flickr, bob, photo):
    [answer] = set_perms(flickr(bob), photo.id, (0, 1, 0), perm_comment=0)
    assert answer.text == photo.id
    assert answer.attrib == {"secret": photo.secret, "originalsecret": photo.original_secret}
    [info] = flickr(bob).photos.getInfo(photo_id=photo.id)
    assert info.find("visibility").attrib == {"ispublic": "0", "isfriend": "1", "isfamily": "0"}
    assert info.find("permissions").attrib == {"permcomment": "0", "permaddmeta": "2"}


@pytest.mark.parametrize("lacking", ["photo_id", "is_public", "is_friend", "is_family"])
def test_set_perms_needs_all_three_flags(flickr, bob, photo, lacking):
    given = {"photo_id": photo.id, "is_public": 1, "is_friend": 0, "is_family": 0}
    given.pop(lacking)
    with fails(2, "Required arguments missing"):
        flickr(bob).photos.setPerms(**given)


def test_who_may_comment_is_one_of_four(flickr, bob, photo):
    with fails(118, "Invalid parameter value (perm_comment)"):
        set_perms(flickr(bob), photo.id, (1, 0, 0), perm_comment=4)


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("setMeta", {"title": "mine"}),
        ("setPerms", {"is_public": 0, "is_friend": 0, "is_family": 0}),
        ("addTags", {"tags": "mine"}),
        ("delete", {}),
    ],
)
def test_nobody_changes_the_photo_of_another(flickr, alice, photo, method, arguments):
    with fails(1, GONE):
        flickr(alice).call(f"flickr.photos.{method}", photo_id=photo.id, **arguments)
    assert photos.read(photo.id) == photo


def test_a_deleted_photo_is_gone_with_all_its_files(flickr, bob, photo):
    flickr(bob).photos.delete(photo_id=photo.id)
    with fails(1):
        flickr(bob).photos.getInfo(photo_id=photo.id)
    bucket = boto3.client("s3").list_objects_v2(Bucket=settings().photos_bucket)
    assert bucket["KeyCount"] == 0
    assert request("GET", f"/{photo.key}").status == 404
    assert flickr(bob).json("flickr.people.getPhotos", user_id="me")["photos"]["total"] == "0"


def test_who_is_deleted_takes_the_photos_along(flickr, bob, photo):
    people.change(bob.nsid, deleted=True)
    for method in ("getInfo", "getSizes"):
        with fails(1, GONE):
            flickr().call(f"flickr.photos.{method}", photo_id=photo.id)
