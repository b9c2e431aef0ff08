"""The methods flickr.photos.*."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model import tag
from chalicelib.model.failures import (
    NothingToSet,
    ParameterMissing,
    PermissionDenied,
    PersonNotFound,
    PhotoNotFound,
    TagNotFound,
    TooManyTags,
)
from chalicelib.model.person import Person
from chalicelib.model.photo import SERVER, Photo
from chalicelib.model.visibility import Visibility
from chalicelib.responses import photos as responses
from chalicelib.responses import sizes
from chalicelib.store import blobs, contacts, people, photos


@method("flickr.photos.getInfo", errors={1: PhotoNotFound})
def get_info(call: Call, *, photo_id: str, secret: str = "") -> Element:
    """Return everything about a photo that the caller may see.

    photo_id: The id of the photo.
    secret: The photo's secret; who knows it may see the photo whatever its privacy.
    """
    photo = photos.get(photo_id, seen_by=call.viewer, secret=secret)
    owner = _owner(photo)
    return responses.info(photo, owner, contacts.relation(owner.nsid, call.viewer))


@method("flickr.photos.getSizes", errors={1: PhotoNotFound, 2: PermissionDenied})
def get_sizes(call: Call, *, photo_id: str) -> Element:
    """Return the sizes in which a photo can be had, smallest first.

    photo_id: The id of the photo.
    """
    photo = photos.read(photo_id)
    relation = contacts.relation(photo.owner, call.viewer)
    if not photo.visibility.admits(relation):
        raise PermissionDenied
    return sizes.sizes(photo, _owner(photo), relation)


@method("flickr.photos.delete", perms="delete", errors={1: PhotoNotFound})
def delete(call: Call, *, photo_id: str) -> None:
    """Delete one of the caller's photos, all its files first.

    photo_id: The id of the photo.
    """
    photo = _own(call, photo_id)
    blobs.delete(f"{SERVER}/{photo.id}_")
    photos.remove(photo.id)


@method("flickr.photos.setMeta", perms="write", errors={1: PhotoNotFound, 2: NothingToSet})
def set_meta(
    call: Call, *, photo_id: str, title: str | None = None, description: str | None = None
) -> Element:
    """Set the title, the description or both of one of the caller's photos.

    photo_id: The id of the photo.
    title: The new title; empty for none.
    description: The new description; empty for none.
    """
    given = {"title": title, "description": description}
    changed = {name: value for name, value in given.items() if value is not None}
    if not changed:
        raise NothingToSet
    _own(call, photo_id)
    return responses.meta(_changed(call, photo_id, **changed))


@method(
    "flickr.photos.setPerms",
    perms="write",
    errors={1: PhotoNotFound, 2: ParameterMissing("Required arguments missing")},
)
def set_perms(  # noqa: PLR0913
    call: Call,
    *,
    photo_id: str,
    is_public: bool,
    is_friend: bool,
    is_family: bool,
    perm_comment: Literal[0, 1, 2, 3] | None = None,
    perm_addmeta: Literal[0, 1, 2, 3] | None = None,
) -> Element:
    """Set who may see one of the caller's photos, who may comment, and who may add notes and tags.

    photo_id: The id of the photo.
    is_public: 1 for everybody to see it, otherwise 0.
    is_friend: 1 for friends to see it while it is not public, otherwise 0.
    is_family: 1 for family to see it while it is not public, otherwise 0.
    perm_comment: Who may comment: 0 nobody, 1 friends and family, 2 contacts, 3 everybody.
    perm_addmeta: Who may add notes and tags, by the same numbers.
    """
    photo = _own(call, photo_id)
    comment = photo.perm_comment if perm_comment is None else perm_comment
    addmeta = photo.perm_addmeta if perm_addmeta is None else perm_addmeta
    changed = _changed(
        call,
        photo_id,
        visibility=Visibility(is_public=is_public, is_friend=is_friend, is_family=is_family),
        perm_comment=comment,
        perm_addmeta=addmeta,
    )
    return responses.photo_id(changed)


@method("flickr.photos.addTags", perms="write", errors={1: PhotoNotFound, 2: TooManyTags})
def add_tags(call: Call, *, photo_id: str, tags: str) -> Element:
    """Add tags to one of the caller's photos; those it has already are left as they are.

    photo_id: The id of the photo.
    tags: The tags, separated by spaces; quotes keep the words of one tag together.
    """
    before = _own(call, photo_id)
    raws = tag.split(tags)

    def with_more(photo: Photo) -> Photo:
        added = tag.tagged(raws, call.caller.nsid, photo.tags)
        if len(photo.tags) + len(added) > tag.TAGS_MAX:
            raise TooManyTags
        return _touched(call, photo, tags=(*photo.tags, *added)) if added else photo

    after = photos.change(photo_id, with_more)
    new = [each for each in after.tags if each not in before.tags]
    return responses.tags(new, after, call.caller)


@method("flickr.photos.removeTag", perms="write", errors={1: TagNotFound})
def remove_tag(call: Call, *, tag_id: str) -> None:
    """Take a tag off one of the caller's photos.

    tag_id: The tag's id, as flickr.photos.getInfo gives it.
    """
    _, _, rest = tag_id.partition("-")
    photo_id, _, number = rest.partition("-")
    try:
        _own(call, photo_id)
    except PhotoNotFound as error:
        raise TagNotFound from error

    def without(photo: Photo) -> Photo:
        left = tuple(each for each in photo.tags if each.number != number)
        if len(left) == len(photo.tags):
            raise TagNotFound
        return _touched(call, photo, tags=left)

    photos.change(photo_id, without)


def _own(call: Call, photo_id: str) -> Photo:
    """A photo of the caller's own. Raises PhotoNotFound."""
    photo = photos.get(photo_id, seen_by=call.viewer)
    if photo.owner != call.viewer:
        raise PhotoNotFound
    return photo


def _owner(photo: Photo) -> Person:
    """Whose photo it is. Raises PhotoNotFound of who is gone, with all that was theirs."""
    try:
        return people.get(photo.owner)
    except PersonNotFound as error:
        raise PhotoNotFound from error


def _changed(call: Call, photo_id: str, **attributes: object) -> Photo:
    return photos.change(photo_id, lambda photo: _touched(call, photo, **attributes))


def _touched(call: Call, photo: Photo, **attributes: object) -> Photo:
    """A photo with changes, updated now if they are any."""
    changed = replace(photo, **attributes)  # type: ignore[arg-type]
    return photo if changed == photo else replace(changed, updated=int(call.now))
