"""Importing places and publishing them: whole, resumable, and with what is bad told."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
from contextlib import closing

import pytest
import shapely

from chalicelib.model.place import PlaceType
from chalicelib.shapes import gazetteer
from chalicelib.store import shapes
from infra import admin, places
from infra.builder import ROOT
from infra.errors import CommandError
from infra.world import carried, importing
from infra.world.forgiving import Forgiving
from infra.world.workbook import Workbook
from tests.conftest import ENVIRONMENT
from tests.hub.faults import Calls, Died, watching

CSV = (
    "woe_id,name,placetype,country,lat,lon,bbox,parent_id,hierarchy,timezone_id,"
    "superseded_by,supersedes,concordances"
)
BOW = [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]


def square(west, south, size=1.0):
    east, north = west + size, south + size
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def feature(woe_id, kind, label, rings, **geometry):
    return {
        "id": woe_id,
        "type": "Feature",
        "properties": {
            "woe_id": woe_id,
            "place_id": f"id.{woe_id}",
            "place_type": "whatever",
            "place_type_id": kind,
            "label": label,
        },
        "geometry": {**geometry, "type": "Polygon", "coordinates": rings},
    }


WORLD = [
    feature(29, 29, "Middle", square(-20, -20, 40), created=1, alpha=0.5, points=9, edges=5),
    feature(12, 12, "Nearland", square(-10, -10, 30), link={"href": "http://x.test/"}, bbox=[0]),
    feature(13, 12, "Farland", square(50, 0, 5)),
    feature(8, 8, "Bow, NE, Nearland", BOW, is_donuthole=0),
    feature(80, 8, "East, XX, Elsewhere", square(51, 1)),
    feature(7, 7, "Fisher's Town, NE, Nearland", square(0.1, 0.2, 0.2), points=5),
    feature(70, 7, "Fisher's Town, NE, Nearland", square(0.4, 0.6, 0.1), points=7),
    feature(22, 22, "Höfn & Quay, Fisher's Town, NE, Nearland", square(0.15, 0.25, 0.01)),
]


def write(path, features=WORLD, text="%s"):
    """A file in the manner of 2.0: it tells its name first, and is spread over lines."""
    whole = {"type": "FeatureCollection", "name": "x, }", "features": features}
    content = (text % json.dumps(whole, indent=1)).encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


@pytest.fixture
def run(tmp_path, capsys):
    """Does one command; answers what it printed, and what it complained of."""
    (tmp_path / "environment.json").write_text(json.dumps(ENVIRONMENT))

    def command(*words):
        code = admin.main(["--folder", str(tmp_path), "places", *map(str, words)])
        said = capsys.readouterr()
        return json.loads(said.out) if code == 0 else said.out, said.err

    return command


@pytest.fixture
def world(run, tmp_path):
    """What is read of a world once it is published."""
    run("import", write(tmp_path / "world.geojson"))
    published, _ = run("publish")
    gazetteer.forget()
    assert published["version"] == gazetteer.latest().version
    return gazetteer.latest()


def test_files_are_imported_and_published(world):
    place = world.by_place_id("id.7")
    assert (place.woe_id, place.type, place.name) == ("7", PlaceType.LOCALITY, "Fisher's Town")
    assert place.label == "Fisher's Town, NE, Nearland"
    assert [(at.name, at.type.word) for at in world.at(0.255, 0.155)] == [
        ("Höfn & Quay", "neighbourhood"),
        ("Fisher's Town", "locality"),
        ("Bow", "region"),
        ("Nearland", "country"),
        ("Middle", "continent"),
    ]


@pytest.mark.parametrize(
    ("woe_id", "parent"),
    [
        ("22", "7"),  # by its centre
        ("7", "8"),
        ("8", "12"),  # by its label
        ("80", "13"),  # by its corners: no country is called so
        ("12", "29"),
        ("13", "29"),  # the nearest
        ("29", ""),
    ],
)
def test_parents_are_found_that_nobody_told(world, woe_id, parent):
    assert world.place(woe_id).parent == parent


@pytest.mark.parametrize(
    ("woe_id", "url"),
    [
        ("12", "/Nearland"),
        ("8", "/Nearland/Bow"),
        ("70", "/Nearland/Bow/Fisher%27s+Town"),
        ("7", "/id.7"),  # there is another of that path, with more photos
        ("22", "/Nearland/Bow/Fisher%27s+Town/H%C3%B6fn+%26+Quay"),
        ("29", "/Middle"),
    ],
)
def test_paths_are_made_of_names(world, woe_id, url):
    assert world.place(woe_id).url == url
    assert world.by_url(url).woe_id == woe_id


def test_a_centre_that_nobody_told_is_inside(world):
    bow = world.place("8")
    outline = shapely.make_valid(shapely.Polygon(BOW[0]), method="structure")
    assert outline.contains(shapely.Point(bow.longitude, bow.latitude))
    assert (bow.box.west, bow.box.north) == (0, 2)


def test_shapes_are_kept_as_they_came(world):
    kept = shapes.newest("8")
    assert shapely.get_coordinates(shapely.from_wkb(kept.wkb)).tolist() == BOW[0]
    assert not shapely.is_valid(shapely.from_wkb(kept.wkb))
    whole = shapes.newest("29")
    told = (whole.created, whole.alpha, whole.points, whole.edges, whole.type)
    assert told == (1, 0.5, 9, 5, PlaceType.CONTINENT)


def test_what_is_imported_twice_is_there_once(run, tmp_path, world):
    again = write(tmp_path / "again.geojson.gz")
    assert run("import", again)[0]["again.geojson.gz"]["rows"] == 8
    assert run("import", again)[0]["again.geojson.gz"]["rows"] == 8
    assert run("publish")[0]["places"] == {
        "neighbourhood": 1,
        "locality": 2,
        "county": 0,
        "region": 2,
        "country": 2,
        "continent": 1,
    }
    assert len(shapes.history("29")) == 1


def test_a_day_may_be_said_for_shapes_that_tell_none(run, tmp_path):
    run("import", write(tmp_path / "x.json"), "--created", "2011-01-08")
    assert shapes.newest("12").created == 1_294_444_800
    assert shapes.newest("29").created == 1


BAD = [
    (feature("x", 12, "A", square(0, 0)), "no WOE id: 'x'"),
    (feature(2**31, 12, "A", square(0, 0)), "no WOE id: 2147483648"),
    (feature(1, 12, "", square(0, 0)), "no label: ''"),
    (feature(1, 12, "a\x00b", square(0, 0)), "no label: 'a\\x00b'"),
    (feature(1, 12, "A", []), "an empty polygon"),
    (feature(1, 12, "A", [[[0, 0], [1, 1]]]), "no polygon"),
    (feature(1, 12, "A", "x"), "no polygon"),
    (feature(1, 12, "A", square(180, 0)), "no position: 181"),
    (feature(1, 12, "A", square(0, 0), created="x"), "created: 'x'"),
    ({**feature(1, 12, "A", []), "geometry": None}, "no geometry"),
    ({**feature(1, 12, "A", []), "geometry": {"type": "Point"}}, "no polygon: 'Point'"),
    ([], "no properties"),
]


def test_bad_rows_are_told_and_left_out(run, tmp_path):
    file = write(tmp_path / "x.geojson", [bad for bad, _ in BAD] + WORLD)
    came, told = run("import", file)
    assert came["x.geojson"] == {"rows": len(BAD) + 8, "skipped": {}, "bad": len(BAD)}
    lines = told.splitlines()
    for number, (line, (_, reason)) in enumerate(zip(lines, BAD, strict=True), 1):
        assert line.startswith(f"x.geojson, row {number}: {reason}")
    assert sum(run("publish")[0]["places"].values()) == 8


def test_kinds_that_flickr_had_not_are_counted(run, tmp_path):
    others = [feature(n, 10 + n, "A", square(0, 0)) for n in (1, 3, 4)]
    came, _ = run("import", write(tmp_path / "x.geojson", [*others, *others, *WORLD]))
    assert came["x.geojson"]["skipped"] == {"11": 2, "13": 2, "14": 2}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.shp", b"", "is none of"),
        ("x.geojson", b"<html>", "no JSON after feature 0"),
        ("x.geojson", b'{"features": [{}, {"a"', "no JSON after feature"),
        ("x.csv", b"a,b\n1,2\n", "there is no column"),
        ("x.json.gz", b"no gzip", "x.json.gz: Not a gzipped file"),
        ("x.json.gz", gzip.compress(b"{}" * 9, mtime=0)[:-9], "x.json.gz:"),
        ("absent.geojson", None, "there is no"),
    ],
)
def test_what_is_no_file_of_places_is_refused(run, tmp_path, name, content, reason):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert reason in run("import", tmp_path / name)[1]


def test_nothing_is_published_of_nothing(run, tmp_path):
    assert "`places import` makes it" in run("publish")[1]
    run("import", write(tmp_path / "x.geojson", []))
    assert "nothing was imported yet" in run("publish")[1]
    assert gazetteer.latest().version == ""


class Stream:
    """Hands out its bytes a few at a time."""

    def __init__(self, content, size):
        self.content, self.size = content, size

    def read(self, _):
        piece, self.content = self.content[: self.size], self.content[self.size :]
        return piece


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 1000])
def test_commas_that_are_too_much_are_left_out_wherever_a_file_is_cut(size):
    flawed = b'{"a,}": [1, 2, ], "b\\"": {"c": ",] \\\\", }, "d": "x\\\\\\",}",\n\t}'
    read = Forgiving(Stream(flawed, size))
    found = b"".join(iter(read.read, b""))
    assert json.loads(found) == {"a,}": [1, 2], 'b"': {"c": ",] \\"}, "d": 'x\\",}'}


def test_a_file_with_the_flaw_of_2_0_is_read(run, tmp_path):
    text = json.dumps({"features": WORLD}, indent=1).replace('"\n', '",\n').replace(" }\n", " },\n")
    with pytest.raises(json.JSONDecodeError):
        json.loads(text)
    (tmp_path / "x.geojson").write_text(text)
    assert run("import", tmp_path / "x.geojson")[0]["x.geojson"]["rows"] == 8


def hierarchy(**ids):
    return json.dumps({"planet": 1, "town": 0, **ids}).replace('"', '""')


def test_rows_of_a_woe_gazetteer_tell_what_features_do_not(run, tmp_path, world):
    around = hierarchy(continent=29, country=13, state=8, localadmin=999)
    (tmp_path / "x.csv.gz").write_bytes(
        gzip.compress(
            "\n".join(
                [
                    CSV,
                    f'700,Bru,7,IS,1.5,0.5,"[0.4, 1.4, 0.6, 1.6]",999,"{around}",31,null,null,{{}}',
                    "701,Old Bru,7,IS,0,0,null,8,null,null,700,null,{}",
                    "31,Atlantic/Somewhere,31,,0,0,null,1,null,null,null,null,{}",
                    "20,A landmark,20,IS,1,1,null,1,null,null,null,null,{}",
                    "702,Nowhere,7,IS,x,1,null,1,null,null,null,null,{}",
                    "8,Bow County,8,IS,1.25,0.75,null,12,null,null,null,null,{}",
                ]
            ).encode()
        )
    )
    came, told = run("import", tmp_path / "x.csv.gz")
    assert came["x.csv.gz"] == {"rows": 6, "skipped": {"20": 1}, "bad": 1}
    assert told == "x.csv.gz, row 5: no position: '1', 'x'\n"
    run("publish")
    gazetteer.forget()
    found = gazetteer.latest()
    bru = found.place("700")
    assert (bru.parent, bru.timezone, bru.label) == (
        "8",  # the nearest that is there, though a country is said that the region is not in
        "Atlantic/Somewhere",
        "Bru, Bow County, Nearland",
    )
    assert (bru.latitude, bru.box.east, bru.url) == (1.5, 0.6, "/Nearland/Bow+County/Bru")
    assert len(bru.place_id) == 11
    assert found.by_place_id(bru.place_id) == bru
    assert found.place("701").superseded_by == "700"
    region = found.place("8")
    assert (region.name, region.latitude, region.place_id) == ("Bow County", 1.25, "id.8")


def test_superseded_places_are_kept_for_their_shapes_and_say_what_supersedes_them(run, tmp_path):
    old = [
        feature(900, 7, "Fisher's Town, NE, Nearland", square(0.4, 0.6, 0.1)),
        feature(901, 22, "Gone, Nearland", square(0.15, 0.25, 0.001)),
        feature(902, 7, "Lost, Nearland", square(-5, -5)),
    ]
    superseded = write(tmp_path / "flickr_shapes_superseded.geojson", old)
    run("import", write(tmp_path / "x.geojson"), superseded)
    run("publish")
    gazetteer.forget()
    found = gazetteer.latest()
    by = {woe_id: found.place(woe_id).superseded_by for woe_id in ("900", "901", "902")}
    assert by == {"900": "70", "901": "22", "902": "12"}
    assert shapes.newest("901")
    assert found.woe_ids_at(0.2505, 0.1505)[0] == "22"


_KILLED = """
import os, signal, sys
from pathlib import Path
from infra.world import importing
from infra.world.workbook import Workbook
kept = []
def keep(shapes):
    kept.extend(shapes)
    if len(kept) > 400:
        os.kill(os.getpid(), signal.SIGKILL)
