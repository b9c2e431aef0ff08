"""The administrator's commands for outlines: whole again wherever they are interrupted."""

from __future__ import annotations

import json

import pytest

from chalicelib.model.place import PlaceType
from chalicelib.shapes import gazetteer
from chalicelib.store import releases, shapes
from infra import admin
from infra.shapes import build_all
from tests.conftest import ENVIRONMENT
from tests.hub.faults import Calls, Died, watching
from tests.shapes.ground import (
    CITY,
    COUNTRY,
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
    assert [file["features"] for file in told["files"]] == [0, 1, 0, 0, 1, 1, 1]
    assert releases.latest().version == told["version"]
