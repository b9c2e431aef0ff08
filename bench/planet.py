"""A synthetic planet: as many places, with as many vertices each, as Flickr's shapes of 2011 had.

Continents, countries and regions are the real ones that the project carries. Counties lie in
regions, localities in counties, neighbourhoods in every twentieth locality; all are stars about
their middle.
"""

from __future__ import annotations

import gzip
import json
from itertools import count
from math import pi
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from chalicelib.model.place import Place, PlaceType

PLACES = {"county": 20_106, "locality": 191_312, "neighbourhood": 61_878}
_CARRIED = Path(__file__).parents[1] / "infra" / "world" / "data"
_QUANTILES = (0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1.0)
_VERTICES = {  # at those quantiles, of the rings of 2.0
    "county": (4, 5, 10, 20, 37, 77, 120, 338),
    "locality": (4, 5, 7, 10, 17, 35, 57, 313),
    "neighbourhood": (4, 5, 8, 15, 26, 49, 72, 208),
}
_RADIUS = {"county": 0.25, "locality": 0.05, "neighbourhood": 0.015}  # degrees
_SPREAD = {"county": 0.8, "locality": 0.2, "neighbourhood": 0.03}
_WITH_NEIGHBOURHOODS = 20
_FIRST_WOE_ID = 100_000_000

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415


def places() -> tuple[list[Place], dict[str, bytes]]:
    """All places and their outlines, by WOE id. They are the same at each call."""
    from chalicelib.model.place import PlaceType

    chance = np.random.default_rng(7)
    made, outlines = _carried()
    numbers = count(_FIRST_WOE_ID)
    around = [place for place in made if place.type is PlaceType.REGION]
    for kind in (PlaceType.COUNTY, PlaceType.LOCALITY, PlaceType.NEIGHBOURHOOD):
        middles, parents = _middles(chance, around, kind.word)
        wkb = shapely.to_wkb(_stars(chance, middles, kind.word)).tolist()
        here = [
            _place(next(numbers), kind, f"{kind.word} {at}", middle, parent.woe_id)
            for at, (middle, parent) in enumerate(zip(middles.tolist(), parents, strict=True))
        ]
        outlines |= {place.woe_id: outline for place, outline in zip(here, wkb, strict=True)}
        made += here
        around = here[:: _WITH_NEIGHBOURHOODS if kind is PlaceType.LOCALITY else 1]
    return made, outlines


def points(made: list[Place], number: int) -> NDArray[Any]:
    """Where photos are taken: two kilometres about the middles of localities."""
    from chalicelib.model.place import PlaceType

    chance = np.random.default_rng(8)
    towns = [(p.longitude, p.latitude) for p in made if p.type is PlaceType.LOCALITY]
    return chance.choice(np.array(towns), number) + chance.normal(size=(number, 2)) * 0.02


def _middles(
    chance: np.random.Generator, around: list[Place], kind: str
) -> tuple[NDArray[Any], list[Place]]:
    """So many positions, evenly among the places around, and which of those each is in."""
    parents = [around[at % len(around)] for at in range(PLACES[kind])]
    middles = np.array([(parent.longitude, parent.latitude) for parent in parents])
    middles += chance.normal(size=middles.shape) * _SPREAD[kind]
    return np.clip(middles, (-179, -89), (179, 89)), parents


def _stars(chance: np.random.Generator, middles: NDArray[Any], kind: str) -> NDArray[Any]:
    vertices = np.interp(chance.uniform(size=len(middles)), _QUANTILES, _VERTICES[kind])
    starts = np.concatenate([[0], np.cumsum(np.rint(vertices).astype(int))])
    owner = np.repeat(np.arange(len(middles)), np.diff(starts))
    within = np.arange(starts[-1]) - starts[owner]
    angle = within / np.diff(starts)[owner] * 2 * pi
    radius = chance.uniform(0.6, 1.4, starts[-1]) * _RADIUS[kind]
    ring = np.stack([np.cos(angle), np.sin(angle)], 1) * radius[:, None] + middles[owner]
    return shapely.polygons(shapely.linearrings(ring, indices=owner))


def _carried() -> tuple[list[Place], dict[str, bytes]]:
    features = [feature for path in sorted(_CARRIED.glob("*.gz")) for feature in _features(path)]
    shapes = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    middles = shapely.get_coordinates(shapely.centroid(shapely.make_valid(shapes))).tolist()
    made = [
        _told(feature["properties"], middle)
        for feature, middle in zip(features, middles, strict=True)
    ]
    wkb = shapely.to_wkb(shapes).tolist()
    return made, {place.woe_id: outline for place, outline in zip(made, wkb, strict=True)}


def _features(path: Path) -> Iterator[Any]:
    yield from json.loads(gzip.decompress(path.read_bytes()))["features"]


def _told(properties: Any, middle: list[float]) -> Place:
    from chalicelib.model.place import PlaceType

    kind = PlaceType(properties["place_type_id"])
    return _place(properties["woe_id"], kind, properties["label"], middle, "")


def _place(number: int, kind: PlaceType, name: str, middle: list[float], parent: str) -> Place:
    from chalicelib.model.place import Place

    return Place(
        woe_id=str(number),
        place_ids=(f"{number:016x}",),
        type=kind,
        name=name,
        label=name,
        url=f"/{number}",
        longitude=middle[0],
        latitude=middle[1],
        parent=parent,
    )
