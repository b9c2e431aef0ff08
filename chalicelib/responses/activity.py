"""<items>: photos with what happened to them."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.formats.element import Element, text
from chalicelib.model import ids
from chalicelib.model.activity import Active, Event
from chalicelib.model.comment import Comment
from chalicelib.model.listed import Listed
from chalicelib.model.paging import Page
from chalicelib.model.person import Person
from chalicelib.model.photo import FARM, SERVER


def items(page: Page[Active], people: Mapping[str, Person]) -> Element:
    """What the methods flickr.activity.* answer; who is gone did nothing."""
    answer = Element(
        "items", page=page.page, pages=page.pages, perpage=page.per_page, total=page.total
    )
    return answer.many("item", [_item(active, people) for active in page.items])


def _item(active: Active, people: Mapping[str, Person]) -> Element:
    photo, owner = active.listed.photo, active.listed.owner
    answer = Element(
        "item",
        type="photo",
        id=photo.id,
        owner=owner.nsid,
        ownername=owner.username,
        realname=owner.realname,
        iconserver="0",
        iconfarm=0,
        secret=photo.secret,
        server=SERVER,
        farm=FARM,
        media=photo.media,
        comments=photo.comments,
        notes=photo.notes,
        views=photo.views,
        faves=photo.faves,
    )
    events = [
        _event(event, people[event.nsid], active.listed)
        for event in active.events
        if event.nsid in people
    ]
    return answer.one(text("title", photo.title), Element("activity").many("event", events))


def _event(event: Event, person: Person, listed: Listed) -> Element:
    answer = Element(
        "event",
        type="comment" if event.comment else "fave",
        user=person.nsid,
        username=person.username,
        realname=person.realname,
        iconserver="0",
        iconfarm=0,
        is_muted=0,
        dateadded=str(event.date),
    )
    if event.comment:
        answer.text = event.comment.text
        answer.attributes["commentid"] = _comment_id(event.comment, listed)
    return answer


def _comment_id(comment: Comment, listed: Listed) -> str:
    return ids.compound(listed.owner.number, comment.photo_id, comment.number)
