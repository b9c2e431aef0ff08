"""Index: what changed in photos becomes changed postings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chalicelib.model.facts import Posting
from chalicelib.model.photo import Photo
from chalicelib.search.terms import posting
from chalicelib.store import photos, postings
from chalicelib.store.stream import Change


def index(changes: Iterable[Change]) -> None:
    """Bring the postings of photos from what they were to what they are.

    Each photo only once, from its first image to its last: a batch that is tried again does the
    same again.
    """
    postings.replace(both for both in _spans(changes).values())


def index_anew(photo_id: str) -> None:
    """Write a photo's postings whatever stands there, until it has not changed meanwhile."""
    written: Posting | None = None
    while (now := _now(photo_id)) != written:
        postings.replace([(written, now)])
        written = now


def _spans(changes: Iterable[Change]) -> Mapping[str, tuple[Posting | None, Posting | None]]:
    spans: dict[str, tuple[Posting | None, Posting | None]] = {}
    for change in changes:
        old, new = _of(change.old), _of(change.new)
        photo = change.new or change.old
        if photo:
            spans[photo.id] = spans.get(photo.id, (old, None))[0], new
    return spans


def _of(photo: Photo | None) -> Posting | None:
    return posting(photo) if photo else None


def _now(photo_id: str) -> Posting | None:
    return _of(photos.get_many([photo_id]).get(photo_id))
