"""<comments> and <comment>."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chalicelib.formats.element import Element, Value
from chalicelib.model import addresses, ids
from chalicelib.model.comment import Comment
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo


def comments(
    listed: Iterable[Comment], authors: Mapping[str, Person], photo: Photo, owner: Person
) -> Element:
    """What flickr.photos.comments.getList answers."""
    found = [
        _comment(each, authors[each.author], photo, owner)
        for each in listed
        if each.author in authors
    ]
    return Element("comments", photo_id=photo.id).many("comment", found)


def added(comment: Comment, author: Person, photo: Photo, owner: Person) -> Element:
    """What flickr.photos.comments.addComment answers."""
    answer = Element("comment", **_attributes(comment, author, photo, owner))
    icon = addresses.buddy_icon()
    return answer.one(
        Element("iconurls", retina=icon, large=icon, medium=icon, small=icon, default=icon)
    )


def _comment(comment: Comment, author: Person, photo: Photo, owner: Person) -> Element:
    return Element(
        "comment",
        comment.text,
        **_attributes(comment, author, photo, owner),
        author_is_deleted=author.deleted,
        iconserver="0",
        iconfarm=0,
    )


def _attributes(comment: Comment, author: Person, photo: Photo, owner: Person) -> dict[str, Value]:
    comment_id = ids.compound(owner.number, photo.id, comment.number)
    return {
        "id": comment_id,
        "author": author.nsid,
        "authorname": author.username,
        "datecreate": str(comment.created),
        "permalink": addresses.comment(comment_id, photo, owner),
        "path_alias": author.path_alias or None,
        "realname": author.realname,
    }
