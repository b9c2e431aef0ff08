"""The methods flickr.favorites.*."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.failures import PersonNotFound
from chalicelib.model.favorite import FaveDates, Favorite
from chalicelib.model.listed import Listed
from chalicelib.model.paging import Page, Paging, page_of
from chalicelib.model.photo_failures import (
    AlreadyFavorite,
    CannotSeePhoto,
    FavoriteOfAnother,
    NotFavorite,
    OwnPhoto,
    PhotoNotFound,
)
from chalicelib.model.reading import CommaList
from chalicelib.responses import context
from chalicelib.responses.lists import Attributes, PhotoList
from chalicelib.store import contacts, favorites, listed, people, photos

_LOOKED_AT = 500  # favorites that are all looked at, whatever page is asked for
_Seen = Callable[[Sequence[Favorite]], list[Listed]]
_NEIGHBOURS = 20  # looked at before one that may be seen is given up


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


@method("flickr.favorites.getList", errors={1: PersonNotFound})
def get_list(
    call: Call,
    *,
    user_id: str = "",
    dates: FaveDates,
    extras: CommaList = (),
    paging: Paging,
) -> PhotoList:
    """Return a person's favorites that the caller may see, the newest favorite first.

    Of who has more than 500 favorites, those that may not be seen are counted in the total, and
    leave their page shorter.

    user_id: The person's NSID, or me for the caller, as when it is absent.
    extras: What to add to each photo, separated by commas.
    """
    person = people.get(call.nsid(user_id or "me"))
    faved = [each for each in favorites.of(person.nsid) if dates.admit(each)]
    return _list(faved, lambda some: _seen(some, call.viewer), extras, paging)


@method("flickr.favorites.getPublicList", errors={1: PersonNotFound})
def get_public_list(
    call: Call,
    *,
    user_id: str,
    dates: FaveDates,
    extras: CommaList = (),
    paging: Paging,
) -> PhotoList:
    """Return a person's favorites that are public and safe, the newest favorite first.

    Of who has more than 500 favorites, others are counted in the total, and leave their page
    shorter.

    user_id: The person's NSID, or me for the caller.
    extras: What to add to each photo, separated by commas.
    """
    person = people.get(call.nsid(user_id))
    faved = [each for each in favorites.of(person.nsid) if dates.admit(each)]
    return _list(faved, _open, extras, paging)


@method(
    "flickr.favorites.getContext",
    errors={1: PhotoNotFound, 2: PersonNotFound, 3: NotFavorite("Photo not a favorite")},
)
def get_context(
    call: Call, *, photo_id: str, user_id: str, extras: CommaList = ()
) -> list[Element]:
    """Return what a person made a favorite just before and just after a photo.

    photo_id: The id of the photo.
    user_id: The NSID of the person whose favorites they are, or me for the caller.
    extras: What to add to each photo, separated by commas.
    """
    photo = photos.get(photo_id, seen_by=call.viewer)
    faved = [each.photo_id for each in favorites.of(people.get(call.nsid(user_id)).nsid)]
    if photo.id not in faved:
        raise NotFavorite
    at = faved.index(photo.id)
    before = _first_seen(faved[at + 1 :], call.viewer)
    after = _first_seen(faved[:at][::-1], call.viewer)
    neighbours = [each.photo.id for each in (before, after) if each]
    own = favorites.among(call.viewer, neighbours)
    return context.context(len(faved), before, after, faved=own, extras=extras)


def _list(
    faved: Sequence[Favorite], seen: _Seen, extras: Sequence[str], paging: Paging
) -> PhotoList:
    page = _page(faved, seen, paging)
    since = {each.photo_id: str(each.date_faved) for each in faved}
    shown: list[Attributes] = [{"date_faved": since[each.photo.id]} for each in page.items]
    return PhotoList(page=page, extras=extras, shown=shown)


def _page(faved: Sequence[Favorite], seen: _Seen, paging: Paging) -> Page[Listed]:
    if len(faved) <= _LOOKED_AT:
        return page_of(seen(faved), paging)
    cut = page_of(faved, paging)
    return cut.filled(seen(cut.items))


def _seen(faved: Sequence[Favorite], viewer: str | None) -> list[Listed]:
    return listed.of((each.photo_id for each in faved), viewer)


def _open(faved: Sequence[Favorite]) -> list[Listed]:
    return [each for each in _seen(faved, None) if each.photo.is_open]


def _first_seen(photo_ids: Sequence[str], viewer: str | None) -> Listed | None:
    return next(iter(listed.of(photo_ids[:_NEIGHBOURS], viewer)), None)
