"""The methods flickr.photos.people.*."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.failures import PersonNotFound
from chalicelib.model.person_tag import PEOPLE_MAX, Box, PersonTag
from chalicelib.model.photo import Photo
from chalicelib.model.photo_failures import (
    CannotAddPeople,
    CannotRemovePerson,
    CoordinatesMissing,
    PersonRefuses,
    PhotoNotFound,
    PhotoNotPublic,
    TooManyPeople,
)
from chalicelib.model.visibility import permitted
from chalicelib.responses import person_tags
from chalicelib.store import contacts, people, photos


@method("flickr.photos.people.getList", errors={1: PhotoNotFound})
def get_list(call: Call, *, photo_id: str) -> Element:
    """Return who is in a photo.

    photo_id: The id of the photo.
    """
    photo = photos.get(photo_id, seen_by=call.viewer)
    return person_tags.people(photo, people.get_many(tag.nsid for tag in photo.people))


@method(
    "flickr.photos.people.add",
    perms="write",
    errors={
        1: PersonNotFound("Person not found"),
        2: PhotoNotFound,
        4: CannotAddPeople,
        5: PersonRefuses,
        6: CoordinatesMissing,
        7: PhotoNotPublic,
        8: TooManyPeople,
    },
)
def add(call: Call, *, photo_id: str, user_id: str, box: Box) -> None:
    """Say that a person is in a photo that lets the caller add to it.

    Who has taken themselves out of a photo can be added again by nobody else.

    photo_id: The id of the photo.
    user_id: The person's NSID, or me for the caller.
    """
    photo = photos.get(photo_id, seen_by=call.viewer)
    if not permitted(photo.perm_addmeta, contacts.relation(photo.owner, call.viewer)):
        raise CannotAddPeople
    person = people.get(call.nsid(user_id))
    if not photo.visibility.admits(contacts.relation(photo.owner, person.nsid)):
        raise PhotoNotPublic
    if not box.is_whole:
        raise CoordinatesMissing
    tag = PersonTag(nsid=person.nsid, author=call.caller.nsid, **box.edges)
    photos.change(photo_id, lambda photo: _with(photo, tag, call.now))


@method(
    "flickr.photos.people.delete",
    perms="write",
    errors={1: PersonNotFound("Person not found"), 2: PhotoNotFound, 3: CannotRemovePerson},
)
def delete(call: Call, *, photo_id: str, user_id: str) -> None:
    """Say that a person is not in a photo: its owner may, who added the person, and the person.

    photo_id: The id of the photo.
    user_id: The person's NSID, or me for the caller.
    """
    nsid, by = call.nsid(user_id), call.caller.nsid
    photos.get(photo_id, seen_by=by)
    photos.change(photo_id, lambda photo: _without(photo, nsid, by, call.now))


def _with(photo: Photo, tag: PersonTag, now: float) -> Photo:
    if any(each.nsid == tag.nsid for each in photo.people):
        return photo
    if tag.nsid in photo.refusals and tag.author != tag.nsid:
        raise PersonRefuses
    if len(photo.people) >= PEOPLE_MAX:
        raise TooManyPeople
    refusals = tuple(nsid for nsid in photo.refusals if nsid != tag.nsid)
    return photo.edited(now, people=(*photo.people, tag), refusals=refusals)


def _without(photo: Photo, nsid: str, by: str, now: float) -> Photo:
    found = [tag for tag in photo.people if tag.nsid == nsid]
    if not found:
        raise PersonNotFound
    if by not in {photo.owner, nsid, found[0].author}:
        raise CannotRemovePerson
    left = tuple(tag for tag in photo.people if tag.nsid != nsid)
    refusals = (*photo.refusals, nsid) if by == nsid else photo.refusals
    return photo.edited(now, people=left, refusals=refusals)
