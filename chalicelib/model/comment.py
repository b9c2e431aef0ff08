"""A comment on a photo."""

from __future__ import annotations

from dataclasses import dataclass

TEXT_BYTES_MAX = 65_535  # what MySQL's TEXT holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """``author`` is an NSID, ``created`` a unix time; ``number`` is the last part of its id."""

    number: str
    photo_id: str
    author: str
    text: str
    created: int
