"""The methods flickr.photosets.*."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model import ids, photoset
from chalicelib.model.failures import ParameterInvalid, PersonNotFound
from chalicelib.model.paging import PER_PAGE_MAX, Page, Paging, page_of
from chalicelib.model.photo_failures import PhotoNotFound
from chalicelib.model.photo_query import PhotoQuery
from chalicelib.model.photoset import PHOTOS_MAX, Photoset
from chalicelib.model.photoset_failures import (
    PhotoInSet,
    PhotoNotInSet,
    PhotosetFull,
    PhotosetNotFound,
    PhotosNotListed,
    PrimaryNotFound,
    PrimaryNotListed,
    TitleMissing,
    TooManyPhotosets,
)
from chalicelib.model.reading import CommaList, Number, Text
from chalicelib.responses import context
from chalicelib.responses import photosets as responses
from chalicelib.responses.lists import PhotoList
from chalicelib.store import favorites, listed, people, photos, photosets, shown


@method(
    "flickr.photosets.create",
    perms="write",
    errors={1: TitleMissing, 2: PhotoNotFound, 3: TooManyPhotosets},
)
def create(call: Call, *, title: Text, primary_photo_id: str, description: str = "") -> Element:
    """Make a set of one of the caller's photos; it becomes the first of the caller's sets.

    title: The set's title.
    primary_photo_id: The id of the photo that stands for the set, and is its only one yet.
    description: The set's description.
    """
    title = photoset.titled(title, description)
    photo = photos.own(primary_photo_id, call.viewer)
    made = Photoset(
        id=ids.new_id(call.now),
        owner=photo.owner,
        title=title,
        description=description,
        primary=photo.id,
        photos=(photo.id,),
        created=int(call.now),
        updated=int(call.now),
    )
    photosets.add(made)
    return responses.created(made, call.caller)


@method("flickr.photosets.delete", perms="write", errors={1: PhotosetNotFound})
def delete(call: Call, *, photoset_id: str) -> None:
    """Delete one of the caller's sets; its photos stay.

    photoset_id: The id of the set.
    """
    photosets.own(photoset_id, call.viewer)
    photosets.remove(photoset_id, call.now)


@method("flickr.photosets.editMeta", perms="write", errors={1: PhotosetNotFound, 2: TitleMissing})
def edit_meta(call: Call, *, photoset_id: str, title: Text, description: str | None = None) -> None:
    """Set the title of one of the caller's sets, and its description.

    photoset_id: The id of the set.
    title: The new title.
    description: The new description, empty for none; absent to leave it as it is.
    """
    changed = {"title": photoset.titled(title, description)}
    if description is not None:
        changed["description"] = description
    photosets.own(photoset_id, call.viewer)
    photosets.change(photoset_id, lambda each: each.edited(call.now, **changed))


@method(
    "flickr.photosets.addPhoto",
    perms="write",
    errors={1: PhotosetNotFound, 2: PhotoNotFound, 3: PhotoInSet, 10: PhotosetFull},
)
def add_photo(call: Call, *, photoset_id: str, photo_id: str) -> None:
    """Add one of the caller's photos to one of the caller's sets, as its last.

    photoset_id: The id of the set.
    photo_id: The id of the photo.
    """
    photosets.own(photoset_id, call.viewer)
    photo = photos.own(photo_id, call.viewer)
    photosets.change(photoset_id, lambda each: each.added(photo.id, call.now))


@method(
    "flickr.photosets.removePhoto",
    perms="write",
    errors={1: PhotosetNotFound, 2: PhotoNotFound, 3: PhotoNotInSet},
)
def remove_photo(call: Call, *, photoset_id: str, photo_id: str) -> None:
    """Take a photo out of one of the caller's sets; a set whose last photo goes is deleted.

    photoset_id: The id of the set.
    photo_id: The id of the photo.
    """
    if photo_id not in photosets.own(photoset_id, call.viewer).photos:
        photos.own(photo_id, call.viewer)
        raise PhotoNotInSet
    photosets.change(photoset_id, lambda each: each.without({photo_id}, call.now))


@method(
    "flickr.photosets.removePhotos", perms="write", errors={1: PhotosetNotFound, 2: PhotoNotFound}
)
def remove_photos(call: Call, *, photoset_id: str, photo_ids: CommaList) -> None:
    """Take photos out of one of the caller's sets; a set whose last photo goes is deleted.

    photoset_id: The id of the set.
    photo_ids: The ids of the photos, separated by commas; those that are not in it do not matter.
    """
    there = photosets.own(photoset_id, call.viewer)
    _check_own(call, set(photo_ids) - set(there.photos))
    photosets.change(photoset_id, lambda each: each.without(set(photo_ids), call.now))


@method(
    "flickr.photosets.reorderPhotos", perms="write", errors={1: PhotosetNotFound, 2: PhotoNotFound}
)
def reorder_photos(call: Call, *, photoset_id: str, photo_ids: CommaList) -> None:
    """Put photos of one of the caller's sets first; the others keep their order behind them.

    photoset_id: The id of the set.
    photo_ids: The ids of the photos in their new order, separated by commas.
    """
    there = photosets.own(photoset_id, call.viewer)
    if not set(photo_ids) <= set(there.photos):
        raise PhotoNotFound
    photosets.change(photoset_id, lambda each: each.ordered(photo_ids, call.now))


@method(
    "flickr.photosets.editPhotos",
    perms="write",
    errors={
        1: PhotosetNotFound,
        2: PhotoNotFound,
        3: PrimaryNotFound,
        4: PrimaryNotListed,
        5: PhotosNotListed,
    },
)
def edit_photos(call: Call, *, photoset_id: str, primary_photo_id: str, photo_ids: Text) -> None:
    """Set the photos of one of the caller's sets, in their order, in place of those it has.

    photoset_id: The id of the set.
    primary_photo_id: The id of the photo that stands for the set, one of those listed.
    photo_ids: The ids of the photos, separated by commas.
    """
    there = photosets.own(photoset_id, call.viewer)
    wanted = photoset.listed(photo_ids)
    if primary_photo_id not in photos.get_many([primary_photo_id]):
        raise PrimaryNotFound
    _check_own(call, set(wanted) - set(there.photos))
    photosets.change(photoset_id, lambda each: each.holding(wanted, primary_photo_id, call.now))


@method(
    "flickr.photosets.setPrimaryPhoto",
    perms="write",
    errors={1: PhotosetNotFound, 2: PhotoNotFound},
)
def set_primary_photo(call: Call, *, photoset_id: str, photo_id: str) -> None:
    """Let a photo of one of the caller's sets stand for the set.

    photoset_id: The id of the set.
    photo_id: The id of the photo.
    """
    if photo_id not in photosets.own(photoset_id, call.viewer).photos:
        raise PhotoNotFound
    photosets.change(photoset_id, lambda each: each.led_by(photo_id, call.now))


@method(
    "flickr.photosets.orderSets",
    perms="write",
    errors={1: PhotosetNotFound("Set not found")},
)
def order_sets(call: Call, *, photoset_ids: CommaList) -> None:
    """Order the caller's sets: those given first, the others behind them by their ids.

    photoset_ids: The ids of the sets, separated by commas.
    """
    photosets.order(call.caller.nsid, photoset_ids)


@method("flickr.photosets.getInfo", errors={1: PhotosetNotFound, 2: PersonNotFound})
def get_info(call: Call, *, photoset_id: str, user_id: str = "") -> Element:
    """Return what is known about a set.

    photoset_id: The id of the set.
    user_id: The NSID of whose set it is, or me for the caller.
    """
    return responses.info(_shown(call, photoset_id, user_id), is_member=call.viewer is not None)


@method("flickr.photosets.getList", errors={1: PersonNotFound})
def get_list(
    call: Call,
    *,
    user_id: str = "me",
    primary_photo_extras: CommaList = (),
    photo_ids: CommaList = (),
    page: Number | None = None,
    per_page: Number | None = None,
) -> Element:
    """Return those of a person's sets that the caller sees photos of, in the person's order.

    user_id: The person's NSID, or me for the caller, as when it is absent.
    primary_photo_extras: What to add of each set's primary photo, separated by commas.
    photo_ids: Ids of photos to look for: each set tells which of them it has.
    page: The page of results to return, 1 if absent.
    per_page: The number of sets on a page, 500 at most; all of them if page is absent, too.
    """
    person = people.get(call.nsid(user_id or "me"))
    seen = shown.of(photosets.of(person.nsid), person, call.viewer)
    if page is None and per_page is None:
        cut = Page(items=seen, page=1, per_page=len(seen) or PER_PAGE_MAX, total=len(seen))
    else:
        cut = page_of(seen, Paging(page=page or 1, per_page=per_page or PER_PAGE_MAX))
    return responses.listed(
        cut,
        primary_photo_extras,
        set(photo_ids),
        is_member=call.viewer is not None,
        is_own=person.nsid == call.viewer,
    )


@method("flickr.photosets.getPhotos", errors={1: PhotosetNotFound, 2: PersonNotFound})
def get_photos(  # noqa: PLR0913
    call: Call,
    *,
    photoset_id: str,
    user_id: str = "",
    extras: CommaList = (),
    privacy_filter: int | None = None,
    media: Literal["all", "photos", "videos"] = "all",
    page: Number = 1,
    per_page: Number = PER_PAGE_MAX,
) -> PhotoList:
    """Return those photos of a set that the caller may see, in the set's order.

    photoset_id: The id of the set.
    user_id: The NSID of whose set it is, or me for the caller.
    extras: What to add to each photo, separated by commas.
    privacy_filter: 1 public, 2 friends, 3 family, 4 friends and family, 5 private; own sets only.
    media: all, photos or videos.
    page: The page of results to return, 1 if absent.
    per_page: The number of photos on a page, 500 if absent, which is the most.
    """
    seen = _shown(call, photoset_id, user_id)
    query = PhotoQuery(privacy_filter=privacy_filter)
    rows = [row.id for row in seen.rows if query.admits(row, seen.viewer)]
    if media == "videos":  # which no upload makes
        rows = []
    cut = page_of(rows, Paging(page=page, per_page=per_page or PER_PAGE_MAX))
    return responses.photos(seen, cut.filled(listed.of(cut.items, call.viewer)), extras)


@method("flickr.photosets.getContext", errors={1: PhotoNotFound, 2: PhotoNotInSet})
def get_context(
    call: Call, *, photo_id: str, photoset_id: str, extras: CommaList = ()
) -> list[Element]:
    """Return which photos come before and after a photo in a set.

    photo_id: The id of the photo.
    photoset_id: The id of the set.
    extras: What to add to each photo, separated by commas.
    """
    photo = photos.get(photo_id, seen_by=call.viewer)
    try:
        seen = shown.photoset(photoset_id, call.viewer).photo_ids
    except PhotosetNotFound as error:
        raise PhotoNotInSet from error
    if photo.id not in seen:
        raise PhotoNotInSet
    before, after = listed.beside(photo.id, seen, call.viewer)
    faved = favorites.among(call.viewer, [each.photo.id for each in (before, after) if each])
    return context.context(len(seen), before, after, faved=faved, extras=extras)


def _shown(call: Call, photoset_id: str, user_id: str) -> photoset.Shown:
    """A set as the caller sees it; of the person named, if one is."""
    owner = people.get(call.nsid(user_id)).nsid if user_id else ""
    seen = shown.photoset(photoset_id, call.viewer)
    if owner and seen.owner.nsid != owner:
        raise PhotosetNotFound
    return seen


def _check_own(call: Call, photo_ids: Collection[str]) -> None:
    """Raise PhotoNotFound unless all of these are the caller's; ParameterInvalid of too many."""
    if len(photo_ids) > PHOTOS_MAX:
        raise ParameterInvalid
    found = photos.get_many(photo_ids)
    if any(each not in found or found[each].owner != call.viewer for each in photo_ids):
        raise PhotoNotFound
