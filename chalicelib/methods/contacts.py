"""The methods flickr.contacts.*."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.contact import Contact, ContactPaging, Filter
from chalicelib.model.failures import PersonNotFound, SortInvalid
from chalicelib.model.paging import page_of
from chalicelib.model.person import Person
from chalicelib.model.reading import UnixTime
from chalicelib.model.username import folded
from chalicelib.responses import contacts as responses
from chalicelib.store import contacts, newest, people

_HOUR, _DAY = 3600, 86_400
_UPLOADS_MAX = 100  # counted of each contact


@method("flickr.contacts.getList", perms="read", errors={1: SortInvalid})
def get_list(
    call: Call,
    *,
    filter: Filter | None = None,  # noqa: A002
    sort: str = "name",
    paging: ContactPaging,
) -> Element:
    """Return the caller's contacts.

    filter: Only those who are friends (and no family), family (and no friends), both or neither.
    sort: name, by their usernames, or time, the newest contact first.
    """
    if sort not in {"", "name", "time"}:
        raise SortInvalid
    found = _known(each for each in contacts.of(call.caller.nsid) if each.passes(filter))
    if sort == "time":
        found.sort(key=lambda both: both[0].since, reverse=True)
    return responses.contacts(page_of(found, paging))


@method("flickr.contacts.getPublicList", errors={1: PersonNotFound})
def get_public_list(call: Call, *, user_id: str, paging: ContactPaging) -> Element:
    """Return a person's contacts by their usernames, but not how close they are.

    user_id: The person's NSID, or me for the caller.
    """
    person = people.get(call.nsid(user_id))
    return responses.public(page_of(_known(contacts.of(person.nsid)), paging))


@method("flickr.contacts.getListRecentlyUploaded", perms="read")
def get_list_recently_uploaded(
    call: Call,
    *,
    date_lastupload: UnixTime | None = None,
    filter: Literal["ff", "all"] = "all",  # noqa: A002
) -> Element:
    """Return those of the caller's contacts who have uploaded lately, and how many photos each.

    Counted is what the caller may see, up to a hundred photos of each of a thousand contacts.

    date_lastupload: Since when, a unix time within the last day; an hour ago if absent.
    filter: ff for friends and family only, or all.
    """
    since = max(call.now - _DAY, call.now - _HOUR if date_lastupload is None else date_lastupload)
    followed = contacts.of(call.caller.nsid)
    known = _known(each for each in followed if filter == "all" or each.is_close)
    uploaded = _uploaded(call, (person.nsid for _, person in known), since)
    recent = [both for both in known if uploaded.get(both[1].nsid)]
    return responses.recent(page_of(recent, ContactPaging()), uploaded)


def _known(followed: Iterable[Contact]) -> list[tuple[Contact, Person]]:
    """Contacts with who they are, by name; without those who are gone."""
    listed = list(followed)
    found = people.get_many(contact.nsid for contact in listed)
    known = [(each, found[each.nsid]) for each in listed if each.nsid in found]
    there = [(contact, person) for contact, person in known if not person.deleted]
    return sorted(there, key=lambda both: folded(both[1].username))


def _uploaded(call: Call, nsids: Iterable[str], since: float) -> dict[str, list[int]]:
    relations = contacts.relations(nsids, call.viewer)
    found = newest.of_each(relations, _UPLOADS_MAX)
    return {
        nsid: [row.posted for row in rows if row.posted >= since] for nsid, rows in found.items()
    }
