"""flickr.contacts.*, pushr.contacts.* and the photos of contacts."""

from __future__ import annotations

import pytest

from chalicelib.model.contact import Contact
from chalicelib.store import contacts, people, photos
from tests.flickr import fails
from tests.members import Member


@pytest.mark.parametrize("how", [{}, {"is_friend": 1}, {"is_family": 1}])
def test_a_contact_is_as_close_as_was_said_last(flickr, members, alice, how):
    carol = members.add("carol")
    for said in ({"is_friend": 1, "is_family": 1}, how):
        flickr(alice).pushr.contacts.add(user_id=carol.nsid, **said)
    given = {name: bool(value) for name, value in how.items()}
    assert list(contacts.of(alice.nsid)) == [Contact(owner=alice.nsid, nsid=carol.nsid, **given)]
    assert not list(contacts.of(carol.nsid))


def test_who_is_followed_no_longer_is_no_contact(flickr, alice, bob):
    flickr(alice).pushr.contacts.remove(user_id=bob.nsid)
    assert not list(contacts.of(alice.nsid))
    for nsid in (bob.nsid, "1@N01", "9" * 5000):
        with fails(1, "Contact not found"):
            flickr(alice).pushr.contacts.remove(user_id=nsid)


def test_only_others_who_exist_can_be_followed(flickr, alice, bob):
    add = flickr(alice).pushr.contacts.add
    with fails(1, "User not found"):
        add(user_id="1@N01")
    with fails(2, "You cannot be your own contact"):
        add(user_id=alice.nsid)
    people.change(bob.nsid, deleted=True)
    with fails(5, "User deleted"):
        add(user_id=bob.nsid)


@pytest.fixture
def four(members, alice, bob) -> dict[str, Member]:
    """alice's contacts, besides bob: one of every closeness."""
    people = {name: members.add(name) for name in ("Friend", "family", "both")}
    members.follows(alice, people["Friend"], is_friend=True)
    members.follows(alice, people["family"], is_family=True)
    members.follows(alice, people["both"], is_friend=True, is_family=True)
    return {**people, "bob": bob}


def _names(rsp) -> list[str]:
    return [contact.get("username") for contact in rsp[0]]


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({}, ["bob", "both", "family", "Friend"]),
        ({"filter": "friends"}, ["Friend"]),
        ({"filter": "family"}, ["family"]),
        ({"filter": "both"}, ["both"]),
        ({"filter": "neither"}, ["bob"]),
        ({"per_page": 3, "page": 2}, ["Friend"]),
    ],
)
def test_contacts_are_listed_by_name_and_by_closeness(flickr, alice, four, chosen, names):
    assert _names(flickr(alice).contacts.getList(**chosen)) == names


def test_a_list_of_contacts_says_how_long_it_is(flickr, alice, four):
    [listed] = flickr(alice).contacts.getList(per_page=0)
    assert listed.attrib == {
        "page": "1",
        "pages": "1",
        "per_page": "1000",
        "perpage": "1000",
        "total": "4",
    }
    assert listed[1].attrib["friend"] == listed[1].attrib["family"] == "1"


def test_contacts_are_listed_by_the_time_since_they_are_contacts(flickr, alice, four):
    for since, name in enumerate(["both", "Friend", "bob", "family"]):
        contact = Contact(owner=alice.nsid, nsid=four[name].nsid, since=since)
        contacts.remove(alice.nsid, contact.nsid)
        contacts.add(contact)
    flickr(alice).pushr.contacts.add(user_id=four["both"].nsid, is_friend=1)
    listed = _names(flickr(alice).contacts.getList(sort="time"))
    assert listed == ["family", "bob", "Friend", "both"]


def test_contacts_are_sorted_by_nothing_else(flickr, alice):
    with fails(1, "Invalid sort parameter."):
        flickr(alice).contacts.getList(sort="age")
    with fails(99):
        flickr().contacts.getList()


