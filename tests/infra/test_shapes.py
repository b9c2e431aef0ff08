"""The administrator's commands for outlines: whole again wherever they are interrupted."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pyogrio
import pytest
import requests
import shapely

from chalicelib.model.place import PlaceType
from chalicelib.model.release import File
from chalicelib.model.shape import Shape
from chalicelib.shapes import dataset, gazetteer
from chalicelib.store import releases, shapes
from infra import admin, flatgeobuf
from infra.shapes import build_all
from tests.browsing import Browser
from tests.conftest import ENVIRONMENT
from tests.flickr import request
from tests.hub.faults import Calls, Died, watching
from tests.shapes.ground import (
    CITY,
    COUNTRY,
    NOW,
    PART,
    PLACES,
    around,
    come,
    photos,
    place,
    publish,
)


@pytest.fixture
def run(tmp_path, capsys):
    """Does the command; answers what it printed."""
    (tmp_path / "environment.json").write_text(json.dumps(ENVIRONMENT))

    def command(*words: str):
        assert admin.main(["--folder", str(tmp_path), "shapes", *words]) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        return json.loads(printed.out)

    return command


@pytest.fixture(autouse=True)
def _photographed():
    publish()
    come(photos(around(-21.9, 64.1, 30), PART, CITY, COUNTRY))


def drawn():
    return [woe_id for woe_id in (PART, CITY, COUNTRY) if shapes.newest(woe_id)]


def test_what_is_due_is_drawn_and_then_no_more(run):
    assert run("build") == {"places": 3, "drawn": 3}
    assert drawn() == [PART, CITY, COUNTRY]
    assert run("build") == {"places": 0, "drawn": 0}


def test_all_are_drawn_and_what_is_as_it_was_is_left_so(run):
    assert run("build", "--all") == {"places": 3, "drawn": 3}
    assert run("build", "--all", "--from-start") == {"places": 3, "drawn": 0}
    assert [len(shapes.history(woe_id)) for woe_id in (PART, CITY, COUNTRY)] == [1, 1, 1]


def test_killed_half_way_it_goes_on_there(run):
    """Behind a neighbourhood with photos come 25 without, then the town, then the country."""
    others = [place(str(n), PlaceType.NEIGHBOURHOOD, "X") for n in range(30_000_000, 30_000_025)]
    publish([*PLACES, *others])
    gazetteer.latest()
    with watching(Calls()) as calls:
        assert build_all(from_start=False) == {"places": 28, "drawn": 3}
    second = [at for at, name in enumerate(calls.names) if name == "BatchWriteItem"][1]
    come(photos(around(-21.5, 64.1, 30), PART, CITY, COUNTRY, first=100))
    with watching(Calls(dies_at=second)), pytest.raises(Died):
        build_all(from_start=False)

    assert [len(shapes.history(woe_id)) for woe_id in (PART, CITY, COUNTRY)] == [2, 1, 1]
    assert run("build", "--all") == {"places": 8, "drawn": 2}


def test_they_are_published(run):
    run("build")
    told = run("publish")
    compressed = [file for file in told["files"] if file["name"].endswith(".gz")]
    assert [file["features"] for file in compressed] == [0, 1, 0, 0, 1, 1, 1]
    assert releases.latest().version == told["version"]


@pytest.fixture
def fetched(tmp_path):
    def fetch(version: str, name: str) -> Path:
        path = tmp_path / name
        releases.download(version, name, path)
        return path

    return fetch


def ending(release, suffix: str):
    """Its files of one format, by the kind of their places."""
    return {file.place_type: file for file in release.files if file.name.endswith(suffix)}


def by_gdal(path):
    """Each feature's properties and parts, as GDAL reads them."""
    told, _, polygons, columns = pyogrio.raw.read(path)
    assert told["crs"] == "EPSG:4326"
    rows = [dict(zip(told["fields"], row, strict=True)) for row in zip(*columns, strict=True)]
    return sorted(zip(rows, map(parts, shapely.from_wkb(polygons)), strict=True), key=woe_id)


def by_json(path):
    features = json.loads(gzip.decompress(path.read_bytes()))["features"]
    polygons = [each["geometry"] and shapely.geometry.shape(each["geometry"]) for each in features]
    rows = [each["properties"] for each in features]
    return sorted(zip(rows, map(parts, polygons), strict=True), key=woe_id)


