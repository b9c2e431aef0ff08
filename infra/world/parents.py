"""Parents: what each place lies in, and by what each superseded one is superseded.

What was told counts first: the nearest of the places told that is there. Otherwise a region lies in
the country that its label ends with; a region, a country in what holds most of its corners, or the
continent that is nearest; anything else in the smallest kind of place that holds its centre, of
several of those in one that its label names, or in the smallest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from chalicelib.model.place import PlaceType
from chalicelib.shapes.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from infra.world.draft import Draft


def find(drafts: Sequence[Draft]) -> None:
    """Give every place its parent, the greatest first, and every superseded one its successor."""
    current = [draft for draft in drafts if not draft.is_superseded]
    by_id = {draft.woe_id: draft for draft in current}
    _told(drafts, by_id)
    _of_countries(_orphans(current, PlaceType.COUNTRY), _outlined(current, PlaceType.CONTINENT))
    _of_regions(_orphans(current, PlaceType.REGION), _of(current, PlaceType.COUNTRY))
    for kind in (PlaceType.COUNTY, PlaceType.LOCALITY, PlaceType.NEIGHBOURHOOD):
        _by_centre(_orphans(current, kind), current)
    _succeed([draft for draft in drafts if draft.is_superseded], current, by_id)


def _of(drafts: Iterable[Draft], kind: PlaceType) -> list[Draft]:
    return [draft for draft in drafts if draft.type is kind]


def _orphans(drafts: Iterable[Draft], kind: PlaceType) -> list[Draft]:
    return [draft for draft in _of(drafts, kind) if not draft.parent]


def _outlined(drafts: Iterable[Draft], kind: PlaceType) -> list[Draft]:
    return [draft for draft in _of(drafts, kind) if draft.outline is not None]


def _told(drafts: Iterable[Draft], by_id: dict[int, Draft]) -> None:
    for draft in drafts:
        told = (by_id.get(each) for each in draft.around)
        greater = (each for each in told if each and each.rank > draft.rank)
        draft.parent = next(greater, None)


def _of_countries(countries: list[Draft], continents: list[Draft]) -> None:
    for country, continent in zip(countries, _around(countries, continents), strict=True):
        country.parent = continent or _nearest(country, continents)


def _of_regions(regions: list[Draft], countries: list[Draft]) -> None:
    by_name = {folded(country.name): country for country in countries}
    for region in regions:
        region.parent = by_name.get(folded(region.label.rpartition(", ")[2]))
    left = [region for region in regions if not region.parent]
    outlined = [country for country in countries if country.outline is not None]
    for region, country in zip(left, _around(left, outlined), strict=True):
        region.parent = country


def _around(inner: list[Draft], outer: list[Draft]) -> list[Draft | None]:
    """For each place the one that holds most of its corners, None if none holds any."""
    if not inner or not outer:
        return [None] * len(inner)
    shapes = np.array([_drawn(draft) for draft in inner])
    corners, owners = shapely.get_coordinates(shapes, return_index=True)
    tree = shapely.STRtree([draft.outline for draft in outer])
    which, holder = tree.query(shapely.points(corners), predicate="intersects")
    held = Counter(zip(owners[which].tolist(), holder.tolist(), strict=True))
    best: dict[int, int] = {}
    for (own, by), count in sorted(held.items()):
        if own not in best or count > held[own, best[own]]:
            best[own] = by
    return [outer[best[own]] if own in best else None for own in range(len(inner))]


def _nearest(place: Draft, outer: list[Draft]) -> Draft | None:
    """In degrees: there are few of these, and they are islands."""
    here = _drawn(place)
    return min(outer, key=lambda each: float(shapely.distance(here, each.outline)), default=None)


def _drawn(draft: Draft) -> Any:
    return shapely.Point(draft.position) if draft.outline is None else draft.outline


def _by_centre(inner: list[Draft], drafts: Iterable[Draft]) -> None:
    """The parent of each is what holds its centre."""
    for place, holders in zip(inner, _holders(inner, drafts), strict=True):
        greater = [each for each in holders if each.rank > place.rank]
        place.parent = min(greater, key=partial(_fitness, place), default=None)


def _fitness(place: Draft, holder: Draft) -> tuple[int, bool, float]:
    """The less, the better it is what a place lies in."""
    around = {folded(part) for part in place.label.split(", ")[1:]}
    return holder.rank, folded(holder.name) not in around, holder.outline.area


def _holders(inner: list[Draft], drafts: Iterable[Draft]) -> list[list[Draft]]:
    """For each place all those whose outlines hold its centre."""
    outer = [draft for draft in drafts if draft.outline is not None]
    found: dict[int, list[Draft]] = defaultdict(list)
    if inner and outer:
        centres = shapely.points([draft.position for draft in inner])
        tree = shapely.STRtree([draft.outline for draft in outer])
        for own, by in tree.query(centres, predicate="intersects").T.tolist():
            found[own].append(outer[by])
    return [found[own] for own in range(len(inner))]


def _succeed(superseded: list[Draft], current: Sequence[Draft], by_id: dict[int, Draft]) -> None:
    """By what was told, or the place of its kind with its label, or the smallest that holds it."""
    labelled = {(draft.type, draft.label): draft for draft in current}
    for draft, holders in zip(superseded, _holders(superseded, current), strict=True):
        told = by_id.get(draft.superseded_by) or labelled.get((draft.type, draft.label))
        fitting = [each for each in holders if each.rank >= draft.rank]
        successor = told or min(fitting, key=partial(_fitness, draft), default=None)
        draft.superseded_by = successor.woe_id if successor else draft.superseded_by