def test_anybody_may_know_the_contacts_but_not_how_close_they_are(flickr, alice, four):
    people.change(four["family"].nsid, deleted=True)
    [listed] = flickr().contacts.getPublicList(user_id=alice.nsid)
    assert [contact.get("username") for contact in listed] == ["bob", "both", "Friend"]
    assert not {"friend", "family", "realname"} & listed[0].attrib.keys()
    with fails(1, "User not found"):
        flickr().contacts.getPublicList(user_id="1@N01")


def test_who_uploaded_lately_is_listed_with_how_many(flickr, alice, four, tiny):
    photo_id = flickr(four["bob"]).upload(tiny)
    flickr(four["bob"]).upload(tiny + b"2", is_public=0)
    flickr(four["Friend"]).upload(tiny)
    old = int(photos.read(photo_id).posted) - 7200
    flickr(four["Friend"]).photos.setDates(photo_id=_newest(four["Friend"]), date_posted=old)

    def listed(**asked):
        [found] = flickr(alice).contacts.getListRecentlyUploaded(**asked)
        return [(each.get("username"), each.get("photos_uploaded")) for each in found]

    assert listed() == [("bob", "1")]
    assert listed(date_lastupload=old) == [("bob", "1"), ("Friend", "1")]
    assert listed(date_lastupload=old, filter="ff") == [("Friend", "1")]


def _newest(member) -> str:
    return next(photos.of(member.nsid)).id


@pytest.fixture
def uploaded(flickr, hub, members, alice, four, tiny) -> dict[str, str]:
    """The ids of photos of alice's contacts, oldest first, and one of her own."""
    members.follows(four["Friend"], alice, is_friend=True)
    shots = {
        "bob's first": flickr(four["bob"]).upload(tiny),
        "bob's": flickr(four["bob"]).upload(tiny + b"2"),
        "for nobody": flickr(four["bob"]).upload(tiny + b"3", is_public=0),
        "for friends": flickr(four["Friend"]).upload(tiny + b"4", is_public=0, is_friend=1),
        "alice's": flickr(alice).upload(tiny + b"5"),
    }
    hub.drain()
    return shots


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ({}, ["for friends", "bob's", "bob's first"]),
        ({"count": 2}, ["for friends", "bob's"]),
        ({"count": 0}, ["for friends", "bob's", "bob's first"]),
        ({"single_photo": 1}, ["for friends", "bob's"]),
        ({"just_friends": 1}, ["for friends"]),
        ({"include_self": 1}, ["alice's", "for friends", "bob's", "bob's first"]),
    ],
)
def test_the_photos_of_contacts_are_merged_newest_first(flickr, alice, uploaded, asked, seen):
    [listed] = flickr(alice).photos.getContactsPhotos(**asked)
    assert [photo.get("id") for photo in listed] == [uploaded[name] for name in seen]
    count = str(len(seen))
    assert listed.attrib == {
        "page": "1",
        "pages": "1",
        "perpage": count,
        "total": count,
        "per_page": count,
    }


def test_everybody_may_see_the_public_photos_of_somebody_s_contacts(flickr, alice, bob, uploaded):
    [listed] = flickr().photos.getContactsPublicPhotos(user_id=alice.nsid, extras="views")
    assert [photo.get("id") for photo in listed] == [uploaded["bob's"], uploaded["bob's first"]]
    assert (listed[0].get("username"), listed[0].get("views")) == ("bob", "0")
    assert len(flickr(alice).photos.getContactsPublicPhotos(user_id="me", just_friends=1)[0]) == 0
    with fails(1, "User not found"):
        flickr().photos.getContactsPublicPhotos(user_id="1@N01")


def test_who_follows_nobody_sees_nothing(flickr, bob):
    [listed] = flickr(bob).photos.getContactsPhotos()
    assert (len(listed), listed.get("total"), listed.get("pages")) == (0, "0", "0")
    with fails(99):
        flickr().photos.getContactsPhotos()
