"""flickr.photosets.*"""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.model.photoset import PHOTOS_MAX, PHOTOSETS_MAX
from chalicelib.model.visibility import Visibility
from chalicelib.settings import settings
from chalicelib.store import keys, people, photos, photosets, table
from tests.flickr import fails
from tests.photosets import add_photos, ids

PRIVATE = Visibility(is_public=False)
FRIENDS = Visibility(is_public=False, is_friend=True)


@pytest.fixture
def three(bob):
    """Photos of bob's."""
    return add_photos(bob, "one", "two", "three")


@pytest.fixture
def set_id(flickr, bob, three) -> str:
    """A set of them."""
    return _made(flickr(bob), "holidays", three)


def _made(flickr, title, some) -> str:
    [made] = flickr.photosets.create(title=title, primary_photo_id=some[0].id, description="d")
    set_id = made.get("id")
    if len(some) > 1:
        flickr.photosets.editPhotos(
            photoset_id=set_id, primary_photo_id=some[0].id, photo_ids=ids(*some)
        )
    return set_id


def _hold(set_id, photo_ids) -> None:
    """Many photos, without the rows that are theirs."""
    item = {"photos": " ".join(photo_ids)}
    table.change(settings().people_table, keys.photoset(set_id), **item)


def _titles(flickr, set_id, **arguments) -> list[str]:
    [listed] = flickr.photosets.getPhotos(photoset_id=set_id, **arguments)
    return [photo.get("title") for photo in listed]


def _sets(flickr, **arguments) -> list[str]:
    [listed] = flickr.photosets.getList(**arguments)
    return [photoset.findtext("title") for photoset in listed]


def test_a_set_is_made_of_one_photo_and_is_the_first(flickr, bob, three, set_id):
    [made] = flickr(bob).photosets.create(title="more", primary_photo_id=three[1].id)
    assert made.get("url") == f"http://pushr.test/photos/{bob.nsid}/sets/{made.get('id')}/"
    assert _sets(flickr(bob)) == ["more", "holidays"]
    assert _titles(flickr(), made.get("id")) == ["two"]


def test_a_set_needs_a_title_and_a_photo_of_the_caller_s(flickr, alice, bob, three):
    with fails(1, "No title specified"):
        flickr(bob).photosets.create(title=" ", primary_photo_id=three[0].id)
    with fails(2, "Photo not found"):
        flickr(alice).photosets.create(title="t", primary_photo_id=three[0].id)
    with fails(2):
        flickr(bob).photosets.create(title="t", primary_photo_id="x")
    with fails(118):
        flickr(bob).photosets.create(title="x" * 2_001, primary_photo_id=three[0].id)


def test_a_person_has_only_so_many_sets(flickr, bob, three):
    many = " ".join(map(str, range(PHOTOSETS_MAX)))
    item = {**keys.photosets(bob.nsid), "ids": many, "version": 1}
    table.put(settings().people_table, item)
    with fails(3, "Can't create any more sets"):
        flickr(bob).photosets.create(title="t", primary_photo_id=three[0].id)


def test_a_set_is_described(flickr, bob, alice, three, set_id):
    answer = flickr(alice).json("flickr.photosets.getInfo", photoset_id=set_id, user_id=bob.nsid)
    shown = answer["photoset"]
    assert shown.pop("date_create").isdecimal()
    assert shown.pop("date_update").isdecimal()
    assert shown == {
        "id": set_id,
        "owner": bob.nsid,
        "username": "bob",
        "primary": three[0].id,
        "secret": three[0].secret,
        "server": "65535",
        "farm": 66,
        "photos": 3,
        "count_photos": "3",
        "count_videos": 0,
        "count_views": "0",
        "count_comments": "0",
        "can_comment": 1,
        "needs_interstitial": 0,
        "visibility_can_see_set": 1,
        "title": {"_content": "holidays"},
        "description": {"_content": "d"},
    }


def test_a_set_is_found_under_its_owner_only(flickr, alice, bob, set_id):
    for method in (flickr().photosets.getInfo, flickr().photosets.getPhotos):
        method(photoset_id=set_id)
        with fails(1, "Photoset not found"):
            method(photoset_id=set_id, user_id=alice.nsid)
        with fails(1, "Photoset not found"):
            method(photoset_id="7", user_id=bob.nsid)
        with fails(2, "User not found"):
            method(photoset_id=set_id, user_id="1@N01")


def test_the_sets_of_who_is_deleted_are_gone(flickr, bob, set_id):
    people.change(bob.nsid, deleted=True)
    with fails(1):
        flickr().photosets.getInfo(photoset_id=set_id)
    with fails(1, "User not found"):
        flickr().photosets.getList(user_id=bob.nsid)


