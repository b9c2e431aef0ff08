"""The real world's outlines imported, drawn anew in part, published, and read by others' programs.

What was downloaded is imported again into a pushr that has nothing, which publishes the same.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import boto3
import geojson_validator
import pyogrio
import pytest
import shapely
from shapely.geometry import shape as shaped

from chalicelib.settings import settings
from chalicelib.shapes import dataset, drawing, gazetteer
from chalicelib.store import shapes
from infra import places
from infra.world import carried
from tests import clean
from tests.conftest import ENVIRONMENT
from tests.once import once  # noqa: F401
from tests.shapes.ground import NOW, around, come, photos

ICELAND = "23424845"
CREATED = datetime.fromtimestamp(carried.CREATED, UTC)
FULL = ["continents", "countries", "regions"]
_INVALID = ("unclosed", "less_three_unique_nodes", "exterior_not_ccw", "interior_not_cw")
_PROBLEMATIC = (
    "inner_and_exterior_ring_intersect",
    "self_intersection",
    "excessive_coordinate_precision",
    "3d_coordinates",
    "outside_lat_lon_boundaries",
    "crosses_antimeridian",
)


@dataclass
class Published:
    """A release that was downloaded, and when and of how many points Iceland's shapes are."""

    folder: Path

    @property
    def told(self):
        return json.loads((self.folder / "told.json").read_text())

    @property
    def files(self):
        """What the manifest says, by name."""
        return {file["name"]: file for file in self.told["release"]["files"]}

    @property
    def paths(self) -> list[Path]:
        return [self.folder / name for name in self.files]

    def path(self, kind: str) -> Path:
        return self.folder / dataset.file_name(kind)

    def features(self, kind: str):
        return self.files[dataset.file_name(kind)]["features"]

    def collection(self, kind: str):
        return json.loads(gzip.decompress(self.path(kind).read_bytes()), object_pairs_hook=_once)


def _once(pairs):
    """A JSON object none of whose members is told twice."""
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def world(workbook: Path, files: list[Path]) -> None:
    """A pushr that has nothing but what is in these files."""
    clean.everything(ENVIRONMENT)
    told = places.load(workbook, files, CREATED)
    assert not any(each["bad"] for each in told.values())
    places.publish(workbook)
    gazetteer.forget()


def download(folder: Path) -> Published:
    """Publish what there is, and fetch it."""
    release, bucket = dataset.publish(NOW), boto3.resource("s3").Bucket(settings().shapes_bucket)
    folder.mkdir()
    for file in release.files:
        bucket.download_file(f"shapefiles/{release.version}/{file.name}", str(folder / file.name))
    history = [(shape.created, shape.points) for shape in shapes.history(ICELAND)]
    told = {"release": asdict(release), "history": history}
    (folder / "told.json").write_text(json.dumps(told))
    return Published(folder)


def make(folder: Path) -> None:
    """The world as it is carried, one country drawn anew; and what others make of it."""
    folder.mkdir()
    world(folder / "places.sqlite", carried.files())
    come(photos(around(-19, 65, drawing.IMPORTED_POINTS, radius=1.5), ICELAND))
    assert drawing.draw(ICELAND, NOW)
    first = download(folder / "first")
    world(folder / "again.sqlite", first.paths)
    download(folder / "again")


@pytest.fixture(scope="module")
def published(once) -> Published:  # noqa: F811
    return Published(once("world", make) / "first")


@pytest.fixture(scope="module")
def again(once) -> Published:  # noqa: F811
    return Published(once("world", make) / "again")


def test_all_of_the_world_is_there(published):
    counted = [published.features(kind) for kind in dataset.FILES]
    assert counted == [6, 239, 3441, 0, 0, 0, 0]


def test_what_photos_say_took_the_place_of_what_was_imported(published):
    new, old = published.told["history"]
    assert (new, old) == ([NOW, drawing.IMPORTED_POINTS], [carried.CREATED, 0])
    [feature] = [
        each for each in published.collection("countries")["features"] if each["id"] == int(ICELAND)
    ]
    assert [feature["geometry"]["created"], feature["geometry"]["points"]] == new


def test_what_is_downloaded_and_imported_is_published_the_same(published, again):
    assert again.files == published.files
    assert again.told["history"] == published.told["history"][:1]


@pytest.mark.parametrize("kind", FULL)
def test_every_polygon_is_valid_and_as_it_says(published, kind):
    for feature in published.collection(kind)["features"]:
        polygon = shaped(feature["geometry"])
        assert polygon.is_valid, feature["id"]
        assert feature["geometry"]["edges"] == shapely.count_coordinates(polygon)


@pytest.mark.parametrize("kind", dataset.FILES)
def test_gdal_reads_every_feature_and_finds_all_valid(published, kind):
    path = f"/vsigzip/{published.path(kind)}"
    assert pyogrio.read_info(path)["features"] == published.features(kind)
    if kind in FULL:
        layer = pyogrio.read_info(path)["layer_name"]
        asked = f'SELECT woe_id, ST_IsValid(geometry) AS good FROM "{layer}"'
        _, _, _, [ids, good] = pyogrio.raw.read(
            path, sql=asked, sql_dialect="SQLITE", read_geometry=False
        )
        assert ids[good != 1].tolist() == []


@pytest.mark.parametrize("kind", dataset.FILES)
def test_geojson_validator_finds_nothing(published, kind):
    """But that it takes a ring that ends at 180 degrees for one that goes on beyond."""
    collection = published.collection(kind)
    assert geojson_validator.validate_structure(collection) == {}
    found = geojson_validator.validate_geometries(collection, _INVALID, _PROBLEMATIC)
    assert found["invalid"] == {}
    crossing = found["problematic"].pop("crosses_antimeridian", [])
    assert found["problematic"] == {}
    features = collection["features"]
    numbers = {each if isinstance(each, int) else next(iter(each)) for each in crossing}
    assert all(shaped(features[number]["geometry"]).bounds[2] == 180 for number in numbers)
    assert not any(_goes_round(shaped(each["geometry"])) for each in features)


def _goes_round(polygon) -> bool:
    """Whether an edge is longer than half the way around the globe."""
    west, _, east, _ = shapely.bounds(
        shapely.linestrings(
            [
                pair
                for part in shapely.get_parts(polygon)
                for pair in zip(part.exterior.coords[:-1], part.exterior.coords[1:], strict=True)
            ]
        )
    ).T
    return bool((east - west > 180).any())
