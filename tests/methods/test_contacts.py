"""pushr.contacts.*"""

from __future__ import annotations

import pytest

from chalicelib.model.contact import Contact
from chalicelib.store import contacts, people
from tests.flickr import fails


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