def test_a_set_is_renamed(flickr, bob, set_id):
    flickr(bob).photosets.editMeta(photoset_id=set_id, title="<b>ß & 日本</b>")
    [shown] = flickr().photosets.getInfo(photoset_id=set_id)
    assert shown.findtext("title") == "<b>ß & 日本</b>"
    assert shown.findtext("description") == "d"
    flickr(bob).photosets.editMeta(photoset_id=set_id, title="t", description="")
    assert not flickr().photosets.getInfo(photoset_id=set_id)[0].findtext("description")
    with fails(2, "No title specified"):
        flickr(bob).photosets.editMeta(photoset_id=set_id, title="")


def test_only_its_owner_changes_a_set(flickr, alice, three, set_id):
    calls = {
        "addPhoto": {"photo_id": three[0].id},
        "delete": {},
        "editMeta": {"title": "t"},
        "editPhotos": {"primary_photo_id": three[0].id, "photo_ids": three[0].id},
        "removePhoto": {"photo_id": three[0].id},
        "removePhotos": {"photo_ids": three[0].id},
        "reorderPhotos": {"photo_ids": three[0].id},
        "setPrimaryPhoto": {"photo_id": three[0].id},
    }
    for name, arguments in calls.items():
        method = getattr(flickr(alice).photosets, name)
        with fails(1, "Photoset not found"):
            method(photoset_id=set_id, **arguments)
        with fails(1, "Photoset not found"):
            method(photoset_id="x#y", **arguments)
    assert _titles(flickr(), set_id) == ["one", "two", "three"]


def test_a_photo_is_added_as_the_last_and_once(flickr, alice, bob, set_id):
    [four] = add_photos(bob, "four")
    [alices] = add_photos(alice, "alice's")
    flickr(bob).photosets.addPhoto(photoset_id=set_id, photo_id=four.id)
    assert _titles(flickr(), set_id) == ["one", "two", "three", "four"]
    with fails(3, "Photo already in set"):
        flickr(bob).photosets.addPhoto(photoset_id=set_id, photo_id=four.id)
    with fails(2, "Photo not found"):
        flickr(bob).photosets.addPhoto(photoset_id=set_id, photo_id=alices.id)


def test_a_set_that_is_full_takes_no_more(flickr, bob, set_id):
    [one_more] = add_photos(bob, "one more")
    _hold(set_id, map(str, range(PHOTOS_MAX)))
    with fails(10, "Maximum number of photos in set"):
        flickr(bob).photosets.addPhoto(photoset_id=set_id, photo_id=one_more.id)


def test_photos_are_taken_out(flickr, alice, bob, three, set_id):
    [four] = add_photos(bob, "four")
    flickr(bob).photosets.removePhoto(photoset_id=set_id, photo_id=three[0].id)
    assert _titles(flickr(), set_id) == ["two", "three"]
    assert flickr().photosets.getInfo(photoset_id=set_id)[0].get("primary") == three[1].id
    with fails(3, "Photo not in set"):
        flickr(bob).photosets.removePhoto(photoset_id=set_id, photo_id=four.id)
    with fails(2):
        flickr(bob).photosets.removePhoto(photoset_id=set_id, photo_id="7")
    with fails(2):
        flickr(bob).photosets.removePhotos(photoset_id=set_id, photo_ids=f"{three[1].id},7")
    flickr(bob).photosets.removePhotos(photoset_id=set_id, photo_ids=ids(four, three[1]))
    assert _titles(flickr(), set_id) == ["three"]


def test_nobody_asks_for_more_photos_than_a_set_has(flickr, bob, set_id):
    many = ",".join(map(str, range(PHOTOS_MAX + 1)))
    arguments = {"method": "flickr.photosets.removePhotos", "photoset_id": set_id}
    answer = flickr(bob).post("/services/rest/", {**arguments, "photo_ids": many})
    assert answer.rsp[0].get("code") == "118"


def test_a_set_without_photos_is_none(flickr, bob, three, set_id):
    flickr(bob).photosets.removePhotos(photoset_id=set_id, photo_ids=ids(*three))
    assert _sets(flickr(bob)) == []
    with fails(1):
        flickr(bob).photosets.getInfo(photoset_id=set_id)


def test_a_deleted_set_leaves_its_photos(flickr, bob, three, set_id):
    flickr(bob).photosets.delete(photoset_id=set_id)
    assert _sets(flickr(bob)) == []
    assert flickr().photos.getInfo(photo_id=three[0].id)[0].findtext("title") == "one"
    with fails(1, "Photoset not found"):
        flickr(bob).photosets.delete(photoset_id=set_id)
    with fails(1, "Set not found"):
        flickr(bob).photosets.orderSets(photoset_ids=set_id)


