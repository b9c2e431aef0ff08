"""flickr.favorites.*"""

from __future__ import annotations

import pytest

from chalicelib.settings import settings
from chalicelib.store import favorites, keys, photos, table
from tests.flickr import fails


def _is_favorite(flickr, member, photo) -> str:
    return flickr(member).photos.getInfo(photo_id=photo.id)[0].get("isfavorite")


def test_a_favorite_is_counted_and_shown_to_whose_it_is(flickr, alice, bob, photo):
    assert len(flickr(alice).favorites.add(photo_id=photo.id)) == 0

    assert photos.read(photo.id).faves == 1
    assert [_is_favorite(flickr, who, photo) for who in (alice, bob, None)] == ["1", "0", "0"]


def test_a_photo_is_a_favorite_only_once(flickr, alice, photo):
    flickr(alice).favorites.add(photo_id=photo.id)
    with fails(3, "Photo is already in favorites"):
        flickr(alice).favorites.add(photo_id=photo.id)

    assert photos.read(photo.id).faves == 1


def test_a_favorite_that_was_removed_is_none_and_cannot_be_removed_again(flickr, alice, photo):
    flickr(alice).favorites.add(photo_id=photo.id)
    flickr(alice).favorites.remove(photo_id=photo.id)
    with fails(1, "Photo not in favorites"):
        flickr(alice).favorites.remove(photo_id=photo.id)

    assert photos.read(photo.id).faves == 0
    assert _is_favorite(flickr, alice, photo) == "0"


def test_ones_own_photo_is_no_favorite(flickr, bob, photo):
    with fails(2, "Photo is owned by you"):
        flickr(bob).favorites.add(photo_id=photo.id)


def test_what_is_no_photo_is_no_favorite(flickr, alice):
    with fails(1, 'Photo "1" not found (invalid ID)'):
        flickr(alice).favorites.add(photo_id="1")
    for photo_id in ("1", "x", "9" * 3000):
        with fails(1, "Photo not in favorites"):
            flickr(alice).favorites.remove(photo_id=photo_id)


@pytest.mark.parametrize(
    ("flags", "may"),
    [
        ({"is_public": 1, "is_friend": 0, "is_family": 0}, {"stranger", "contact", "friend"}),
        ({"is_public": 0, "is_friend": 1, "is_family": 0}, {"friend"}),
        ({"is_public": 0, "is_friend": 0, "is_family": 0}, set()),
    ],
)
def test_a_favorite_is_what_one_may_see(flickr, bob, photo, onlookers, flags, may):
    flickr(bob).photos.setPerms(photo_id=photo.id, **flags)
    for who in ("stranger", "contact", "friend"):
        if who in may:
            flickr(onlookers[who]).favorites.add(photo_id=photo.id)
        else:
            with fails(4, "User cannot see photo"):
                flickr(onlookers[who]).favorites.add(photo_id=photo.id)


def test_a_favorite_can_be_removed_when_the_photo_has_gone_private(flickr, alice, bob, photo):
    flickr(alice).favorites.add(photo_id=photo.id)
    flickr(bob).photos.setPerms(photo_id=photo.id, is_public=0, is_friend=0, is_family=0)
    flickr(alice).favorites.remove(photo_id=photo.id)

    assert photos.read(photo.id).faves == 0


def test_nobody_removes_the_favorites_of_another(flickr, alice, bob, photo):
    flickr(alice).favorites.add(photo_id=photo.id)
    with fails(2, "Cannot remove photo from that user's favorites"):
        flickr(bob).favorites.remove(photo_id=photo.id, user_id=alice.nsid)
    with fails(3, "User not found"):
        flickr(bob).favorites.remove(photo_id=photo.id, user_id="1@N01")
    flickr(alice).favorites.remove(photo_id=photo.id, user_id=alice.nsid)


def test_favorites_need_write_permission(flickr, members, alice, photo):
    reader = members.with_perms(alice, "read")
    for verb in ("add", "remove"):
        with fails(99):
            flickr(reader).call(f"flickr.favorites.{verb}", photo_id=photo.id)