def parts(polygon):
    return shapely.get_parts(polygon).tolist() if polygon else []


def woe_id(row):
    return row[0]["woe_id"]


def test_beside_each_file_that_has_features_the_same_is_published_as_flatgeobuf(run, fetched):
    """A county is of two parts and called like a date; what is superseded is nowhere."""
    run("build")
    bow = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)])
    told = {"type": PlaceType.COUNTY, "alpha": 1.0, "points": 9, "edges": 5}
    shapes.put([Shape(woe_id="12", created=NOW, wkb=bow.wkb, **told)])
    publish([*PLACES, place("12", PlaceType.COUNTY, "2020-01-01")])
    run("publish")
    release = releases.latest()
    beside = ending(release, ".fgb")
    assert list(beside) == ["country", "county", "locality", "neighbourhood", "superseded"]
    for kind, whole in ending(release, ".geojson.gz").items():
        if whole.features:
            path = fetched(release.version, beside[kind].name)
            told = by_json(fetched(release.version, whole.name))
            assert by_gdal(path) == told
            assert len(told) == beside[kind].features == whole.features
            assert hashlib.sha256(path.read_bytes()).hexdigest() == beside[kind].sha256
    assert release.features == 5, "no outline is counted twice"


def test_flatgeobuf_has_an_index_and_its_properties_names(run, fetched):
    run("build")
    run("publish")
    release = releases.latest()
    path = fetched(release.version, "pushr_shapes_countries.fgb")
    found = pyogrio.read_info(path)
    names = ["woe_id", "place_id", "place_type", "place_type_id", "label"]
    assert list(found["fields"]) == names
    assert (found["layer_name"], found["geometry_type"]) == (path.stem, "MultiPolygon")
    assert found["capabilities"]["fast_spatial_filter"]


def test_the_same_outlines_are_the_same_bytes_in_both_formats(run):
    run("build")
    first, second = run("publish"), run("publish")
    assert first["version"] != second["version"]
    assert first["files"] == second["files"]


def test_the_page_and_the_manifest_tell_of_flatgeobuf_and_hand_it_out(run):
    run("build")
    run("publish")
    told = json.loads(request("GET", "/services/shapefiles/latest.json").body)
    [file] = [each for each in told["files"] if each["name"] == "pushr_shapes_countries.fgb"]
    path = file["url"].removeprefix("http://pushr.test")
    given = requests.get(request("GET", path).headers["Location"], timeout=10)
    assert hashlib.sha256(given.content).hexdigest() == file["sha256"]
    assert given.headers["Content-Type"] == "application/vnd.flatgeobuf"
    page = Browser().get("/services/shapefiles/")
    assert path in [link.get("href") for link in page.html.cssselect("main a")]
    assert "the same as FlatGeobuf" in " ".join(page.text.split())


@pytest.mark.parametrize(("beside", "left"), [(flatgeobuf.write, 4 + 3), (None, 4)])
def test_publishing_that_died_goes_on_with_what_is_missing(run, beside, left):
    """It died before the towns' FlatGeobuf. Who goes on without any keeps the country's."""
    run("build")
    with watching(Calls()) as calls:
        whole = [File(**file) for file in run("publish")["files"]]
    first = releases.latest()
    at = [file.name for file in whole].index("pushr_shapes_localities.fgb")
    puts = [number for number, name in enumerate(calls.names) if name == "PutObject"]
    with watching(Calls(dies_at=puts[at])), pytest.raises(Died):
        dataset.publish(time.time(), beside=flatgeobuf.write)
    assert releases.latest() == first

    with watching(Calls()) as calls:
        dataset.publish(time.time(), beside=beside)
    assert calls.names.count("PutObject") == left, "what was there was written again"
    lost = [] if beside else [file for file in whole[at:] if file.name.endswith(".fgb")]
    assert releases.latest().files == tuple(file for file in whole if file not in lost)


def test_without_pyogrio_it_is_left_out_and_said_so():
    asked = "from infra import flatgeobuf; print(flatgeobuf.writer())"
    told = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.modules['pyogrio'] = None; {asked}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "None\n"
    assert told.stderr == "pyogrio is not installed: FlatGeobuf is left out\n"