def test_a_deleted_photo_is_in_no_set(flickr, bob, three, set_id):
    alone = _made(flickr(bob), "alone", [three[0]])
    flickr(bob).photos.delete(photo_id=three[0].id)
    assert _titles(flickr(), set_id) == ["two", "three"]
    [shown] = flickr().photosets.getInfo(photoset_id=set_id)
    assert (shown.get("photos"), shown.get("primary")) == ("2", three[1].id)
    assert _sets(flickr(bob)) == ["holidays"]
    with fails(1):
        flickr(bob).photosets.editMeta(photoset_id=alone, title="t")
    assert photosets.photos_in_sets(bob.nsid) == {three[1].id, three[2].id}


def test_a_photo_lost_on_the_way_out_is_not_counted(flickr, bob, three, set_id):
    photos.remove(three[0].id)
    [shown] = flickr(bob).photosets.getInfo(photoset_id=set_id)
    assert (shown.get("photos"), shown.get("primary")) == ("2", three[1].id)
    flickr(bob).photosets.removePhoto(photoset_id=set_id, photo_id=three[0].id)


def test_photos_are_put_into_an_order(flickr, bob, three, set_id):
    flickr(bob).photosets.reorderPhotos(photoset_id=set_id, photo_ids=ids(three[2], three[1]))
    assert _titles(flickr(), set_id) == ["three", "two", "one"]
    flickr(bob).photosets.reorderPhotos(photoset_id=set_id, photo_ids=three[0].id)
    assert _titles(flickr(), set_id) == ["one", "three", "two"]
    with fails(2, "Photo not found"):
        flickr(bob).photosets.reorderPhotos(photoset_id=set_id, photo_ids="7")


def test_all_photos_are_set_at_once(flickr, alice, bob, three, set_id):
    [four] = add_photos(bob, "four")
    [alices] = add_photos(alice, "alice's")

    def edit(primary, photo_ids):
        flickr(bob).photosets.editPhotos(
            photoset_id=set_id, primary_photo_id=primary, photo_ids=photo_ids
        )

    edit(three[2].id, ids(four, three[2], four))
    assert _titles(flickr(), set_id) == ["four", "three"]
    assert flickr().photosets.getInfo(photoset_id=set_id)[0].get("primary") == three[2].id
    with fails(2, "Photo not found"):
        edit(four.id, ids(four, alices))
    with fails(3, "Primary photo not found"):
        edit("7", four.id)
    with fails(4, "Primary photo not in list"):
        edit(three[0].id, four.id)
    for nothing in ("", " , "):
        with fails(5, "Empty photos list"):
            edit(four.id, nothing)
    assert _titles(flickr(), set_id) == ["four", "three"]


def test_a_photo_stands_for_the_set(flickr, bob, three, set_id):
    flickr(bob).photosets.setPrimaryPhoto(photoset_id=set_id, photo_id=three[1].id)
    [listed] = flickr().photosets.getPhotos(photoset_id=set_id)
    assert listed.get("primary") == three[1].id
    assert [photo.get("isprimary") for photo in listed] == ["0", "1", "0"]
    with fails(2, "Photo not found"):
        flickr(bob).photosets.setPrimaryPhoto(photoset_id=set_id, photo_id="7")


def test_sets_are_put_into_an_order(flickr, bob, alice, three):
    a, b, c = (_made(flickr(bob), title, three) for title in "abc")
    assert _sets(flickr(bob)) == ["c", "b", "a"]
    flickr(bob).photosets.orderSets(photoset_ids=b)
    assert _sets(flickr(bob)) == ["b", "a", "c"]
    flickr(bob).photosets.orderSets(photoset_ids=f"{a},{c},{a},{b}")
    assert _sets(flickr(bob)) == ["a", "c", "b"]
    with fails(1, "Set not found"):
        flickr(alice).photosets.orderSets(photoset_ids=a)


def test_sets_are_listed_in_pages_or_all_at_once(flickr, bob, three):
    for title in "abc":
        _made(flickr(bob), title, three)
    [every] = flickr().photosets.getList(user_id=bob.nsid)
    assert [every.get(name) for name in ("page", "pages", "perpage", "total")] == list("1133")
    assert every.get("cancreate") == "0"
    assert _sets(flickr(), user_id=bob.nsid, per_page=2, page=2) == ["a"]
    assert _sets(flickr(), user_id=bob.nsid, page=2) == []
    assert flickr(bob).photosets.getList()[0].get("cancreate") == "1"
    with fails(99):
        flickr().photosets.getList()


def test_who_has_no_sets_has_a_list_of_none(flickr, bob):
    answer = flickr().json("flickr.photosets.getList", user_id=bob.nsid)["photosets"]
    assert answer["photoset"] == []
    assert (answer["total"], answer["page"], answer["pages"]) == (0, 1, 0)