def test_a_favorite_added_and_removed_is_told(flickr, alice, told, photo):
    flickr(alice).favorites.add(photo_id=photo.id)
    assert told() == ["faves"]
    flickr(alice).favorites.remove(photo_id=photo.id)
    assert told() == ["faves"]


def test_a_change_of_the_photo_does_not_lose_a_favorite(alice, photo):
    """As when both happen at the same time: what was read before the favorite is not written."""
    attempts = []

    def titled(read):
        if not attempts:
            favorites.add(alice.nsid, photo.id, 1_800_000_000)
        attempts.append(read.faves)
        return read.edited(1_800_000_000, title="t")

    photos.change(photo.id, titled)
    assert attempts == [0, 1]
    assert (photos.read(photo.id).faves, photos.read(photo.id).title) == (1, "t")


def test_favorites_go_with_their_photo(flickr, alice, bob, photo):
    flickr(alice).favorites.add(photo_id=photo.id)
    flickr(bob).photos.delete(photo_id=photo.id)

    assert not favorites.is_favorite(alice.nsid, photo.id)


@pytest.fixture
def faved(flickr, alice, bob, hub, tiny) -> list[str]:
    """The ids of three photos of bob's that are favorites of alice's, the newest favorite first."""
    ids = [flickr(bob).upload(tiny + bytes(n), title=str(n)) for n in range(3)]
    hub.drain()
    for when, photo_id in enumerate(ids):
        favorites.add(alice.nsid, photo_id, 1000 + when)
    return ids[::-1]


def _ids(rsp) -> list[str]:
    return [photo.get("id") for photo in rsp[0]]


def test_favorites_are_listed_newest_first_with_their_dates(flickr, alice, faved):
    for method in ("getList", "getPublicList"):
        [listed] = flickr().call(f"flickr.favorites.{method}", user_id=alice.nsid, extras="tags")
        assert [(p.get("id"), p.get("date_faved"), p.get("tags")) for p in listed] == [
            (faved[0], "1002", ""),
            (faved[1], "1001", ""),
            (faved[2], "1000", ""),
        ]
    assert _ids(flickr(alice).favorites.getList()) == faved
    assert _ids(flickr(alice).favorites.getList(user_id="me")) == faved


@pytest.mark.parametrize("method", ["getList", "getPublicList"])
def test_favorites_come_in_pages_and_of_some_time(flickr, alice, faved, method):
    def asked(**arguments):
        return flickr().call(f"flickr.favorites.{method}", user_id=alice.nsid, **arguments)

    page = asked(per_page=2, page=2)
    assert page[0].attrib == {"page": "2", "pages": "2", "perpage": "2", "total": "3"}
    assert _ids(page) == faved[2:]
    assert _ids(asked(min_fave_date=1001)) == faved[:2]
    assert _ids(asked(max_fave_date=1001)) == faved[1:]
    assert _ids(asked(min_fave_date=1001, max_fave_date=1001)) == faved[1:2]


def test_a_favorite_is_listed_for_those_who_may_see_the_photo(flickr, members, alice, bob, faved):
    friend = members.add("friend")
    members.follows(bob, friend, is_friend=True)
    flickr(bob).photos.setPerms(photo_id=faved[0], is_public=0, is_friend=1, is_family=0)
    flickr(bob).photos.setSafetyLevel(photo_id=faved[1], safety_level=2)

    seen = {
        "friend": _ids(flickr(friend).favorites.getList(user_id=alice.nsid)),
        "owner": _ids(flickr(bob).favorites.getList(user_id=alice.nsid)),
        "nobody": _ids(flickr().favorites.getList(user_id=alice.nsid)),
        "public": _ids(flickr(friend).favorites.getPublicList(user_id=alice.nsid)),
    }
    assert seen == {"friend": faved, "owner": faved, "nobody": faved[1:], "public": faved[2:]}
    assert flickr().favorites.getPublicList(user_id=alice.nsid)[0].get("total") == "1"


