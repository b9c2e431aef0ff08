"""<photos>: the standard photos response, and the extras that may be asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from chalicelib.formats.element import Element, Value, text
from chalicelib.model import addresses
from chalicelib.model.listed import Listed
from chalicelib.model.paging import Page
from chalicelib.model.photo import FARM, SERVER
from chalicelib.responses.photos import may_see_original, place_of
from chalicelib.responses.sizes import NAMES

Attributes = dict[str, Value]


def are_among(answers: Any) -> bool:
    """Whether photos are what a function answers, by what its annotation says."""
    return PhotoList in (answers, *get_args(answers))


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoList:
    """The standard photos response: any format can write it, those of feeds too.

    ``attributes`` of the root come after the usual ones, or instead of them; an owner there is not
    told again at each photo. ``shown`` is what more stands at each photo, in their order.
    """

    tag: str = "photos"
    page: Page[Listed]
    extras: Sequence[str] = ()
    attributes: Mapping[str, Value] = field(default_factory=dict)
    shown: Sequence[Attributes] = ()

    def element(self) -> Element:
        """The answer as a tree."""
        page = self.page
        root: Attributes = {
            "page": page.page,
            "pages": page.pages,
            "perpage": page.per_page,
            "total": str(page.total),
            **self.attributes,
        }
        photos = [_photo(listed, self.extras) for listed in page.items]
        for photo, more in zip(photos, self.shown, strict=False):
            photo.attributes.update(more)
        if "owner" in self.attributes:
            for photo in photos:
                del photo.attributes["owner"]
        return Element(self.tag, **root).many("photo", photos)


def photos(page: Page[Listed], extras: Sequence[str] = ()) -> PhotoList:
    """A page of photos."""
    return PhotoList(page=page, extras=extras)


def of_contacts(listed: Sequence[Listed], extras: Sequence[str] = ()) -> PhotoList:
    """Photos of somebody's contacts: all on one page, each with the name of who made it."""
    count = len(listed)
    return PhotoList(
        page=Page(items=listed, page=1, per_page=count or 1, total=count),
        extras=extras,
        attributes={"per_page": count, "perpage": count, "total": count},
        shown=[{"username": each.owner.username} for each in listed],
    )


def _photo(listed: Listed, extras: Sequence[str]) -> Element:
    photo = listed.photo
    answer = Element(
        "photo",
        id=photo.id,
        owner=photo.owner,
        secret=photo.secret,
        server=SERVER,
        farm=FARM,
        title=photo.title,
        ispublic=photo.visibility.is_public,
        isfriend=photo.visibility.is_friend,
        isfamily=photo.visibility.is_family,
    )
    for extra in extras:
        if extra in EXTRAS:
            answer.attributes.update(EXTRAS[extra](listed))
    if "description" in extras:
        answer.one(text("description", photo.description))
    return answer


def _geo(listed: Listed) -> Attributes:
    location = listed.photo.location_for(listed.viewer)
    if location is None:
        return {"latitude": 0, "longitude": 0, "accuracy": 0, "context": 0}
    return {
        "latitude": location.latitude,
        "longitude": location.longitude,
        "accuracy": str(location.accuracy),
        "context": location.context,
        "geo_is_family": location.visibility.is_family,
        "geo_is_friend": location.visibility.is_friend,
        "geo_is_contact": location.visibility.is_contact,
        "geo_is_public": location.visibility.is_public,
        **place_of(location),
    }


def _taken(listed: Listed) -> Attributes:
    return {
        "datetaken": listed.photo.taken,
        "datetakengranularity": str(listed.photo.taken_granularity),
        "datetakenunknown": "1" if listed.photo.taken_unknown else "0",
    }


def _tags(*, machine: bool) -> Callable[[Listed], Attributes]:
    name = "machine_tags" if machine else "tags"

    def attributes(listed: Listed) -> Attributes:
        found = [tag.text for tag in listed.photo.tags if not machine or tag.is_machine]
        return {name: " ".join(found)}

    return attributes


def _original(listed: Listed) -> Attributes:
    if not may_see_original(listed.owner, listed.viewer):
        return {}
    photo = listed.photo
    return {"originalsecret": photo.original_secret, "originalformat": photo.original_format}


def _original_dimensions(listed: Listed) -> Attributes:
    size = listed.photo.size("o")
    if size is None or not may_see_original(listed.owner, listed.viewer):
        return {}
    return {"o_width": str(size.width), "o_height": str(size.height)}


_NUMBERED = {"sq", "n", "w", "c", "h", "k"}
"""The sizes whose heights Flickr's JSON has as numbers: those that came last, and the square."""


def _url(suffix: str, extra: str) -> Callable[[Listed], Attributes]:
    def attributes(listed: Listed) -> Attributes:
        size = listed.photo.size(suffix)
        hidden = suffix == "o" and not may_see_original(listed.owner, listed.viewer)
        if size is None or hidden:
            return {}
        address = addresses.static(listed.photo, size)
        return {
            f"url_{extra}": address,
            f"height_{extra}": size.height if extra in _NUMBERED else str(size.height),
            f"width_{extra}": size.width if extra == "sq" else str(size.width),
        }

    return attributes


EXTRAS: dict[str, Callable[[Listed], Attributes]] = {
    "license": lambda listed: {"license": str(listed.photo.license)},
    "date_upload": lambda listed: {"dateupload": str(listed.photo.posted)},
    "date_taken": _taken,
    "owner_name": lambda listed: {"ownername": listed.owner.username},
    "realname": lambda listed: {"realname": listed.owner.realname},
    "icon_server": lambda _: {"iconserver": "0", "iconfarm": 0},
    "original_format": _original,
    "last_update": lambda listed: {"lastupdate": str(listed.photo.updated)},
    "geo": _geo,
    "tags": _tags(machine=False),
    "machine_tags": _tags(machine=True),
    "o_dims": _original_dimensions,
    "views": lambda listed: {"views": str(listed.photo.views)},
    "media": lambda listed: {"media": listed.photo.media, "media_status": "ready"},
    "path_alias": lambda listed: {"pathalias": listed.owner.path_alias or None},
    "safety_level": lambda listed: {"safety_level": str(listed.photo.safety_level)},
    "rotation": lambda listed: {"rotation": listed.photo.rotation},
    **{f"url_{name.extra}": _url(suffix, name.extra) for suffix, name in NAMES.items()},
}
"""The extras by the names that the ``extras`` argument takes; ``description`` is a child."""
