"""Activity: what was said and thought of a photo."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.comment import Comment
from chalicelib.model.listed import Listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Somebody (an NSID) commented at a unix time, or, without a comment, liked a photo."""

    nsid: str
    date: int
    comment: Comment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Active:
    """A photo and what happened to it, oldest first."""

    listed: Listed
    events: tuple[Event, ...]
