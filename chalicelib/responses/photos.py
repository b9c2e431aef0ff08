"""<photo>, as flickr.photos.getInfo and the methods that change a photo answer it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from chalicelib.formats.element import Element, text
from chalicelib.model import addresses, ids
from chalicelib.model.counts import Count
from chalicelib.model.person import Person
from chalicelib.model.photo import FARM, SERVER, Location, Photo
from chalicelib.model.place import Place, PlaceType
from chalicelib.model.tag import Tag
from chalicelib.model.visibility import EVERYBODY, Relation, permitted


def info(  # noqa: PLR0913
    photo: Photo,
    owner: Person,
    viewer: Relation,
    *,
    places: Iterable[Place] = (),
    authors: Mapping[str, Person],
    is_member: bool,
    is_favorite: bool,
) -> Element:
    """Everything about one photo. ``is_member`` is whether the viewer is signed in.

    ``places`` are those it was taken in; ``authors`` those of the tags, by their NSIDs.
    """
    answer = Element(
        "photo",
        id=photo.id,
        secret=photo.secret,
        server=SERVER,
        farm=FARM,
        dateuploaded=str(photo.posted),
        isfavorite=is_favorite,
        license=str(photo.license),
        safety_level=str(photo.safety_level),
        rotation=photo.rotation,
        **_original(photo, owner, viewer),
        views=str(photo.views),
        media=photo.media,
    )
    answer.one(_owner(owner), text("title", photo.title), text("description", photo.description))
    answer.one(_visibility(photo), _dates(photo))
    if viewer.is_self:
        answer.one(_permissions(photo))
    for_viewer = is_member and permitted(photo.perm_comment, viewer)
    meta_for_viewer = is_member and permitted(photo.perm_addmeta, viewer)
    answer.one(Element("editability", cancomment=for_viewer, canaddmeta=meta_for_viewer))
    answer.one(_public_editability(photo))
    answer.one(_usage(photo, owner, viewer), text("comments", str(photo.comments)))
    answer.one(Element("notes").many("note", []), Element("people", haspeople=bool(photo.people)))
    shown = [_told(each, photo, owner, authors.get(each.author)) for each in photo.tags]
    answer.one(Element("tags").many("tag", shown))
    if where := photo.location_for(viewer):
        answer.one(_location(where, places), _geoperms(where))
    page = Element("url", addresses.photo_page(photo, owner), type="photopage")
    return answer.one(Element("urls").many("url", [page]))


def meta(photo: Photo) -> Element:
    """What flickr.photos.setMeta answers."""
    return Element("photo").one(text("title", photo.title), text("description", photo.description))


def photo_id(photo: Photo) -> Element:
    """What flickr.photos.setPerms answers."""
    return Element("photoid", photo.id, secret=photo.secret, originalsecret=photo.original_secret)


def remade(photo: Photo) -> Element:
    """What rotating and replacing answer: the secrets that the new files will have."""
    return photo_id(photo.remade)


def tags(added: Iterable[Tag], photo: Photo, owner: Person, author: Person) -> Element:
    """What flickr.photos.addTags answers: the tags that were new."""
    return Element("tags").many("tag", [_full(each, photo, owner, author) for each in added])


def tag(each: Tag, photo: Photo, owner: Person) -> Element:
    """One tag of a photo; its id names the photo too."""
    return Element(
        "tag",
        each.text,
        id=tag_id(each, photo, owner),
        author=each.author,
        raw=each.raw,
        machine_tag=each.is_machine,
    )


def _told(each: Tag, photo: Photo, owner: Person, author: Person | None) -> Element:
    answer = tag(each, photo, owner)
    answer.attributes["authorname"] = author.username if author else ""
    return answer


def tag_id(each: Tag, photo: Photo, owner: Person) -> str:
    """A tag's compound id: ``<number of the owner>-<photo>-<tag>``."""
    return ids.compound(owner.number, photo.id, each.number)


def may_see_original(owner: Person, viewer: Relation) -> bool:
    """Whether somebody so related to an owner may fetch original files."""
    return owner.shows_originals_to(viewer)


def location(photo: Photo, where: Location, places: Iterable[Place]) -> Element:
    """What flickr.photos.geo.getLocation answers."""
    return Element("photo", id=photo.id).one(_location(where, places))


