"""The methods flickr.photos.comments.*."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model import ids
from chalicelib.model.comment import COMMENTS_A_MINUTE, Comment, said
from chalicelib.model.photo import Photo
from chalicelib.model.photo_failures import (
    CommentBlank,
    CommentNotFound,
    CommentsTooFast,
    PhotoNotFound,
)
from chalicelib.model.reading import Text, UnixTime
from chalicelib.model.visibility import permitted
from chalicelib.responses import comments as responses
from chalicelib.store import comments, contacts, people, photos, rates


@method("flickr.photos.comments.getList", errors={1: PhotoNotFound})
def get_list(
    call: Call,
    *,
    photo_id: str,
    min_comment_date: UnixTime | None = None,
    max_comment_date: UnixTime | None = None,
) -> Element:
    """Return the comments on a photo, oldest first.

    photo_id: The id of the photo.
    min_comment_date: Only comments made at this unix time or later.
    max_comment_date: Only comments made at this unix time or earlier.
    """
    photo = photos.get(photo_id, seen_by=call.viewer)
    listed = [
        comment
        for comment in comments.of(photo.id)
        if (min_comment_date is None or comment.created >= min_comment_date)
        and (max_comment_date is None or comment.created <= max_comment_date)
    ]
    authors = people.get_many({comment.author for comment in listed})
    return responses.comments(listed, authors, photo, people.owner(photo))


@method(
    "flickr.photos.comments.addComment",
    perms="write",
    errors={1: PhotoNotFound("Photo not found."), 8: CommentBlank, 9: CommentsTooFast},
)
def add_comment(call: Call, *, photo_id: str, comment_text: Text) -> Element:
    """Comment on a photo that lets the caller.

    photo_id: The id of the photo.
    comment_text: What to say.
    """
    photo = photos.get(photo_id, seen_by=call.viewer)
    if not permitted(photo.perm_comment, contacts.relation(photo.owner, call.viewer)):
        raise PhotoNotFound
    words = said(comment_text)
    author = call.caller
    if rates.count(f"comments:{author.nsid}", 60, call.now) > COMMENTS_A_MINUTE:
        raise CommentsTooFast
    comment = Comment(
        number=ids.new_id(call.now),
        photo_id=photo.id,
        author=author.nsid,
        text=words,
        created=int(call.now),
    )
    comments.add(comment)
    return responses.added(comment, author, photo, people.owner(photo))


@method(
    "flickr.photos.comments.editComment",
    perms="write",
    errors={1: PhotoNotFound("Photo not found."), 2: CommentNotFound, 8: CommentBlank},
)
def edit_comment(call: Call, *, comment_id: str, comment_text: Text) -> None:
    """Give one of the caller's comments other words.

    comment_id: The comment's id.
    comment_text: What to say instead.
    """
    _, comment = _found(call, comment_id)
    if comment.author != call.viewer:
        raise CommentNotFound
    comments.edit(comment, said(comment_text))


@method(
    "flickr.photos.comments.deleteComment",
    perms="write",
    errors={1: PhotoNotFound("Photo not found."), 2: CommentNotFound},
)
def delete_comment(call: Call, *, comment_id: str) -> None:
    """Delete a comment: its author may, and the owner of the photo.

    comment_id: The comment's id.
    """
    photo, comment = _found(call, comment_id)
    if call.viewer not in {comment.author, photo.owner}:
        raise CommentNotFound
    comments.remove(comment, call.now)


def _found(call: Call, comment_id: str) -> tuple[Photo, Comment]:
    photo_id, number = ids.parts(comment_id)
    photo = photos.get(photo_id, seen_by=call.viewer)
    return photo, comments.get(photo.id, number)
