"""<photoset> and <photosets>, and the sets among a photo's contexts."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from chalicelib.formats.element import Element, Value, text
from chalicelib.model import addresses
from chalicelib.model.listed import Listed
from chalicelib.model.paging import Page
from chalicelib.model.person import Person
from chalicelib.model.photo import FARM, SERVER
from chalicelib.model.photoset import Photoset, Shown
from chalicelib.responses.lists import EXTRAS, PhotoList

Attributes = dict[str, Value]


def created(photoset: Photoset, owner: Person) -> Element:
    """What flickr.photosets.create answers."""
    return Element("photoset", id=photoset.id, url=addresses.photoset(photoset.id, owner))


def info(shown: Shown, *, is_member: bool) -> Element:
    """What flickr.photosets.getInfo answers. ``is_member`` is whether the viewer is signed in."""
    return _photoset(shown, {"photos": len(shown.rows)}, is_member=is_member)


def listed(
    page: Page[Shown],
    extras: Sequence[str],
    photo_ids: Collection[str],
    *,
    is_member: bool,
    is_own: bool,
) -> Element:
    """What flickr.photosets.getList answers.

    ``extras`` are those of the primary photos; ``photo_ids`` are looked for in each of the sets.
    """
    answer = Element(
        "photosets",
        cancreate=is_own,
        page=page.page,
        pages=page.pages,
        perpage=page.per_page,
        total=page.total,
    )
    found = [_in_list(shown, extras, photo_ids, is_member=is_member) for shown in page.items]
    return answer.many("photoset", found)


def photos(shown: Shown, page: Page[Listed], extras: Sequence[str]) -> PhotoList:
    """What flickr.photosets.getPhotos answers."""
    primary = shown.primary.photo.id
    return PhotoList(
        tag="photoset",
        page=page,
        extras=extras,
        attributes={
            "id": shown.photoset.id,
            "primary": primary,
            "owner": shown.owner.nsid,
            "ownername": shown.owner.username,
            "per_page": page.per_page,
            "title": shown.photoset.title,
        },
        shown=[{"isprimary": "1" if each.photo.id == primary else "0"} for each in page.items],
    )


def contexts(sets: Sequence[Shown]) -> Element:
    """What flickr.photos.getAllContexts answers: there are no groups yet to have pools."""
    return Element("rsp").many("set", [_context(shown) for shown in sets]).many("pool", [])


def _context(shown: Shown) -> Element:
    return Element(
        "set",
        title=shown.photoset.title,
        **_primary(shown),
        view_count="0",
        comment_count=str(shown.photoset.comments),
        count_photo=len(shown.rows),
        count_video=0,
    )


def _in_list(
    shown: Shown, extras: Sequence[str], photo_ids: Collection[str], *, is_member: bool
) -> Element:
    more: Attributes = {"photos": str(len(shown.rows)), "videos": 0}
    if photo_ids:
        there = [each for each in shown.photo_ids if each in photo_ids]
        more["has_requested_photos"] = ",".join(there)
    answer = _photoset(shown, more, is_member=is_member)
    if extras:
        answer.one(_primary_extras(shown.primary, extras))
    return answer


def _photoset(shown: Shown, more: Attributes, *, is_member: bool) -> Element:
    photoset = shown.photoset
    answer = Element(
        "photoset",
        **_primary(shown),
        owner=shown.owner.nsid,
        username=shown.owner.username,
        **more,
        count_photos=str(len(shown.rows)),
        count_videos=0,  # no upload makes one
        count_views="0",  # nobody counts them
        count_comments=str(photoset.comments),
        can_comment=is_member,
        needs_interstitial=0,
        visibility_can_see_set=1,
        date_create=str(photoset.created),
        date_update=str(photoset.updated),
    )
    return answer.one(text("title", photoset.title), text("description", photoset.description))


def _primary(shown: Shown) -> Attributes:
    photo = shown.primary.photo
    return {
        "id": shown.photoset.id,
        "primary": photo.id,
        "secret": photo.secret,
        "server": SERVER,
        "farm": FARM,
    }


def _primary_extras(primary: Listed, extras: Sequence[str]) -> Element:
    answer = Element("primary_photo_extras")
    for extra in extras:
        if extra in EXTRAS:
            answer.attributes.update(EXTRAS[extra](primary))
    return answer
