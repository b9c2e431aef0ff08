"""Reindex: postings made anew of the photos, and no others left standing.

Segment by segment, a page of a table at a time, beside the worker that indexes what changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chalicelib.model.facts import Posting
from chalicelib.search.index import index_anew
from chalicelib.search.terms import posting
from chalicelib.store import photos, postings, walks
from chalicelib.store.stream import Change
from chalicelib.store.walks import Place


def write(segment: int) -> Iterator[tuple[int, int]]:
    """Write the postings of all photos; answers for each page how many it had, twice."""
    for photo_ids in walks.photos(segment):
        index_anew(*photo_ids)
        yield len(photo_ids), len(photo_ids)


def sweep(segment: int) -> Iterator[tuple[int, int]]:
    """Remove postings of photos that are gone, or that are not as they say.

    Answers for each page of postings how many it had, and how many of them are removed.
    """
    for places in walks.postings(segment):
        wrong = _wrong(places)
        walks.remove(wrong)
        index_anew(*{place.photo_id for place in wrong})  # they may have come true meanwhile
        yield len(places), len(wrong)


def again(changes: Iterable[Change]) -> None:
    """Index changes of long ago: photos stand as they are now, and nowhere as they were then."""
    for change in changes:
        for then in filter(None, (change.old, change.new)):
            index_anew(then.id)
            postings.replace([(posting(then), _now([then.id]).get(then.id))])


def _wrong(places: Iterable[Place]) -> list[Place]:
    looked_at = list(places)
    now = _now({place.photo_id for place in looked_at})
    return [place for place in looked_at if not _is_true(place, now.get(place.photo_id))]


def _is_true(place: Place, now: Posting | None) -> bool:
    return now is not None and place.posted == now.facts.posted and place.term in now.terms


def _now(photo_ids: Iterable[str]) -> dict[str, Posting | None]:
    found = photos.get_many(photo_ids)
    return {each: posting(photo) for each, photo in found.items()}
