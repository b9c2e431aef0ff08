"""A small gazetteer for tests: a part of the real world, and San Francisco in all six kinds.

    from tests import world
    world.publish()                     # some milliseconds; made and loaded once for each process
    world.publish(Place(...), outlines={"<woe id>": "POLYGON ((lon lat, ...))"})   # more places

There are the six continents, the countries in COUNTRIES with their regions (real outlines), and
these, whose outlines are boxes (west, south, east, north):

    San Francisco County   12587707    county          -122.55  37.68  -122.33  37.86
    San Francisco          2487956     locality        -122.53  37.69  -122.35  37.85
    Mission District       23512048    neighbourhood   -122.43  37.75  -122.40  37.77
    Noe Valley             2460640     neighbourhood   -122.45  37.74  -122.43  37.76
    Old Mission            23512000    superseded by the Mission District

A point in the Mission: (37.76, -122.42). In Iceland's west: (64.1, -21.9). In no place: (0, 0).
After each test nothing is published any more.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import shapely

from chalicelib.model.box import Box
from chalicelib.model.place import Place, PlaceType
from chalicelib.shapes import compile as atlas
from chalicelib.shapes import gazetteer
from chalicelib.store import gazetteers
from infra.builder import ROOT

COUNTRIES = {  # and what they lie in
    "United States": "24865672",
    "Iceland": "24865675",
    "France": "24865675",
    "United Kingdom": "24865675",
    "Fiji": "55949070",
    "Lesotho": "24865670",
    "South Africa": "24865670",
}
CALIFORNIA, MISSION, SAN_FRANCISCO = "2347563", "23512048", "2487956"
UNITED_STATES, ICELAND = "23424977", "23424845"

_PUBLISHED = 1_290_000_000


def publish(*more: Place, outlines: Mapping[str, str] | None = None) -> str:
    """Publish the world, with more places besides; answers the version."""
    made = _made(more, tuple((outlines or {}).items()))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.sqlite"
        path.write_bytes(made)
        version = gazetteers.publish(path, _PUBLISHED)
    gazetteer.forget()
    return version


@cache
def _made(more: tuple[Place, ...], outlines: tuple[tuple[str, str], ...]) -> bytes:
    carried = _carried()
    places = [*(place for place, _ in carried), *(place for place, _ in _san_francisco()), *more]
    shapes = {place.woe_id: wkb for place, wkb in (*carried, *_san_francisco()) if wkb}
    shapes |= {woe_id: shapely.from_wkt(wkt).wkb for woe_id, wkt in outlines}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.sqlite"
        atlas.write(path, places, shapes, {})
        return path.read_bytes()


@cache
def _carried() -> list[tuple[Place, bytes]]:
    return list(_read())


def _read() -> Iterator[tuple[Place, bytes]]:
    """Of the data that the project carries what is in these countries, and the continents."""
    ids: dict[str, str] = {}
    for kind in ("continents", "countries", "regions"):
        path = ROOT / "infra" / "world" / "data" / f"flickr_shapes_{kind}.geojson.gz"
        for feature in orjson.loads(gzip.decompress(path.read_bytes()))["features"]:
            told = feature["properties"]
            name, *around = told["label"].split(", ")
            country = around[-1] if around else name
            if kind == "continents" or country in COUNTRIES:
                ids[name if kind == "countries" else ""] = str(told["woe_id"])
                parent = ids[country] if kind == "regions" else COUNTRIES.get(country, "")
                yield _place(feature, name, f"/{country}/{name}" if around else f"/{name}", parent)


def _place(feature: Any, name: str, url: str, parent: str) -> tuple[Place, bytes]:
    told, shape = feature["properties"], shapely.from_geojson(json.dumps(feature["geometry"]))
    inside = shapely.make_valid(shape, method="structure").representative_point()
    west, south, east, north = shape.bounds
    place = Place(
        woe_id=str(told["woe_id"]),
        place_ids=(told["place_id"],),
        type=PlaceType(told["place_type_id"]),
        name=name,
        label=told["label"],
        url=url.replace(" ", "+"),
        latitude=inside.y,
        longitude=inside.x,
        box=Box(west=west, south=south, east=east, north=north),
        parent=parent,
    )
    return place, shape.wkb


@cache
def _san_francisco() -> list[tuple[Place, bytes]]:
    city = "/United+States/California/San+Francisco"
    label = "San Francisco, CA, US, United States"
    return [
        _boxed(
            Place(
                woe_id="12587707",
                place_ids=(".7sOmlRQUL9nK.kMzA", "hCca8XSYA5nn0X1Sfw"),
                type=PlaceType.COUNTY,
                name="San Francisco County",
                label="San Francisco County, California, United States",
                url="/.7sOmlRQUL9nK.kMzA",
                latitude=37.759,
                longitude=-122.435,
                box=Box(west=-122.55, south=37.68, east=-122.33, north=37.86),
                parent=CALIFORNIA,
                timezone="America/Los_Angeles",
            )
        ),
        _boxed(
            Place(
                woe_id=SAN_FRANCISCO,
                place_ids=("7.MJR8tTVrIO1EgB", "kH8dLOubBZRvX_YZ"),
                type=PlaceType.LOCALITY,
                name="San Francisco",
                label="San Francisco, California, United States",
                url=city,
                latitude=37.779,
                longitude=-122.42,
                box=Box(west=-122.53, south=37.69, east=-122.35, north=37.85),
                parent="12587707",
                timezone="America/Los_Angeles",
            )
        ),
        _boxed(
            Place(
                woe_id=MISSION,
                place_ids=("y0V7BAdTUb6hdS_Y", "C6RWGEmbAp_NdRmw"),
                type=PlaceType.NEIGHBOURHOOD,
                name="Mission District",
                label=f"Mission District, {label}",
                url=f"{city}/Mission+District",
                latitude=37.759,
                longitude=-122.418,
                box=Box(west=-122.43, south=37.75, east=-122.40, north=37.77),
                parent=SAN_FRANCISCO,
                timezone="America/Los_Angeles",
            )
        ),
        _boxed(
            Place(
                woe_id="2460640",
                place_ids=("zRTnAZBTUb6Xr6mS",),
                type=PlaceType.NEIGHBOURHOOD,
                name="Noe Valley",
                label=f"Noe Valley, {label}",
                url=f"{city}/Noe+Valley",
                latitude=37.75,
                longitude=-122.438,
                box=Box(west=-122.45, south=37.74, east=-122.43, north=37.76),
                parent=SAN_FRANCISCO,
            )
        ),
        (
            Place(
                woe_id="23512000",
                place_ids=("J.3.tGabApjjqHLA",),
                type=PlaceType.NEIGHBOURHOOD,
                name="Old Mission",
                label=f"Old Mission, {label}",
                url=f"{city}/Old+Mission",
                latitude=37.76,
                longitude=-122.42,
                parent=SAN_FRANCISCO,
                superseded_by=MISSION,
            ),
            b"",
        ),
    ]


def _boxed(place: Place) -> tuple[Place, bytes]:
    assert place.box
    box = place.box
    return place, shapely.box(box.west, box.south, box.east, box.north).wkb
