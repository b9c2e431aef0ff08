"""Index: what changed in photos becomes changed postings, and counts of places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chalicelib.model.facts import Posting
from chalicelib.model.photo import Photo
from chalicelib.search.placement import placement
from chalicelib.search.terms import posting
from chalicelib.shapes import points
from chalicelib.store import photos, placements, postings, tallies
from chalicelib.store.stream import Change


def index(changes: Iterable[Change]) -> None:
    """Bring the postings of photos, and what these count for, from what they were to what they are.

    Each photo only once, from its first image to its last: a batch that is tried again does the
    same again.
    """
    spans = _spans(changes)
    postings.replace(spans.values())
    placements.settle(
        _placed({each: new for each, (old, new) in spans.items() if _moved(old, new)})
    )
    tallies.count(points.changes(spans.values()))


def post(changes: Iterable[Change]) -> None:
    """The postings alone, which are all that a search reads."""
    postings.replace(_spans(changes).values())


def index_anew(*photo_ids: str) -> None:
    """Write photos' postings whatever stands there, until none has changed meanwhile."""
    written: dict[str, Posting | None] = dict.fromkeys(photo_ids)
    now = _now(photo_ids)
    placements.settle(_placed(now))
    while changed := {each: now[each] for each in now if now[each] != written[each]}:
        postings.replace((written[each], changed[each]) for each in changed)
        placements.settle(_placed(changed))
        written |= changed
        now = _now(changed)


def _spans(changes: Iterable[Change]) -> Mapping[str, tuple[Posting | None, Posting | None]]:
    spans: dict[str, tuple[Posting | None, Posting | None]] = {}
    for change in changes:
        old, new = _of(change.old), _of(change.new)
        photo = change.new or change.old
        if photo:
            spans[photo.id] = spans.get(photo.id, (old, None))[0], new
    return spans


def _moved(old: Posting | None, new: Posting | None) -> bool:
    """Whether a photo counts for other places, or another day."""
    then, now = (placement(each.facts if each else None) for each in (old, new))
    return then != now


def _placed(found: Mapping[str, Posting | None]) -> placements.Placements:
    return {each: placement(new.facts if new else None) for each, new in found.items()}


def _of(photo: Photo | None) -> Posting | None:
    return posting(photo) if photo else None


def _now(photo_ids: Iterable[str]) -> dict[str, Posting | None]:
    asked = list(photo_ids)
    found = photos.get_many(asked)
    return {each: _of(found.get(each)) for each in asked}
