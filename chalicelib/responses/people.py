"""<user> and <person>."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.formats.element import Element, text
from chalicelib.model import addresses
from chalicelib.model.person import Person
from chalicelib.model.photo_query import PhotoRow
from chalicelib.model.visibility import Relation


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
