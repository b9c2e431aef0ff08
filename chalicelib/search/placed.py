"""Placed: in which places photos were taken, and how many in each.

What everybody may know is counted as it changes (``placement``); what is asked of some photos is
counted as they are found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from chalicelib.model.facts import Facts
from chalicelib.model.place import Place, PlaceType
from chalicelib.model.place_count import PlaceCount
from chalicelib.shapes import named
from chalicelib.store import placements

MOST = 100  # Flickr's "top 100"

Chain = tuple[Place, ...]


def children(woe_id: str) -> list[PlaceCount]:
    """The places in a place that have photos everybody may see, those with the most first."""
    return list(_ranked(placements.within(woe_id)))


def top(day: str, kind: PlaceType, within: str = "") -> list[PlaceCount]:
    """The places of a kind with the most photos uploaded on a day, perhaps only those in one."""
    found = (each for each in _ranked(placements.of_day(day)) if each.place.type is kind)
    return list(islice((each for each in found if _lies_in(each.place, within)), MOST))


def clusters(found: Iterable[Facts], kind: PlaceType, least: int = 1) -> list[PlaceCount]:
    """The places of a kind that photos were taken in, those with the most first.

    Where there are less than ``least`` in a place, they count for what it lies in.
    """
    chains = {chain: n for chain, n in _chains(found).items() if _of_kind(chain, kind)}
    alone, counted = Counter[str](), Counter[str]()
    for chain, photos in chains.items():
        alone[_of_kind(chain, kind)] += photos
    for chain, photos in chains.items():
        woe_id = _of_kind(chain, kind)
        counted[woe_id if alone[woe_id] >= least else _above(chain, kind)] += photos
    return list(islice(_ranked(counted), MOST))


def _chains(found: Iterable[Facts]) -> dict[Chain, int]:
    """The places of photos, and of how many each are."""
    counted = Counter(facts.woe_ids for facts in found)
    chains: Counter[Chain] = Counter()
    for woe_ids, photos in counted.items():
        chains[named.all_of(woe_ids)] += photos
    return dict(chains)


def _of_kind(chain: Chain, kind: PlaceType) -> str:
    return next((place.woe_id for place in chain if place.type is kind), "")


def _above(chain: Chain, kind: PlaceType) -> str:
    """What a place of a kind lies in; of a locality that is its region, as with Flickr."""
    kinds = [each.type for each in chain]
    greater = chain[kinds.index(kind) + 1 :]
    return next((place.woe_id for place in greater if place.type is not PlaceType.COUNTY), "")


def _lies_in(place: Place, within: str) -> bool:
    return not within or within in (each.woe_id for each in named.chain(place))


def _ranked(counted: Mapping[str, int]) -> Iterator[PlaceCount]:
    """Counts of the places that are known, the greatest first."""
    for woe_id, photos in sorted(counted.items(), key=lambda each: (-each[1], each[0].zfill(10))):
        for place in named.all_of([woe_id]):
            yield PlaceCount(place=place, photos=photos)
