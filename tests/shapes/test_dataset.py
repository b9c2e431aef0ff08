"""The data set: whole, valid for everybody's programs, and never half published."""

from __future__ import annotations

import gzip
import hashlib
import json
from contextlib import suppress
from dataclasses import replace

import boto3
import pytest
import shapely

from chalicelib.model.place import PlaceType
from chalicelib.model.shape import Shape
from chalicelib.settings import settings
from chalicelib.shapes import dataset, gazetteer
from chalicelib.store import releases, shapes
from infra import places
from tests.hub.faults import Calls, Died, watching
from tests.shapes.ground import CITY, COUNTRY, NOW, OLD, PART, PLACES, place, publish

DAY = 86_400
BOW = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)])  # it crosses itself
DATE_LINE = shapely.box(170, -10, 190, 10)
CLOCKWISE = shapely.Polygon([(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)])


def shape(woe_id, kind, polygon, **told):
    given = {"created": NOW, "alpha": 0.00015, "points": 120, "edges": 5}
    return Shape(woe_id=woe_id, type=kind, wkb=polygon.wkb, **{**given, **told})


SHAPES = [
    shape(COUNTRY, PlaceType.COUNTRY, DATE_LINE),
    shape(CITY, PlaceType.LOCALITY, BOW, created=NOW - 1),
    shape(CITY, PlaceType.LOCALITY, CLOCKWISE, has_donuthole=True),
    shape(CITY, PlaceType.LOCALITY, BOW, is_donuthole=True),
    shape(PART, PlaceType.NEIGHBOURHOOD, BOW),
    shape("404", PlaceType.LOCALITY, BOW),
    shape(OLD, PlaceType.LOCALITY, CLOCKWISE),
]


@pytest.fixture(autouse=True)
def _shapes():
    publish()
    shapes.put(SHAPES)


def downloaded(version, name):
    key = f"shapefiles/{version}/{dataset.file_name(name)}"
    found = boto3.client("s3").get_object(Bucket=settings().shapes_bucket, Key=key)
    return found["Body"].read()


def collection(version, name):
    def once(pairs):
        assert len(dict(pairs)) == len(pairs), "a key twice"
        return dict(pairs)

    return json.loads(gzip.decompress(downloaded(version, name)), object_pairs_hook=once)


def test_a_release_has_a_file_for_each_kind_of_place_and_one_of_those_that_are_no_more():
    release = dataset.publish(NOW)
    assert release == releases.latest() == releases.get(release.version)
    assert [file.name for file in release.files] == [
        f"pushr_shapes_{kind}.geojson.gz"
        for kind in (
            "continents", "countries", "regions", "counties", "localities", "neighbourhoods",
            "superseded",
        )
    ]  # fmt: skip
    assert [file.features for file in release.files] == [0, 1, 0, 0, 1, 1, 1]
    assert (release.license, release.features, release.version) == ("CC0-1.0", 4, "2026-11-18.00")


def test_the_manifest_says_what_is_downloaded():
    release = dataset.publish(NOW)
    for name, file in zip(dataset.FILES, release.files, strict=True):
        data = downloaded(release.version, name)
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (file.sha256, file.bytes)
        assert len(collection(release.version, name)["features"]) == file.features


def test_a_feature_has_the_members_of_flickrs_in_their_order():
    found = collection(dataset.publish(NOW).version, "localities")
    assert list(found) == ["type", "name", "description", "license", "features"]
    [feature] = found["features"]
    assert list(feature) == ["id", "type", "properties", "geometry"]
    assert (feature["id"], feature["type"]) == (int(CITY), "Feature")
    assert list(feature["properties"].items()) == [
        ("woe_id", int(CITY)),
        ("place_id", f"place.{CITY}"),
        ("place_type", "locality"),
        ("place_type_id", 7),
        ("label", "Reykjavík, IS, Iceland"),
    ]
    link = f"http://pushr.test/services/shapefiles/place/{CITY}.geojson?created={NOW}"
    assert list(feature["geometry"].items()) == [
        ("created", NOW),
        ("alpha", 0.00015),
        ("points", 120),
        ("edges", 5),
        ("is_donuthole", 0),
        ("link", {"href": link}),
        ("bbox", [0, 0, 1, 1]),
        ("type", "Polygon"),
        ("coordinates", [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]),
    ]


