"""Places with photos, for tests of outlines: a gazetteer, photos around a point, shapes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import shapely

from chalicelib.model.photo import Location
from chalicelib.model.place import Place, PlaceType
from chalicelib.search.terms import posting
from chalicelib.shapes import compile as compiling
from chalicelib.shapes import gazetteer, points
from chalicelib.store import gazetteers, postings, shapes, tallies
from tests.model.photos import photo

NOW = 1_795_000_000
COUNTRY, CITY, PART, OLD = "23424845", "980389", "20070401", "11"


def place(woe_id: str, kind: PlaceType, name: str, **told) -> Place:
    """A place at the middle of the world, if nothing else is said."""
    given = {
        "place_ids": (f"place.{woe_id}",),
        "label": name,
        "url": f"/{name}",
        "latitude": 64.1,
        "longitude": -21.9,
    }
    return Place(woe_id=woe_id, type=kind, name=name, **{**given, **told})


PLACES = (
    place(COUNTRY, PlaceType.COUNTRY, "Iceland"),
    place(CITY, PlaceType.LOCALITY, "Reykjavík", parent=COUNTRY, label="Reykjavík, IS, Iceland"),
    place(PART, PlaceType.NEIGHBOURHOOD, "Vesturbær", parent=CITY),
    place(OLD, PlaceType.LOCALITY, "Gone", superseded_by=CITY),
)


def publish(places: Iterable[Place] = PLACES) -> None:
    """Have the gazetteer know these places, with the outlines they have by now."""
    known = list(places)
    newest = {each.woe_id: shapes.newest(each.woe_id) for each in known}
    outlines = {woe_id: shape.wkb for woe_id, shape in newest.items() if shape}
    outlines.setdefault(COUNTRY, shapely.box(-25, 63, -13, 67).wkb)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "atlas"
        compiling.write(path, known, outlines, {})
        gazetteers.publish(path, NOW)
    gazetteer.forget()


def around(longitude: float, latitude: float, number: int, radius: float = 0.05, seed: int = 1):
    """Positions in a disk."""
    random = np.random.default_rng(seed)
    angle, far = random.uniform(0, 2 * np.pi, number), radius * np.sqrt(random.random(number))
    return np.stack([longitude + far * np.cos(angle), latitude + far * np.sin(angle)], axis=-1)


def photos(positions, *woe_ids: str, first: int = 1, **told):
    """Photos that were taken there, in these places."""
    return [
        photo(
            id=str(first + number),
            posted=NOW - number,
            woe_ids=woe_ids,
            location=Location(latitude=latitude, longitude=longitude),
            **told,
        )
        for number, (longitude, latitude) in enumerate(positions.tolist())
    ]


def come(some) -> None:
    """Have photos be in the lists that they were not in before, as the index does it."""
    _changed([(None, posting(each)) for each in some])


def go(some) -> None:
    """Have photos be in no list any more."""
    _changed([(posting(each), None) for each in some])


def _changed(spans) -> None:
    """Rollups of the index are left out: moto copies the whole table for each transaction."""
    postings.replace(spans)
    tallies.count(points.changes(spans))
