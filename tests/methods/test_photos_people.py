"""flickr.photos.people.*"""

from __future__ import annotations

import pytest

from chalicelib.model.person_tag import PEOPLE_MAX, PersonTag
from chalicelib.store import people, photos
from tests.flickr import fails

BOX = {"person_x": 10, "person_y": 20, "person_w": 30, "person_h": 40}


def _in(flickr, photo) -> list[str]:
    return [person.get("nsid") for person in flickr().photos.people.getList(photo_id=photo.id)[0]]


def _let(flickr, bob, photo, perm: int, *, is_public: int = 1) -> None:
    flickr(bob).photos.setPerms(
        photo_id=photo.id, is_public=is_public, is_friend=0, is_family=1, perm_addmeta=perm
    )


def test_who_is_in_a_photo_is_listed(flickr, bob, alice, photo):
    assert len(flickr(bob).photos.people.add(photo_id=photo.id, user_id=alice.nsid, **BOX)) == 0
    flickr(bob).photos.people.add(photo_id=photo.id, user_id="me")

    answer = flickr().json("flickr.photos.people.getList", photo_id=photo.id)["people"]
    alices, bobs = answer.pop("person")
    assert answer == {"total": "2", "photo_width": 320, "photo_height": 213}
    assert alices == {
        "nsid": alice.nsid,
        "username": "alice",
        "iconserver": "0",
        "iconfarm": 0,
        "realname": "",
        "path_alias": None,
        "is_deleted": 0,
        "added_by": bob.nsid,
        "x": 10,
        "y": 20,
        "w": 30,
        "h": 40,
    }
    assert bobs["nsid"] == bob.nsid
    assert "x" not in bobs


def test_get_info_tells_whether_people_are_in_it(flickr, bob, alice, photo):
    told = []
    for _ in range(2):
        told.append(flickr().photos.getInfo(photo_id=photo.id)[0].find("people").get("haspeople"))
        flickr(bob).photos.people.add(photo_id=photo.id, user_id=alice.nsid)
    assert told == ["0", "1"]


def test_adding_somebody_twice_changes_nothing(flickr, bob, alice, photo):
    for _ in range(2):
        flickr(bob).photos.people.add(photo_id=photo.id, user_id=alice.nsid, **BOX)
    assert _in(flickr, photo) == [alice.nsid]


def test_an_empty_list_is_a_list(flickr, photo):
    answer = flickr().json("flickr.photos.people.getList", photo_id=photo.id)
    assert answer["people"]["person"] == []


def test_nobody_unknown_is_added(flickr, bob, alice, photo):
    with fails(1, "Person not found"):
        flickr(bob).photos.people.add(photo_id=photo.id, user_id="1@N01")
    people.change(alice.nsid, deleted=True)
    with fails(1, "Person not found"):
        flickr(bob).photos.people.add(photo_id=photo.id, user_id=alice.nsid)
    with fails(2, 'Photo "1" not found (invalid ID)'):
        flickr(bob).photos.people.add(photo_id="1", user_id=bob.nsid)


@pytest.mark.parametrize("lacking", BOX)
def test_a_box_has_four_edges(flickr, bob, photo, lacking):
    box = {name: pixels for name, pixels in BOX.items() if name != lacking}
    with fails(6, "Some co-ordinate paramters were blank"):
        flickr(bob).photos.people.add(photo_id=photo.id, user_id=bob.nsid, **box)


def test_people_are_added_by_whom_the_owner_lets(flickr, bob, photo, onlookers):
    _let(flickr, bob, photo, 1)
    for who in ("stranger", "contact"):
        with fails(4, "User cannot add people to that photo"):
            flickr(onlookers[who]).photos.people.add(photo_id=photo.id, user_id=bob.nsid)
    flickr(onlookers["friend"]).photos.people.add(photo_id=photo.id, user_id=bob.nsid)
    assert _in(flickr, photo) == [bob.nsid]


def test_nobody_is_added_who_may_not_see_the_photo(flickr, bob, photo, onlookers):
    _let(flickr, bob, photo, 3, is_public=0)
    with fails(7, "Can't add that person to a non-public photo"):
        flickr(bob).photos.people.add(photo_id=photo.id, user_id=onlookers["friend"].nsid)
    flickr(bob).photos.people.add(photo_id=photo.id, user_id=onlookers["family"].nsid)
    with fails(2, "Photo not found"):
        flickr(onlookers["friend"]).photos.people.add(photo_id=photo.id, user_id=bob.nsid)
    with fails(1, "Photo not found"):
        flickr(onlookers["friend"]).photos.people.getList(photo_id=photo.id)


def test_a_photo_holds_so_many_people(flickr, bob, photo):
    crowd = tuple(PersonTag(nsid=f"{n}@N01", author=bob.nsid) for n in range(PEOPLE_MAX))
    photos.edit(photo.id, 0, people=crowd)
    with fails(8, "Too many people in that photo"):
        flickr(bob).photos.people.add(photo_id=photo.id, user_id=bob.nsid)


def test_people_are_removed_by_owner_adder_and_themselves(flickr, bob, photo, onlookers):
    _let(flickr, bob, photo, 3)
    friend, contact, stranger = (onlookers[who] for who in ("friend", "contact", "stranger"))
    for by in (bob, friend, contact):
        flickr(friend).photos.people.add(photo_id=photo.id, user_id=contact.nsid)
        with fails(3, "User cannot remove that person"):
            flickr(stranger).photos.people.delete(photo_id=photo.id, user_id=contact.nsid)
        flickr(by).photos.people.delete(photo_id=photo.id, user_id=contact.nsid)
        assert _in(flickr, photo) == []
    with fails(1, "Person not found"):
        flickr(bob).photos.people.delete(photo_id=photo.id, user_id=contact.nsid)
    with fails(2, 'Photo "1" not found (invalid ID)'):
        flickr(bob).photos.people.delete(photo_id="1", user_id=contact.nsid)


def test_who_took_themselves_out_is_added_by_nobody_else(flickr, bob, alice, photo):
    _let(flickr, bob, photo, 3)
    flickr(bob).photos.people.add(photo_id=photo.id, user_id=alice.nsid)
    flickr(alice).photos.people.delete(photo_id=photo.id, user_id="me")
    with fails(5, "Person can't be tagged in that photo"):
        flickr(bob).photos.people.add(photo_id=photo.id, user_id=alice.nsid)
    flickr(alice).photos.people.add(photo_id=photo.id, user_id="me")
    assert _in(flickr, photo) == [alice.nsid]


def test_people_are_told_when_they_come_and_go(flickr, bob, alice, told, photo):
    for _ in range(2):
        flickr(bob).photos.people.add(photo_id=photo.id, user_id=alice.nsid)
    assert told() == ["people"]
    flickr(bob).photos.people.delete(photo_id=photo.id, user_id=alice.nsid)
    assert told() == ["people"]


def test_who_is_put_into_a_photo_hears_of_it(flickr, hub, subscriber, alice, bob, photo):
    flickr(alice).push.subscribe(topic="photos_of_me", callback=subscriber.url, verify="sync")
    flickr(bob).photos.people.add(photo_id=photo.id, user_id=alice.nsid)
    hub.drain()

    [entry] = subscriber.entries
    assert entry.id == f"tag:flickr.com,2005:/photo/{photo.id}"
