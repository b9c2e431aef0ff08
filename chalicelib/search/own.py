"""Own: a person's photos out of the list that is kept of them, none of them read.

A thousand photos are some 800 KB of that list, 100 read units; read themselves they would be 1,000.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from chalicelib.model.facts import Facts
from chalicelib.model.paging import Page, Paging, page_of
from chalicelib.model.search import Order
from chalicelib.store import postings

Sort = Literal[Order, "date-updated-desc"]

_SLICE = 1000
_KEYS: dict[str, Callable[[Facts], Any]] = {
    "date-posted": lambda facts: facts.posted,
    "date-taken": lambda facts: facts.taken,
    "interestingness": lambda facts: facts.score,
    "date-updated": lambda facts: facts.updated,
}


def photos(nsid: str) -> Iterator[Facts]:
    """What is known of each, newest first."""
    after = ""
    while True:
        part = postings.read(f"owner:{nsid}", limit=_SLICE, after=after)
        yield from part.facts
        after = part.after
        if not after:
            return


def at(nsid: str, latitude: float, longitude: float, accuracy: int) -> list[Facts]:
    """Those taken at one very point, newest first."""
    return [
        facts
        for facts in photos(nsid)
        if facts.location and facts.location.is_at(latitude, longitude, accuracy)
    ]


def page(
    nsid: str,
    wanted: Callable[[Facts], bool],
    paging: Paging,
    sort: Sort = "date-posted-desc",
) -> Page[str]:
    """A page of the ids of those wanted, in an order; of equals the newer first."""
    name, _, direction = sort.rpartition("-")
    found = sorted(
        filter(wanted, photos(nsid)), key=_KEYS[name], reverse=direction == "desc"
    )  # which leaves equals as they stand
    return page_of([facts.id for facts in found], paging)