def test_whose_favorites_are_asked_for_must_be_known(flickr, bob, faved):
    for method in ("getList", "getPublicList"):
        with fails(1, "User not found"):
            flickr().call(f"flickr.favorites.{method}", user_id="1@N01")
    with fails(99):
        flickr().favorites.getList()


def test_only_the_page_of_very_many_favorites_is_read(flickr, alice, bob, faved):
    """Then what may not be seen leaves a gap."""
    for number in range(500):
        item = {"faver": alice.nsid, "date_faved": number, **keys.favorite(str(number), alice.nsid)}
        table.put(settings().photos_table, item)
    [page] = flickr().favorites.getList(user_id=alice.nsid, per_page=4)
    assert ([photo.get("id") for photo in page], page.get("total")) == (faved, "503")


def test_a_favorite_has_those_before_and_after_it(flickr, alice, bob, faved):
    count, before, after = flickr(alice).favorites.getContext(
        photo_id=faved[1], user_id=alice.nsid, extras="tags,views"
    )
    photo = photos.read(faved[2])
    assert count.text == "3"
    assert before.attrib == {
        "id": photo.id,
        "owner": bob.nsid,
        "secret": photo.secret,
        "server": "65535",
        "farm": "66",
        "title": "0",
        "url": f"/photos/{bob.nsid}/{photo.id}/",
        "thumb": f"http://pushr.test/65535/{photo.id}_{photo.secret}_s.jpg",
        "license": "0",
        "media": "photo",
        "is_faved": "1",
        "tags": "",
        "views": "0",
    }
    assert after.get("id") == faved[0]
    _, before, after = flickr(alice).favorites.getContext(photo_id=faved[2], user_id=alice.nsid)
    assert (before.get("id"), after.get("id")) == ("0", faved[1])


def test_the_neighbours_of_a_favorite_are_those_one_may_see(flickr, alice, bob, faved):
    flickr(bob).photos.setPerms(photo_id=faved[1], is_public=0, is_friend=0, is_family=0)
    asked = {"photo_id": faved[0], "user_id": alice.nsid}
    _, before, after = flickr().favorites.getContext(**asked)
    assert (before.get("id"), before.get("is_faved")) == (faved[2], "0")
    assert after.attrib == {"id": "0", "is_faved": "0"}
    with fails(1, "Photo not found"):
        flickr().favorites.getContext(**{**asked, "photo_id": faved[1]})
    with fails(2, "User not found"):
        flickr().favorites.getContext(**{**asked, "user_id": "1@N01"})
    with fails(3, "Photo not a favorite"):
        flickr().favorites.getContext(**{**asked, "user_id": bob.nsid})


def test_a_person_s_favorites_are_read_as_they_are_asked_for(alice, faved):
    assert [each.photo_id for each in favorites.of(alice.nsid, at_a_time=1)] == faved
    assert [each.nsid for each in favorites.on(faved[0])] == [alice.nsid]


def test_whose_favorite_a_photo_is_is_listed(flickr, members, alice, bob, photo):
    fans = [members.add(f"fan{n}") for n in range(12)]
    for when, fan in enumerate(fans):
        favorites.add(fan.nsid, photo.id, 1000 + when)
    [listed] = flickr().photos.getFavorites(photo_id=photo.id)
    assert [person.get("username") for person in listed] == [f"fan{n}" for n in range(11, 1, -1)]
    assert listed[0].get("favedate") == "1011"
    assert listed.attrib == {
        "id": photo.id,
        "secret": photo.secret,
        "server": "65535",
        "farm": "66",
        "page": "1",
        "pages": "2",
        "perpage": "10",
        "total": "12",
    }
    assert len(flickr().photos.getFavorites(photo_id=photo.id, per_page=99)[0]) == 12
    flickr(bob).photos.setPerms(photo_id=photo.id, is_public=0, is_friend=0, is_family=0)
    with fails(1, "Photo not found"):
        flickr().photos.getFavorites(photo_id=photo.id)
