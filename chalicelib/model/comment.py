"""A comment on a photo, or on a set of photos."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.failures import ParameterInvalid
from chalicelib.model.photo_failures import CommentBlank

COMMENTS_A_MINUTE = 30  # of one person: faster than anybody writes
TEXT_BYTES_MAX = 65_535  # what MySQL's TEXT holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """``author`` is an NSID, ``created`` a unix time; ``number`` is the last part of its id.

    ``photo_id`` is what it is on: if that is a set of photos, the set's id.
    """

    number: str
    photo_id: str
    author: str
    text: str
    created: int


def said(text: str) -> str:
    """What a comment says. Raises CommentBlank, ParameterInvalid."""
    if not text.strip():
        raise CommentBlank
    if len(text.encode()) > TEXT_BYTES_MAX:
        raise ParameterInvalid
    return text
