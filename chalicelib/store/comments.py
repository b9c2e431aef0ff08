"""PHOTO#<id> / COMMENT#<number>: comments, oldest first; the photo counts them."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.model.comment import Comment
from chalicelib.model.failures import CommentNotFound
from chalicelib.settings import settings
from chalicelib.store import keys, photos, table
from chalicelib.store.items import Item


def add(comment: Comment) -> None:
    """Remember a new comment."""
    item = {
        **keys.comment(comment.photo_id, comment.number),
        "author": comment.author,
        "text": comment.text,
        "created": comment.created,
    }
    counted = photos.counting(comment.photo_id, comment.created, comments=1)
    table.put_new_with(settings().photos_table, item, counted)


def get(photo_id: str, number: str) -> Comment:
    """A comment. Raises CommentNotFound."""
    key = keys.comment(photo_id, number)
    item = table.get(settings().photos_table, key, consistent=True)
    if item is None:
        raise CommentNotFound
    return _comment(photo_id, item)


def of(photo_id: str) -> Iterator[Comment]:
    """All comments on a photo, oldest first."""
    pk = keys.photo(photo_id)["pk"]
    items = table.query(settings().photos_table, pk, prefix=keys.PREFIX_COMMENT, consistent=True)
    return (_comment(photo_id, item) for item in items)


def edit(comment: Comment, text: str) -> None:
    """Give a comment other words. Raises CommentNotFound."""
    key = keys.comment(comment.photo_id, comment.number)
    if table.change(settings().photos_table, key, text=text) is None:
        raise CommentNotFound


def remove(comment: Comment, now: float) -> None:
    """Forget a comment. Raises CommentNotFound."""
    key = keys.comment(comment.photo_id, comment.number)
    counted = photos.counting(comment.photo_id, now, comments=-1)
    if not table.delete_with(settings().photos_table, key, counted):
        raise CommentNotFound


def _comment(photo_id: str, item: Item) -> Comment:
    return Comment(
        number=item["sk"].removeprefix(keys.PREFIX_COMMENT),
        photo_id=photo_id,
        author=item["author"],
        text=item["text"],
        created=item["created"],
    )
