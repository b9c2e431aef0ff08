"""pushr.contacts.*: whom a person follows; Flickr had this on its web site only."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.hub import listening
from chalicelib.model.contact import Contact
from chalicelib.model.failures import ContactNotFound, OwnContact, PersonDeleted, PersonNotFound
from chalicelib.store import contacts, people


@method(
    "pushr.contacts.add",
    perms="write",
    errors={1: PersonNotFound, 2: OwnContact, 5: PersonDeleted},
)
def add(call: Call, *, user_id: str, is_friend: bool = False, is_family: bool = False) -> None:
    """Follow a person, or change how close somebody is; what is pushed follows at once.

    user_id: The NSID of the person to follow.
    is_friend: 1 if the person is a friend, otherwise 0.
    is_family: 1 if the person is family, otherwise 0.
    """
    person = people.get(user_id)
    if person.nsid == call.caller.nsid:
        raise OwnContact
    contacts.add(
        Contact(
            owner=call.caller.nsid,
            nsid=person.nsid,
            is_friend=is_friend,
            is_family=is_family,
            since=int(call.now),
        )
    )
    listening.settle_contact(call.caller.nsid, person.nsid, call.now)


@method("pushr.contacts.remove", perms="write", errors={1: ContactNotFound})
def remove(call: Call, *, user_id: str) -> None:
    """Follow a person no longer; what is pushed follows at once.

    user_id: The NSID of the person.
    """
    contacts.remove(call.caller.nsid, user_id)
    listening.settle_contact(call.caller.nsid, user_id, call.now)
