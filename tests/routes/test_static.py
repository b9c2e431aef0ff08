"""Static files: those that there are, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from chalicelib import pages
from tests.flickr import request

FOLDER = Path(pages.__file__).parent / "static"
FILES = sorted(f.relative_to(FOLDER).as_posix() for f in FOLDER.rglob("*") if f.is_file())
WORLD_BYTES_MAX = 100_000


@pytest.mark.parametrize("path", FILES)
def test_every_file_is_served(path):
    answer = request("GET", f"/static/{path}")

    assert answer.body == (FOLDER / path).read_bytes()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "..%2Ftemplate.py",
        "leaflet/..%2F..%2Ftemplate.py",
        "leaflet/..%2fstyle.css",
        "leaflet/images/..%2F..%2Fstyle.css",
        "leaflet",
        "leaflet/images",
        "%2Fetc%2Fpasswd",
        "nothing.js",
        ".",
        "..",
        "style.css%00",
        "Style.css",
    ],
)
def test_no_other_file_is(path):
    assert request("GET", f"/static/{path}").status in {403, 404}


def test_what_the_styles_of_leaflet_name_is_there():
    style = (FOLDER / "leaflet" / "leaflet.css").read_text("utf-8")
    named = set(re.findall(r"url\((images/[^)]+)\)", style))

    assert named
    assert all((FOLDER / "leaflet" / each).is_file() for each in named)


def test_the_outlines_of_the_world_are_light():
    file = FOLDER / "world.json"
    features = json.loads(file.read_text("utf-8"))["features"]

    assert file.stat().st_size <= WORLD_BYTES_MAX
    assert [each["properties"]["name"] for each in features] == ["land", "countries"]
    assert len(features[1]["geometry"]["coordinates"]) > 200
