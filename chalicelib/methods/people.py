"""The methods flickr.people.*."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.failures import ParameterMissing, PersonDeleted, PersonNotFound
from chalicelib.model.listed import Listed
from chalicelib.model.paging import Page, Paging, page_of
from chalicelib.model.person import Person
from chalicelib.model.photo_query import PhotoQuery, PhotoRow
from chalicelib.model.reading import CommaList
from chalicelib.model.visibility import STRANGER, Relation
from chalicelib.responses import lists
from chalicelib.responses import people as responses
from chalicelib.responses.lists import PhotoList
from chalicelib.store import contacts, people, photos


@method("flickr.people.findByUsername", errors={1: PersonNotFound})
def find_by_username(call: Call, *, username: str) -> Element:  # noqa: ARG001
    """Return the person of a username, whatever the case of its letters.

    username: The username to look for.
    """
    return responses.found(people.by_username(username))


@method("flickr.people.getInfo", errors={1: PersonNotFound, 5: PersonDeleted})
def get_info(call: Call, *, user_id: str) -> Element:
    """Return what is known about a person.

    user_id: The person's NSID, or me for the caller.
    """
    person = people.get(call.nsid(user_id))
    relation = contacts.relation(person.nsid, call.viewer)
    rows = [row for row in photos.of(person.nsid) if row.visibility.admits(relation)]
    return responses.info(person, rows, relation)


@method("flickr.people.getPublicPhotos", errors={1: PersonNotFound})
def get_public_photos(
    call: Call,
    *,
    user_id: str,
    safe_search: int | None = None,
    extras: CommaList = (),
    paging: Paging,
) -> PhotoList:
    """Return a person's public photos, newest first.

    user_id: The person's NSID, or me for the caller.
    safe_search: How safe a photo must be: 1 safe ones, 2 moderate ones too, 3 all.
    extras: What to add to each photo, separated by commas.
    """
    person = people.get(call.nsid(user_id))
    query = PhotoQuery(safe_search=safe_search)
    return lists.photos(_page(person, query, STRANGER, paging), extras)


@method(
    "flickr.people.getPhotos",
    errors={
        1: ParameterMissing("Required arguments missing"),
        2: PersonNotFound("Unknown user"),
        5: PersonDeleted,
    },
)
def get_photos(
    call: Call, *, user_id: str, query: PhotoQuery, extras: CommaList = (), paging: Paging
) -> PhotoList:
    """Return those of a person's photos that the caller may see, newest first.

    user_id: The person's NSID, or me for the caller.
    extras: What to add to each photo, separated by commas.
    """
    person = people.get(call.nsid(user_id))
    relation = contacts.relation(person.nsid, call.viewer)
    return lists.photos(_page(person, query, relation, paging), extras)


def _page(person: Person, query: PhotoQuery, relation: Relation, paging: Paging) -> Page[Listed]:
    rows = page_of(list(_rows(person, query, relation)), paging)
    found = photos.get_many(row.id for row in rows.items)
    shown = [
        Listed(photo=found[row.id], owner=person, viewer=relation)
        for row in rows.items
        if row.id in found
    ]
    return Page(items=shown, page=rows.page, per_page=rows.per_page, total=rows.total)


def _rows(person: Person, query: PhotoQuery, relation: Relation) -> Iterator[PhotoRow]:
    return (row for row in photos.of(person.nsid) if query.admits(row, relation))
