"""<user> and <person>."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.formats.element import Element, text
from chalicelib.model import addresses
from chalicelib.model.person import Person
from chalicelib.model.photo_query import PhotoRow
from chalicelib.model.quota import Quota
from chalicelib.model.visibility import Relation

_KB = 1024
_LOTS = "lots"
_DISPLAYED_MAX = 2048  # pixels of the longer side of the largest size but the original


def login(person: Person) -> Element:
    """What flickr.test.login answers."""
    answer = Element("user", id=person.nsid, path_alias=person.path_alias or None)
    return answer.one(text("username", person.username))


def found(person: Person) -> Element:
    """What flickr.people.findByUsername answers."""
    return Element("user", id=person.nsid, nsid=person.nsid).one(text("username", person.username))


def info(person: Person, rows: Sequence[PhotoRow], viewer: Relation) -> Element:
    """What flickr.people.getInfo answers; ``rows`` are the photos that the viewer may see."""
    answer = Element(
        "person",
        id=person.nsid,
        nsid=person.nsid,
        ispro=person.is_pro,
        is_deleted=False,
        iconserver="0",
        iconfarm=0,
        path_alias=person.path_alias or None,
    )
    answer.one(text("username", person.username))
    if person.realname:
        answer.one(text("realname", person.realname))
    answer.one(
        text("location", person.location),
        text("description", person.description),
        text("photosurl", addresses.photos_of(person)),
        text("profileurl", addresses.profile(person)),
        text("mobileurl", addresses.profile(person)),
    )
    return answer.one(_photos(rows, viewer))


def profile(person: Person) -> Element:
    """What flickr.profile.getProfile answers."""
    first, _, last = person.realname.partition(" ")
    return Element(
        "profile",
        id=person.nsid,
        nsid=person.nsid,
        join_date=str(person.created),
        first_name=first,
        last_name=last,
        city=person.location,
        profile_description=person.description,
    )


def upload_status(person: Person, quota: Quota) -> Element:
    """What flickr.people.getUploadStatus answers."""
    answer = Element("user", id=person.nsid, ispro=person.is_pro, upload_count=quota.photos)
    return answer.one(
        text("username", person.username),
        _bandwidth(quota),
        _file("filesize", quota.file),
        Element("sets", created=None, remaining=_LOTS),
        _file("videosize", 0),
        Element("videos", uploaded=0, remaining="0"),
    )


def limits(person: Person, photo_bytes: int) -> Element:
    """What flickr.people.getLimits answers; there are no videos."""
    return Element("person", nsid=person.nsid).one(
        Element("photos", maxdisplaypx=_DISPLAYED_MAX, maxupload=photo_bytes),
        Element("videos", maxduration=0, maxupload=0),
    )


def _bandwidth(quota: Quota) -> Element:
    return Element(
        "bandwidth",
        max=quota.monthly,
        used=quota.used,
        maxbytes=quota.monthly,
        usedbytes=quota.used,
        remainingbytes=quota.remaining,
        maxkb=quota.monthly // _KB,
        usedkb=quota.used // _KB,
        remainingkb=quota.remaining // _KB,
        unlimited=quota.unlimited,
    )


def _file(tag: str, most: int) -> Element:
    answer = Element(tag, maxbytes=most, maxkb=most // _KB, maxmb=most // _KB**2)
    if tag == "filesize":
        answer.attributes["max"] = most
    return answer


def preferences(person: Person) -> Element:
    """What pushr.prefs.get answers."""
    return Element(
        "prefs",
        nsid=person.nsid,
        originals=person.originals,
        opted_out=person.opted_out,
        is_public=person.privacy.is_public,
        is_friend=person.privacy.is_friend,
        is_family=person.privacy.is_family,
        safety_level=person.safety_level,
        content_type=person.content_type,
        license=person.license,
        geo_perms=person.geo_perms,
        hides_exif=person.hides_exif,
    )


def status(person: Person) -> Element:
    """What pushr.people.setPro answers."""
    answer = Element("user", id=person.nsid, nsid=person.nsid, ispro=person.is_pro)
    return answer.one(text("username", person.username))


def _photos(rows: Sequence[PhotoRow], viewer: Relation) -> Element:
    answer = Element("photos").one(
        text("firstdatetaken", min((row.taken for row in rows), default="")),
        text("firstdate", str(min((row.posted for row in rows), default=""))),
        text("count", len(rows)),
    )
    if viewer.is_self:
        answer.one(text("views", str(sum(row.views for row in rows))))
    return answer