def test_a_list_tells_of_primary_photos_and_of_those_looked_for(flickr, bob, three, set_id):
    other = _made(flickr(bob), "other", three[:1])
    [listed] = flickr().photosets.getList(
        user_id=bob.nsid, primary_photo_extras="owner_name,url_sq", photo_ids=ids(*three[1:])
    )
    assert [each.get("id") for each in listed] == [other, set_id]
    assert [each.get("has_requested_photos") for each in listed] == ["", ids(*three[1:])]
    extras = listed[1].find("primary_photo_extras")
    assert extras.get("ownername") == "bob"
    assert three[0].id in extras.get("url_sq")


def test_the_photos_of_a_set_are_as_visible_as_anywhere(flickr, bob, onlookers):
    """The set is as anybody sees it, and is hidden from who would see none of it."""
    hidden, for_friends = (
        add_photos(bob, title, visibility=visibility)[0]
        for title, visibility in (("private", PRIVATE), ("friends", FRIENDS))
    )
    some = _made(flickr(bob), "some", [hidden, for_friends, *add_photos(bob, "public")])
    none = _made(flickr(bob), "none", [hidden])
    seen = {
        "self": ["private", "friends", "public"],
        "friend": ["friends", "public"],
        "family": ["public"],
        "nobody": ["public"],
    }
    for who, titles in seen.items():
        by = flickr(onlookers[who])
        assert _titles(by, some) == titles
        [shown] = by.photosets.getInfo(photoset_id=some)
        assert (shown.get("photos"), shown.get("count_photos")) == (str(len(titles)),) * 2
        assert (shown.get("primary") == hidden.id) == (who == "self")
        assert _sets(by, user_id=bob.nsid) == ["none", "some"][who != "self" :]
    with fails(1, "Photoset not found"):
        flickr(onlookers["friend"]).photosets.getInfo(photoset_id=none)
    with fails(1, "Photoset not found"):
        flickr().photosets.getPhotos(photoset_id=none)


def test_what_is_not_safe_is_for_its_owner(flickr, bob, set_id):
    [unsafe] = add_photos(bob, "unsafe", safety_level=2)
    flickr(bob).photosets.addPhoto(photoset_id=set_id, photo_id=unsafe.id)
    assert "unsafe" in _titles(flickr(bob), set_id)
    assert "unsafe" not in _titles(flickr(), set_id)


def test_the_photos_of_a_set_are_filtered_and_paged(flickr, bob, three):
    [private] = add_photos(bob, "private", visibility=PRIVATE)
    set_id = _made(flickr(bob), "t", [*three, private])
    assert _titles(flickr(bob), set_id, privacy_filter=5) == ["private"]
    assert _titles(flickr(), set_id, privacy_filter=5) == ["one", "two", "three"]
    assert _titles(flickr(bob), set_id, per_page=3, page=2) == ["private"]
    assert _titles(flickr(bob), set_id, media="photos", per_page=1) == ["one"]
    assert _titles(flickr(bob), set_id, media="videos") == []
    [listed] = flickr().photosets.getPhotos(photoset_id=set_id)
    assert [listed.get(name) for name in ("page", "pages", "perpage", "per_page", "total")] == [
        "1", "1", "500", "500", "3",
    ]  # fmt: skip


def test_a_large_set_is_read_out_of_its_owner_s_photos(flickr, bob, set_id, three):
    """More than a batch or two; what is no more there is not counted."""
    _hold(set_id, [*(photo.id for photo in three), *map(str, range(1000, 1600))])
    assert _titles(flickr(), set_id) == ["one", "two", "three"]
    assert _sets(flickr(), user_id=bob.nsid) == ["holidays"]


def test_a_set_is_written_as_a_feed(flickr, set_id):
    asked = {"method": "flickr.photosets.getPhotos", "photoset_id": set_id}
    answer = flickr().get("/services/rest/", {**asked, "format": "feed-atom_10"})
    assert b"<entry>" in answer.body


def test_photos_stand_beside_others_in_their_set(flickr, bob, three, set_id):
    def near(photo, by=None):
        count, before, after = flickr(by).photosets.getContext(
            photo_id=photo.id, photoset_id=set_id
        )
        return count.text, before.get("id"), after.get("id")

    one, two, last = three
    assert near(one) == ("3", "0", two.id)
    assert near(two) == ("3", one.id, last.id)
    photos.change(two.id, lambda photo: replace(photo, visibility=PRIVATE))
    assert near(last) == ("2", one.id, "0")
    assert near(last, bob) == ("3", two.id, "0")
    with fails(1, "Photo not found"):
        near(two)
    [other] = add_photos(bob, "other")
    with fails(2, "Photo not in set"):
        near(other)
    with fails(2, "Photo not in set"):
        flickr().photosets.getContext(photo_id=one.id, photoset_id="7")
