"""The methods flickr.photosets.comments.*."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model import ids
from chalicelib.model.comment import COMMENTS_A_MINUTE, Comment, said
from chalicelib.model.photo_failures import CommentBlank, CommentNotFound, CommentsTooFast
from chalicelib.model.photoset import Shown
from chalicelib.model.photoset_failures import PhotosetNotFound
from chalicelib.model.reading import Text
from chalicelib.responses import comments as responses
from chalicelib.store import comments, people, rates, shown
from chalicelib.store.comments import PHOTOSET


@method("flickr.photosets.comments.getList", errors={1: PhotosetNotFound("Photoset not found.")})
def get_list(call: Call, *, photoset_id: str) -> Element:
    """Return the comments on a set, oldest first.

    photoset_id: The id of the set.
    """
    seen = shown.photoset(photoset_id, call.viewer)
    listed = list(comments.of(photoset_id, PHOTOSET))
    authors = people.get_many({comment.author for comment in listed})
    return responses.comments(listed, authors, seen.photoset, seen.owner)


@method(
    "flickr.photosets.comments.addComment",
    perms="write",
    errors={1: PhotosetNotFound, 8: CommentBlank("Blank comment"), 9: CommentsTooFast},
)
def add_comment(call: Call, *, photoset_id: str, comment_text: Text) -> Element:
    """Comment on a set that the caller sees.

    photoset_id: The id of the set.
    comment_text: What to say.
    """
    seen = shown.photoset(photoset_id, call.viewer)
    words = said(comment_text)
    author = call.caller
    if rates.count(f"comments:{author.nsid}", 60, call.now) > COMMENTS_A_MINUTE:
        raise CommentsTooFast
    comment = Comment(
        number=ids.new_id(call.now),
        photo_id=photoset_id,
        author=author.nsid,
        text=words,
        created=int(call.now),
    )
    comments.add(comment, PHOTOSET)
    return responses.added(comment, author, seen.photoset, seen.owner)


@method(
    "flickr.photosets.comments.editComment",
    perms="write",
    errors={2: CommentNotFound, 8: CommentBlank},
)
def edit_comment(call: Call, *, comment_id: str, comment_text: Text) -> None:
    """Give one of the caller's comments on a set other words.

    comment_id: The comment's id.
    comment_text: What to say instead.
    """
    _, comment = _found(call, comment_id)
    if comment.author != call.viewer:
        raise CommentNotFound
    comments.edit(comment, said(comment_text), PHOTOSET)


@method("flickr.photosets.comments.deleteComment", perms="write", errors={2: CommentNotFound})
def delete_comment(call: Call, *, comment_id: str) -> None:
    """Delete a comment on a set: its author may, and the owner of the set.

    comment_id: The comment's id.
    """
    seen, comment = _found(call, comment_id)
    if call.viewer not in {comment.author, seen.owner.nsid}:
        raise CommentNotFound
    comments.remove(comment, call.now, PHOTOSET)


def _found(call: Call, comment_id: str) -> tuple[Shown, Comment]:
    photoset_id, number = ids.parts(comment_id)
    try:
        seen = shown.photoset(photoset_id, call.viewer)
    except PhotosetNotFound as error:
        raise CommentNotFound from error
    return seen, comments.get(photoset_id, number, PHOTOSET)
