"""<people>: who is in a photo."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.formats.element import Element
from chalicelib.model.person import Person
from chalicelib.model.person_tag import PersonTag
from chalicelib.model.photo import Photo

_MEASURED = ("", "n", "m", "t", "o")  # the size that boxes are measured in, or the next smaller


def people(photo: Photo, known: Mapping[str, Person]) -> Element:
    """What flickr.photos.people.getList answers."""
    found = [_person(tag, known[tag.nsid]) for tag in photo.people if tag.nsid in known]
    size = photo.size(*_MEASURED)
    answer = Element(
        "people",
        total=str(len(found)),
        photo_width=size.width if size else 0,
        photo_height=size.height if size else 0,
    )
    return answer.many("person", found)


def _person(tag: PersonTag, person: Person) -> Element:
    answer = Element(
        "person",
        nsid=person.nsid,
        username=person.username,
        iconserver="0",
        iconfarm=0,
        realname=person.realname,
        path_alias=person.path_alias or None,
        is_deleted=person.deleted,
        added_by=tag.author,
    )
    if tag.x is not None:
        answer.attributes.update(x=tag.x, y=tag.y, w=tag.w, h=tag.h)
    return answer
