"""PHOTO#<id> or SET#<id> / COMMENT#<number>: comments, oldest first; what they are on counts them.

The index by_author lists those on photos.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chalicelib.model.comment import Comment
from chalicelib.model.photo_failures import CommentNotFound
from chalicelib.settings import settings
from chalicelib.store import keys, photos, photosets, table
from chalicelib.store.items import Item

_AT_A_TIME = 100  # entries of the index


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What comments are on: where they stand, and the part of what counts them."""

    name: Callable[[], str]
    key: Callable[[str, str], keys.Key]
    counting: Callable[..., table.Update]


PHOTO = Subject(name=lambda: settings().photos_table, key=keys.comment, counting=photos.counting)
PHOTOSET = Subject(
    name=lambda: settings().people_table, key=keys.photoset_comment, counting=photosets.counting
)


def add(comment: Comment, on: Subject = PHOTO) -> None:
    """Remember a new comment."""
    item = {
        **on.key(comment.photo_id, comment.number),
        "author": comment.author,
        "text": comment.text,
        "created": comment.created,
    }
    counted = on.counting(comment.photo_id, comment.created, comments=1)
    table.put_new_with(on.name(), item, counted)


def get(photo_id: str, number: str, on: Subject = PHOTO) -> Comment:
    """A comment. Raises CommentNotFound."""
    item = table.get(on.name(), on.key(photo_id, number), consistent=True)
    if item is None:
        raise CommentNotFound
    return _comment(photo_id, item)


def of(photo_id: str, on: Subject = PHOTO) -> Iterator[Comment]:
    """All comments on a photo, or on a set, oldest first."""
    pk = on.key(photo_id, "")["pk"]
    items = table.query(on.name(), pk, prefix=keys.PREFIX_COMMENT, consistent=True)
    return (_comment(photo_id, item) for item in items)


def newest(photo_id: str, limit: int) -> list[Comment]:
    """The last comments on a photo, the last first."""
    pk = keys.photo(photo_id)["pk"]
    items, _ = table.query_slice(
        settings().photos_table,
        pk,
        between=keys.all_comments(),
        after="",
        limit=limit,
        forward=False,
    )
    return [_comment(photo_id, item) for item in items]


def by(nsid: str) -> Iterator[str]:
    """The ids of the photos of a person's comments, the last comment first; some more than once."""
    made = table.query_index(
        settings().photos_table, "by_author", name="author", value=nsid, at_a_time=_AT_A_TIME
    )
    return (keys.photo_of(item["pk"]) for item in made)


def edit(comment: Comment, text: str, on: Subject = PHOTO) -> None:
    """Give a comment other words. Raises CommentNotFound."""
    key = on.key(comment.photo_id, comment.number)
    if table.change(on.name(), key, text=text) is None:
        raise CommentNotFound


def remove(comment: Comment, now: float, on: Subject = PHOTO) -> None:
    """Forget a comment. Raises CommentNotFound."""
    key = on.key(comment.photo_id, comment.number)
    counted = on.counting(comment.photo_id, now, comments=-1)
    if not table.delete_with(on.name(), key, counted):
        raise CommentNotFound


def _comment(photo_id: str, item: Item) -> Comment:
    return Comment(
        number=item["sk"].removeprefix(keys.PREFIX_COMMENT),
        photo_id=photo_id,
        author=item["author"],
        text=item["text"],
        created=item["created"],
    )
