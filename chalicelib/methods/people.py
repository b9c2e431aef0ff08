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
from chalicelib.model.quota import PRO_BYTES, Quota
from chalicelib.model.reading import CommaList
from chalicelib.model.search import Search
from chalicelib.model.visibility import STRANGER, Relation
from chalicelib.responses import lists
from chalicelib.responses import people as responses
from chalicelib.responses.lists import PhotoList
from chalicelib.search import find
from chalicelib.settings import settings
from chalicelib.store import contacts, people, photos, uploads


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


@method("flickr.people.getUploadStatus", perms="read")
def get_upload_status(call: Call) -> Element:
    """Return how much the caller may upload this month, and how much was."""
    return responses.upload_status(call.caller, _quota(call))


@method("flickr.people.getLimits", perms="read")
def get_limits(call: Call) -> Element:
    """Return how large the caller's photos may be, and how large they are shown."""
    return responses.limits(call.caller, int(settings().upload_bytes_max))


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


@method("flickr.people.getPhotosOf", errors={1: PersonNotFound("User not found.")})
def get_photos_of(
    call: Call, *, user_id: str, owner_id: str = "", extras: CommaList = (), paging: Paging
) -> PhotoList:
    """Return the photos that a person is in and the caller may see, newest first.

    user_id: The NSID of the person who is in them, or me for the caller.
    owner_id: The NSID of who made them, or me for the caller; anybody if absent.
    extras: What to add to each photo, separated by commas.
    """
    shown = people.get(call.nsid(user_id)).nsid
    owners = (people.get(call.nsid(owner_id)).nsid,) if owner_id else None
    search = Search(people=(shown,), owners=owners)
    return lists.photos(find.find(search, viewer=call.viewer, paging=paging), extras)


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


def _quota(call: Call) -> Quota:
    person = call.caller
    free, used = int(settings().free_bytes_monthly), uploads.counted(person.nsid, call.now)
    return Quota(
        monthly=used + PRO_BYTES if person.is_pro else free,
        used=used,
        file=int(settings().upload_bytes_max),
        photos=sum(1 for _ in photos.of(person.nsid)),
        unlimited=person.is_pro,
    )
