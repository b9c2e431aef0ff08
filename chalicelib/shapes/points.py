"""Points: where the photos of a place were taken, as far as everybody may know."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from chalicelib.model.facts import Facts, Posting
from chalicelib.store import postings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Positions = NDArray[np.float64]

PHOTOS_MAX = 1_000_000  # the newest of a place; more make no other outline
_AT_A_TIME = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Unique positions, longitude before latitude; ``inner`` are those in places inside."""

    all: Positions
    inner: Positions


def of(woe_id: str, children: Container[str]) -> Points:
    """The points of a place that has these places in it."""
    import numpy as np  # noqa: PLC0415  (who only counts changes has no use for it)

    degrees, is_inner = array("d"), bytearray()
    for facts in islice(_photos(woe_id), PHOTOS_MAX):
        if location := facts.open_location:
            degrees.extend((location.longitude, location.latitude))
            is_inner.append(any(each in children for each in facts.woe_ids))
    positions = np.frombuffer(degrees).reshape(-1, 2)
    inner = positions[np.frombuffer(is_inner, dtype=bool)]
    return Points(all=np.unique(positions, axis=0), inner=np.unique(inner, axis=0))


def changes(spans: Iterable[tuple[Posting | None, Posting | None]]) -> Counter[str]:
    """How many photos came to each place, left it or moved in it: WOE id -> number."""
    counted: Counter[str] = Counter()
    for old, new in spans:
        counted.update({woe_id for woe_id, _ in _stands(old) ^ _stands(new)})
    return counted


def _stands(posting: Posting | None) -> set[tuple[str, tuple[float, float]]]:
    """In which places a photo is a point, and where it is."""
    if posting is None or (location := posting.facts.open_location) is None:
        return set()
    return {(woe_id, location.position) for woe_id in posting.facts.woe_ids}


def _photos(woe_id: str) -> Iterator[Facts]:
    """A place's photos, the newest first."""
    after = ""
    while True:
        read = postings.read(f"woe:{woe_id}", limit=_AT_A_TIME, after=after)
        yield from read.facts
        if not read.after:
            return
        after = read.after
