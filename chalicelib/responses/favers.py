"""<photo> with its <person>s: whose favorite it is."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.formats.element import Element
from chalicelib.model.favorite import Favorite
from chalicelib.model.paging import Page
from chalicelib.model.person import Person
from chalicelib.model.photo import FARM, SERVER, Photo


def favers(photo: Photo, page: Page[Favorite], people: Mapping[str, Person]) -> Element:
    """What flickr.photos.getFavorites answers; who is gone is left out."""
    there = [each for each in page.items if each.nsid in people and not people[each.nsid].deleted]
    answer = Element(
        "photo",
        id=photo.id,
        secret=photo.secret,
        server=SERVER,
        farm=FARM,
        page=page.page,
        pages=page.pages,
        perpage=page.per_page,
        total=str(page.total),
    )
    return answer.many("person", [_person(each, people[each.nsid]) for each in there])


def _person(favorite: Favorite, person: Person) -> Element:
    return Element(
        "person",
        nsid=person.nsid,
        username=person.username,
        realname=person.realname,
        favedate=str(favorite.date_faved),
        iconserver="0",
        iconfarm=0,
    )
