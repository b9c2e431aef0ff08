"""The methods flickr.favorites.*."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.model.failures import (
    AlreadyFavorite,
    CannotSeePhoto,
    FavoriteOfAnother,
    NotFavorite,
    OwnPhoto,
    PersonNotFound,
    PhotoNotFound,
)
from chalicelib.store import contacts, favorites, people, photos


@method(
    "flickr.favorites.add",
    perms="write",
    errors={1: PhotoNotFound, 2: OwnPhoto, 3: AlreadyFavorite, 4: CannotSeePhoto},
)
def add(call: Call, *, photo_id: str) -> None:
    """Make a photo of somebody else's a favorite of the caller's.

    photo_id: The id of the photo.
    """
    photo = photos.read(photo_id)
    if photo.owner == call.viewer:
        raise OwnPhoto
    if not photo.visibility.admits(contacts.relation(photo.owner, call.viewer)):
        raise CannotSeePhoto
    favorites.add(call.caller.nsid, photo.id, call.now)  # the table's stream tells the hub


@method(
    "flickr.favorites.remove",
    perms="write",
    errors={1: NotFavorite, 2: FavoriteOfAnother, 3: PersonNotFound},
)
def remove(call: Call, *, photo_id: str, user_id: str = "me") -> None:
    """Let a photo be a favorite of the caller's no longer.

    photo_id: The id of the photo.
    user_id: Whose favorite it is: the caller's NSID or me, since nobody else's can be removed.
    """
    person = people.get(call.nsid(user_id or "me"))
    if person.nsid != call.viewer:
        raise FavoriteOfAnother
    favorites.remove(person.nsid, photo_id, call.now)
