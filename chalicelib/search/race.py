"""Race: the lists of a search are read in turns until one of them is at its end.

No list's length is known: a count would have to be written with every upload. So each source gives
its first photos, then twice as many, until one has no more or has given all matches that are looked
for. That one is the answer, and the others have cost no more than it did; a search costs at most
its rarest list for each of its conditions. What no list is kept for can drop nearly all of a long
list, so there is an end to looking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice

from chalicelib.model.facts import Facts
from chalicelib.model.search import Search
from chalicelib.search import terms
from chalicelib.search.admit import Sieve
from chalicelib.search.sources import Source, sources
from chalicelib.store import photos, postings

LOOKED_AT_MAX = 40_000  # photos of one source; some 25 MB, and all the time that a call has
_FIRST = 50  # photos of a source; doubled each time, up to the most of a slice
_LAST = 99_999_999_999  # the last unix time that stands in a list in its order: in 5138
_THESE = 100  # photos of one BatchGetItem
_SLICE_LEAST, _SLICE_MOST = 5, 1_000  # a DynamoDB page of 1 MB holds about so many


def oldest_first(search: Search) -> bool:
    """Whether lists are read from their old end, since the oldest matches are asked for."""
    return search.sort == "date-posted-asc"


def order(facts: Facts) -> tuple[int, str]:
    """The order of lists: by upload, and by id what was uploaded in the same second."""
    return facts.posted, facts.id.zfill(19)


def run(sieve: Sieve) -> list[Facts]:
    """The matches, in the order of upload that the search asks for, ``search.most`` of them."""
    search = sieve.search
    runners = [_Runner(photos, sieve) for photos in _starters(sieve)]
    step = _FIRST
    while True:
        for runner in runners:
            is_over = runner.go(step)
            if is_over or len(runner.matches) >= search.most or runner.looked_at >= LOOKED_AT_MAX:
                return _in_order(runner.matches, search)
        step = min(step * 2, _SLICE_MOST)


def _in_order(matches: Iterable[Facts], search: Search) -> list[Facts]:
    """Each once: a photo whose date changes stands in a list twice for a moment."""
    found = {facts.id: facts for facts in matches}.values()
    return sorted(found, key=order, reverse=not oldest_first(search))[: search.most]


def _starters(sieve: Sieve) -> Iterator[Iterator[Facts]]:
    search = sieve.search
    told = sources(search, sieve.asked)
    yield from (_union(source, search) for source in told)
    if search.ids is not None:
        yield _these(search.ids)
    elif not told:
        yield _everything(search)


def _these(ids: Iterable[str]) -> Iterator[Facts]:
    """Photos that stand in no list of ours; in no order, for they are never so many."""
    left = iter(ids)
    while some := list(islice(left, _THESE)):
        found = map(terms.posting, photos.get_many(some).values())
        yield from (posting.facts for posting in found if posting)


def _everything(search: Search) -> Iterator[Facts]:
    """All photos there are, month by month."""
    first, last = map(terms.month, _dates(search))
    months = [term for term in map("all:{}".format, postings.months()) if first <= term <= last]
    for term in months if oldest_first(search) else reversed(months):
        yield from _list(term, search, _FIRST)


class _Runner:
    """One source, and what it has given."""

    def __init__(self, photos: Iterator[Facts], sieve: Sieve) -> None:
        self.matches: list[Facts] = []
        self.looked_at = 0
        self._photos, self._sieve = photos, sieve

    def go(self, step: int) -> bool:
        """Read some more photos; whether there were less."""
        read = list(islice(self._photos, step))
        self.looked_at += len(read)
        self.matches += self._sieve.through(read)
        return len(read) < step


def _union(source: Source, search: Search) -> Iterator[Facts]:
    """Several lists as one, each photo once."""
    head = max(_SLICE_LEAST, _FIRST // len(source))
    lists = [_list(term, search, head) for term in source]
    last = ""
    for facts in merge(*lists, key=order, reverse=not oldest_first(search)):
        if facts.id != last:
            last = facts.id
            yield facts


def _list(term: str, search: Search, size: int) -> Iterator[Facts]:
    """One list in slices, each twice as long as the one before."""
    since, until = _dates(search)
    after, more = "", True
    while more:
        cut = postings.read(
            term,
            limit=min(size, _SLICE_MOST),
            after=after,
            newest_first=not oldest_first(search),
            since=since,
            until=until,
        )
        yield from cut.facts
        after, more, size = cut.after, bool(cut.after), size * 2


def _dates(search: Search) -> tuple[int, int]:
    """Between which times of upload lists are read."""
    least, most = search.min_upload_date, search.max_upload_date
    return _clamped(least or 0), _clamped(_LAST if most is None else most)


def _clamped(posted: int) -> int:
    return max(0, min(_LAST, posted))