def test_places_that_are_no_more_say_where_they_went():
    [feature] = collection(dataset.publish(NOW).version, "superseded")["features"]
    assert feature["properties"]["superseded_by"] == int(CITY)
    assert feature["geometry"]["type"] == "Polygon"


def test_a_place_that_is_no_more_and_never_had_an_outline_is_nowhere():
    boto3.resource("dynamodb").Table(settings().index_table).delete_item(
        Key={"pk": f"SHAPE#{OLD}", "sk": f"{NOW:011d}#0"}
    )
    [feature] = collection(dataset.publish(NOW).version, "superseded")["features"]
    assert (feature["id"], feature["geometry"]) == (int(OLD), None)


def test_what_crosses_the_antimeridian_is_cut_there():
    [feature] = collection(dataset.publish(NOW).version, "countries")["features"]
    assert feature["geometry"]["bbox"] == [170, -10, -170, 10]
    assert feature["geometry"]["type"] == "MultiPolygon"
    assert feature["geometry"]["edges"] == 10


def test_what_crosses_itself_is_published_repaired_and_kept_as_it_came():
    [feature] = collection(dataset.publish(NOW).version, "neighbourhoods")["features"]
    published = shapely.geometry.shape(feature["geometry"])
    assert published.is_valid
    assert published.area == pytest.approx(2)
    assert shapes.newest(PART).wkb == BOW.wkb


def test_the_same_shapes_make_the_same_bytes():
    first, second = (dataset.publish(NOW) for _ in range(2))
    assert (first.files, first.version) == (second.files, "2026-11-18.00")
    assert second.version == "2026-11-18.01"


def test_earlier_releases_stay_and_are_told():
    first = dataset.publish(NOW)
    shapes.put([shape(PART, PlaceType.NEIGHBOURHOOD, CLOCKWISE, created=NOW + 1)])
    second = dataset.publish(NOW + DAY)
    assert second.versions == ("2026-11-19.00", first.version)
    old, new = (collection(each, "neighbourhoods") for each in (first.version, second.version))
    assert old != new
    assert releases.get(first.version) == first


def test_wherever_a_publication_dies_the_latest_is_whole_and_the_next_one_goes_on():
    before = dataset.publish(NOW - DAY)
    shapes.put([shape(PART, PlaceType.NEIGHBOURHOOD, CLOCKWISE, created=NOW + 1)])
    deaths, written = 0, 0
    while releases.latest() == before:
        assert all(downloaded(before.version, name) for name in dataset.FILES)
        with watching(Calls(dies_at=deaths)) as calls, suppress(Died):
            dataset.publish(NOW)
        deaths, written = deaths + 1, written + calls.names.count("PutObject")

    after = releases.latest()
    assert deaths > len(dataset.FILES)
    assert written < 2 * len(dataset.FILES), "files that were there were written again"
    assert (after.version, after.earlier) == ("2026-11-18.00", before.versions)
    for name, file in zip(dataset.FILES, after.files, strict=True):
        assert hashlib.sha256(downloaded(after.version, name)).hexdigest() == file.sha256


def test_of_two_that_publish_at_the_same_time_both_tell_what_is_there():
    release = dataset.publish(NOW)
    file = release.files[4]
    with gzip.open(gzip.io.BytesIO(downloaded(release.version, "localities"))) as other:
        releases.put_file(release.version, replace(file, sha256="0" * 64), other)
    assert releases.file(release.version, file.name) == file
    assert hashlib.sha256(downloaded(release.version, "localities")).hexdigest() == file.sha256


def test_without_any_place_all_files_are_empty():
    boto3.client("s3").delete_object(Bucket=settings().shapes_bucket, Key="gazetteer/latest")
    gazetteer.forget()
    assert dataset.publish(NOW).features == 0


def test_places_that_are_no_more_are_imported_again_as_such(tmp_path):
    """Also one that has no outline."""
    publish([*PLACES, place("12", PlaceType.LOCALITY, "Never", superseded_by=CITY)])
    release = dataset.publish(NOW)
    files = []
    for name in ("localities", "superseded"):
        files.append(tmp_path / dataset.file_name(name))
        files[-1].write_bytes(downloaded(release.version, name))
    imported = places.load(tmp_path / "places.sqlite", files, None)
    assert [each["bad"] for each in imported.values()] == [0, 0]
    places.publish(tmp_path / "places.sqlite")
    gazetteer.forget()
    assert [gazetteer.latest().place(each).superseded_by for each in (OLD, "12")] == [CITY, CITY]
