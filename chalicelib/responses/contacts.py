"""<contacts> and <contact>."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chalicelib.formats.element import Element, Value
from chalicelib.model.contact import Contact
from chalicelib.model.paging import Page
from chalicelib.model.person import Person

Both = tuple[Contact, Person]
"""A contact, and who that is."""


def contacts(page: Page[Both]) -> Element:
    """What flickr.contacts.getList answers."""
    return _contacts(page, [_own(*both) for both in page.items])


def public(page: Page[Both]) -> Element:
    """What flickr.contacts.getPublicList answers: nothing of how close they are."""
    return _contacts(page, [_contact(person) for _, person in page.items])


def recent(page: Page[Both], uploaded: Mapping[str, Sequence[int]]) -> Element:
    """What flickr.contacts.getListRecentlyUploaded answers; when each uploaded, newest first."""
    found = [_own(*both) for both in page.items]
    for contact, (_, person) in zip(found, page.items, strict=True):
        times = uploaded[person.nsid]
        contact.attributes.update(photos_uploaded=len(times), dateupload=str(times[0]))
    return _contacts(page, found)


def _contacts(page: Page[Both], found: Sequence[Element]) -> Element:
    answer = Element(
        "contacts",
        page=page.page,
        pages=page.pages,
        per_page=page.per_page,
        perpage=page.per_page,
        total=page.total,
    )
    return answer.many("contact", found)


def _own(contact: Contact, person: Person) -> Element:
    closeness: dict[str, Value] = {
        "realname": person.realname,
        "friend": contact.is_friend,
        "family": contact.is_family,
        "path_alias": person.path_alias or None,
        "location": person.location,
    }
    answer = _contact(person)
    answer.attributes.update(closeness)
    return answer


def _contact(person: Person) -> Element:
    return Element(
        "contact",
        nsid=person.nsid,
        username=person.username,
        iconserver="0",
        iconfarm=0,
        ignored=0,  # nobody can be blocked yet
        rev_ignored=0,
    )
