"""<comments> and <comment>, on a photo or on a set of photos."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chalicelib.formats.element import Element, Value
from chalicelib.model import addresses, ids
from chalicelib.model.comment import Comment
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo
from chalicelib.model.photoset import Photoset


def comments(
    listed: Iterable[Comment],
    authors: Mapping[str, Person],
    on: Photo | Photoset,
    owner: Person,
) -> Element:
    """What flickr.photos.comments.getList answers, and flickr.photosets.comments.getList."""
    found = [
        _comment(each, authors[each.author], on, owner) for each in listed if each.author in authors
    ]
    name = "photo_id" if isinstance(on, Photo) else "photoset_id"
    return Element("comments", **{name: on.id}).many("comment", found)


def added(comment: Comment, author: Person, on: Photo | Photoset, owner: Person) -> Element:
    """What adding a comment answers."""
    answer = Element("comment", **_attributes(comment, author, on, owner))
    icon = addresses.buddy_icon()
    return answer.one(
        Element("iconurls", retina=icon, large=icon, medium=icon, small=icon, default=icon)
    )


def _comment(comment: Comment, author: Person, on: Photo | Photoset, owner: Person) -> Element:
    return Element(
        "comment",
        comment.text,
        **_attributes(comment, author, on, owner),
        author_is_deleted=author.deleted,
        iconserver="0",
        iconfarm=0,
    )


def _attributes(
    comment: Comment, author: Person, on: Photo | Photoset, owner: Person
) -> dict[str, Value]:
    comment_id = ids.compound(owner.number, on.id, comment.number)
    return {
        "id": comment_id,
        "author": author.nsid,
        "authorname": author.username,
        "datecreate": str(comment.created),
        "permalink": _permalink(comment_id, on, owner),
        "path_alias": author.path_alias or None,
        "realname": author.realname,
    }


def _permalink(comment_id: str, on: Photo | Photoset, owner: Person) -> str:
    if isinstance(on, Photo):
        return addresses.comment(comment_id, on, owner)
    return addresses.photoset_comment(comment_id, on.id, owner)