importing.load(Workbook(Path(sys.argv[1])), Path(sys.argv[2]), 1, keep)
"""


def test_an_import_that_is_killed_goes_on_where_it_was(tmp_path):
    [regions] = [path for path in carried.files() if "regions" in path.name]
    workbook = tmp_path / "places.sqlite"
    program = [sys.executable, "-c", _KILLED, str(workbook), str(regions)]
    killed = subprocess.run(program, cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL

    rest = []
    with closing(Workbook(workbook)) as opened:
        [(before,)] = opened.rows("SELECT count(*) FROM place")
        assert importing.load(opened, regions, 1, rest.extend)["rows"] == 3441
        [(after,)] = opened.rows("SELECT count(*) FROM place")
    assert (before, after, len(rest)) == (400, 3441, 3441 - 400)
    outlines = shapely.from_wkb([shape.wkb for shape in rest])
    assert 600 < (~shapely.is_valid(outlines)).sum() < 785  # over a fifth, as they came


def test_an_import_whose_shapes_cannot_be_kept_goes_on_with_them(run, tmp_path):
    file = write(tmp_path / "x.geojson")
    with watching(Calls(dies_at=1)), pytest.raises(Died):
        places.load(tmp_path / "places.sqlite", [file], None)
    assert run("import", file)[0]["x.geojson"]["rows"] == 8
    assert all(shapes.newest(str(each["id"])) for each in WORLD)


@pytest.mark.parametrize("dies_at", [0, 1])
def test_the_latest_is_whole_wherever_a_publication_is_ended(world, tmp_path, dies_at):
    with watching(Calls(dies_at=dies_at)), pytest.raises(Died):
        places.publish(tmp_path / "places.sqlite")
    gazetteer.forget()
    assert gazetteer.latest().version == world.version
    assert gazetteer.latest().place("22")


def test_a_workbook_of_another_version_is_refused(tmp_path):
    path = tmp_path / "places.sqlite"
    with closing(Workbook(path)) as opened:
        opened.rows("PRAGMA user_version = 99")
    with pytest.raises(CommandError, match="another version"):
        Workbook(path)


def test_the_world_that_pushr_carries_is_whole():
    carried.publish()
    gazetteer.forget()
    found = gazetteer.latest()
    kinds = (PlaceType.CONTINENT, PlaceType.COUNTRY, PlaceType.REGION)
    assert [sum(1 for _ in found.of_type(kind)) for kind in kinds] == [6, 239, 3441]
    alone = [place.label for kind in kinds[1:] for place in found.of_type(kind) if not place.parent]
    assert alone == []
    assert [place.name for place in found.at(64.1, -21.9)] == ["Kopavogur", "Iceland", "Europe"]
    fiji = found.by_url("/Fiji").box
    assert (round(fiji.west), round(fiji.east)) == (176, -180)