def geo_perms(photo: Photo, where: Location) -> Element:
    """What flickr.photos.geo.getPerms answers."""
    return Element("perms", id=photo.id, **_seen_by(where))


def perms(photo: Photo) -> Element:
    """What flickr.photos.getPerms answers."""
    return Element(
        "perms",
        id=photo.id,
        ispublic=photo.visibility.is_public,
        isfriend=photo.visibility.is_friend,
        isfamily=photo.visibility.is_family,
        permcomment=photo.perm_comment,
        permaddmeta=photo.perm_addmeta,
        permprint=0,  # nobody but the owner
    )


def counts(found: Iterable[Count]) -> Element:
    """What flickr.photos.getCounts answers."""
    return Element("photocounts").many("photocount", map(_count, found))


def _count(each: Count) -> Element:
    return Element("photocount", count=each.count, fromdate=each.since, todate=each.until)


def _full(each: Tag, photo: Photo, owner: Person, author: Person) -> Element:
    return Element(
        "tag",
        each.text,
        author=author.nsid,
        authorname=author.username,
        raw=each.raw,
        machine_tag=each.is_machine,
        full_tag_id=tag_id(each, photo, owner),
        id=each.number,
    )


def _original(photo: Photo, owner: Person, viewer: Relation) -> dict[str, str]:
    if not may_see_original(owner, viewer):
        return {}
    return {"originalsecret": photo.original_secret, "originalformat": photo.original_format}


def _owner(owner: Person) -> Element:
    return Element(
        "owner",
        nsid=owner.nsid,
        username=owner.username,
        realname=owner.realname,
        location=owner.location,
        iconserver="0",
        iconfarm=0,
        path_alias=owner.path_alias or None,
    )


def _visibility(photo: Photo) -> Element:
    return Element(
        "visibility",
        ispublic=photo.visibility.is_public,
        isfriend=photo.visibility.is_friend,
        isfamily=photo.visibility.is_family,
    )


def _dates(photo: Photo) -> Element:
    return Element(
        "dates",
        posted=str(photo.posted),
        taken=photo.taken,
        takengranularity=str(photo.taken_granularity),
        takenunknown="1" if photo.taken_unknown else "0",
        lastupdate=str(photo.updated),
    )


def _permissions(photo: Photo) -> Element:
    return Element("permissions", permcomment=photo.perm_comment, permaddmeta=photo.perm_addmeta)


def _public_editability(photo: Photo) -> Element:
    return Element(
        "publiceditability",
        cancomment=photo.perm_comment == EVERYBODY,
        canaddmeta=photo.perm_addmeta == EVERYBODY,
    )


def _usage(photo: Photo, owner: Person, viewer: Relation) -> Element:
    return Element(
        "usage",
        candownload=may_see_original(owner, viewer),
        canblog=viewer.is_self,
        canprint=viewer.is_self,
        canshare=viewer.is_self or photo.visibility.is_public,
    )


def _location(location: Location, places: Iterable[Place]) -> Element:
    """Flickr told no continent here."""
    shown = (place for place in places if place.type is not PlaceType.CONTINENT)
    return Element(
        "location",
        latitude=location.latitude,
        longitude=location.longitude,
        accuracy=str(location.accuracy),
        context=str(location.context),
        **place_of(location),
    ).one(*map(_place, shown))


def place_of(location: Location) -> dict[str, str]:
    """The ids of the place that a location is in, as far as they are known."""
    told = {"place_id": location.place_id, "woeid": location.woe_id}
    return {name: value for name, value in told.items() if value}


def _place(place: Place) -> Element:
    return Element(place.type.word, place.name, place_id=place.place_id, woeid=place.woe_id)


def _geoperms(location: Location) -> Element:
    return Element("geoperms", **_seen_by(location))


def _seen_by(location: Location) -> dict[str, bool]:
    return {
        "ispublic": location.visibility.is_public,
        "iscontact": location.visibility.is_contact,
        "isfriend": location.visibility.is_friend,
        "isfamily": location.visibility.is_family,
    }


def moment(seconds: int) -> str:
    """A unix time as MySQL writes it, in UTC."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S}"
