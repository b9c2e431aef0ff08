"""The methods flickr.photos.* that change one of the caller's photos, or delete it."""

from __future__ import annotations

from typing import Literal

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model import dates
from chalicelib.model.failures import ParameterMissing
from chalicelib.model.photo import SERVER, check_words
from chalicelib.model.photo_failures import (
    ArgumentsInvalid,
    DatesMissing,
    GranularityInvalid,
    NothingToSet,
    PhotoNotFound,
    PostedInvalid,
    TakenInvalid,
    TakenUnreadable,
)
from chalicelib.model.reading import Number
from chalicelib.model.visibility import Visibility
from chalicelib.responses import photos as responses
from chalicelib.store import blobs, photos, photosets


@method("flickr.photos.delete", perms="delete", errors={1: PhotoNotFound})
def delete(call: Call, *, photo_id: str) -> None:
    """Delete one of the caller's photos, out of its sets first; a set of it alone goes with it.

    photo_id: The id of the photo.
    """
    photo = photos.own(photo_id, call.viewer)
    photosets.take_out(photo, call.now)
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
    check_words(title, description)
    given = {"title": title, "description": description}
    changed = {name: value for name, value in given.items() if value is not None}
    if not changed:
        raise NothingToSet
    photos.own(photo_id, call.viewer)
    return responses.meta(photos.edit(photo_id, call.now, **changed))


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
    photo = photos.own(photo_id, call.viewer)
    comment = photo.perm_comment if perm_comment is None else perm_comment
    addmeta = photo.perm_addmeta if perm_addmeta is None else perm_addmeta
    changed = photos.edit(
        photo_id,
        call.now,
        visibility=Visibility(is_public=is_public, is_friend=is_friend, is_family=is_family),
        perm_comment=comment,
        perm_addmeta=addmeta,
    )
    return responses.photo_id(changed)


@method(
    "flickr.photos.setDates",
    perms="write",
    errors={
        1: PhotoNotFound,
        2: DatesMissing,
        3: GranularityInvalid,
        4: PostedInvalid,
        5: TakenUnreadable,
        6: TakenInvalid,
    },
)
def set_dates(
    call: Call,
    *,
    photo_id: str,
    date_posted: str = "",
    date_taken: str = "",
    date_taken_granularity: str = "",
) -> None:
    """Set when one of the caller's photos was uploaded, when it was taken, or both.

    photo_id: The id of the photo.
    date_posted: When it was uploaded, a unix time that is not to come.
    date_taken: When it was taken, YYYY-MM-DD HH:MM:SS in no zone but the camera's.
    date_taken_granularity: How exactly that is known: 0 to the second, 4 month, 6 year, 8 circa.
    """
    changed: dict[str, str | int] = {}
    if date_posted:
        changed["posted"] = dates.posted(date_posted, call.now)
    if date_taken:
        changed |= {"taken": dates.taken(date_taken), "taken_unknown": False}
    if date_taken_granularity:
        changed["taken_granularity"] = dates.granularity(date_taken_granularity)
    if not changed:
        raise DatesMissing
    photos.own(photo_id, call.viewer)
    photos.edit(photo_id, call.now, **changed)


@method(
    "flickr.photos.setSafetyLevel",
    perms="write",
    errors={1: PhotoNotFound, 2: ArgumentsInvalid},
)
def set_safety_level(
    call: Call, *, photo_id: str, safety_level: Number | None = None, hidden: Number | None = None
) -> None:
    """Set how safe one of the caller's photos is, whether public searches leave it out, or both.

    photo_id: The id of the photo.
    safety_level: 1 safe, 2 moderate, 3 restricted.
    hidden: 1 to be left out of public searches, 0 to be found by them.
    """
    given = {"safety_level": safety_level, "hidden": hidden}
    changed = {name: number for name, number in given.items() if number is not None}
    fine = changed.get("safety_level", 1) in {1, 2, 3} and changed.get("hidden", 0) in {0, 1}
    if not changed or not fine:
        raise ArgumentsInvalid
    if "hidden" in changed:
        changed["hidden"] = bool(hidden)
    photos.own(photo_id, call.viewer)
    photos.edit(photo_id, call.now, **changed)


@method(
    "flickr.photos.setContentType",
    perms="write",
    errors={1: PhotoNotFound, 2: ParameterMissing("Required arguments missing")},
)
def set_content_type(call: Call, *, photo_id: str, content_type: Literal[1, 2, 3]) -> None:
    """Set what one of the caller's photos is.

    photo_id: The id of the photo.
    content_type: 1 photo, 2 screenshot, 3 other.
    """
    photos.own(photo_id, call.viewer)
    photos.edit(photo_id, call.now, content_type=content_type)
