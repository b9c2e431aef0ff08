"""The data set's page, its files for programs, and the page of a place's outline."""

from __future__ import annotations

import hashlib
import json

import pytest
import requests

from chalicelib.shapes import dataset
from chalicelib.store import shapes
from tests.browsing import Browser
from tests.flickr import request
from tests.shapes.ground import CITY, NOW, OLD, PART, publish
from tests.shapes.test_dataset import BOW, SHAPES

PATH = "/services/shapefiles"


@pytest.fixture
def ground():
    publish()
    shapes.put(SHAPES)


@pytest.fixture
def release(ground):
    return dataset.publish(NOW)


def hrefs(page):
    return [link.get("href") for link in page.html.cssselect("main a")]


def test_the_page_tells_every_file_with_its_size_and_hash(release):
    page = Browser().get(f"{PATH}/")
    assert (page.status, page.title) == (200, "Shapefiles")
    for file in release.files:
        assert f"{PATH}/{release.version}/{file.name}" in hrefs(page)
        assert file.sha256 in page.text
    assert "4 outlines" in page.text
    assert "https://spdx.org/licenses/CC0-1.0.html" in hrefs(page)


def test_the_page_is_there_before_anything_is():
    assert "Nothing is published yet" in Browser().get(f"{PATH}/").text


def test_earlier_versions_are_told(release):
    dataset.publish(NOW)
    assert f"{PATH}/{release.version}/manifest.json" in hrefs(Browser().get(f"{PATH}/"))


def test_a_program_reads_the_manifest_and_downloads_what_it_says(release):
    answer = request("GET", f"{PATH}/latest.json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    told = json.loads(answer.body)
    assert (told["version"], told["license"]["id"]) == (release.version, "CC0-1.0")
    assert told["versions"] == [
        {
            "version": release.version,
            "url": f"http://pushr.test{PATH}/{release.version}/manifest.json",
        }
    ]
    for file in told["files"]:
        led = request("GET", file["url"].removeprefix("http://pushr.test"))
        assert led.status == 302
        data = requests.get(led.headers["Location"], timeout=10).content
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file["bytes"], file["sha256"])
    assert request("GET", f"{PATH}/{release.version}/manifest.json").body == answer.body


@pytest.mark.parametrize(
    "path",
    [
        "latest.json",
        "2026-11-18.00/manifest.json",
        "2026-11-18.00/pushr_shapes_regions.geojson.gz",
        "latest/manifest.json",
        "place/x.geojson",
        "place/404.geojson",
        f"place/{OLD}.geojson?created=5",
        f"place/{'9' * 30}.geojson",
    ],
)
def test_what_is_not_there_is_not_found(path):
    publish()
    assert request("GET", f"{PATH}/{path}").status == 404


def test_a_file_that_is_not_of_the_release_is_not_handed_out(release):
    assert request("GET", f"{PATH}/{release.version}/other.gz").status == 404


def test_a_place_is_found_by_its_name(release):
    page = Browser().get(f"{PATH}/").form(action=f"{PATH}/").send(q="reykjavik")
    assert f"{PATH}/place/{CITY}" in hrefs(page)
    assert "1 place" in page.text
    assert "No place is called so." in Browser().get(f"{PATH}/?q=%00zz").text


def test_the_page_of_a_place_tells_of_its_outline_and_those_before(ground):
    page = Browser().get(f"{PATH}/place/{CITY}")
    assert (page.title, page.status) == ("Reykjavík", 200)
    assert "in Iceland" in page.text
    assert "Alpha0.00015" in page.text
    [drawn] = page.html.cssselect("#map")
    assert drawn.get("data-shape") == f"{PATH}/place/{CITY}.geojson?created={NOW}"
    before = f"{PATH}/place/{CITY}?created={NOW - 1}"
    hole = f"{PATH}/place/{CITY}?created={NOW}&is_donuthole=1"
    assert {before, hole} <= set(hrefs(page))

    [drawn] = Browser().get(hole).html.cssselect("#map")
    assert drawn.get("data-shape").endswith(f"?created={NOW}&is_donuthole=1")
    assert "donut hole" in Browser().get(hole).text


def test_a_place_that_is_no_more_leads_on(ground):
    page = Browser().get(f"{PATH}/place/{OLD}")
    assert f"{PATH}/place/{CITY}" in hrefs(page)


def test_a_place_without_an_outline_has_a_page():
    publish()
    assert "no outline yet" in Browser().get(f"{PATH}/place/{PART}").text


def test_a_place_that_nobody_knows_leads_to_the_search(ground):
    page = Browser().get(f"{PATH}/place/<b>1")
    assert page.status == 404
    assert "There is no place <b>1" in page.text


def test_a_shape_is_fetched_by_the_link_that_is_told_of_it(release):
    """Repaired, as in the data set; or as it came."""
    link = f"{PATH}/place/{PART}.geojson"
    found = json.loads(request("GET", link).body)
    assert found["geometry"]["type"] == "MultiPolygon"
    again = request("GET", found["geometry"]["link"]["href"].removeprefix("http://pushr.test"))
    assert json.loads(again.body) == found
    assert again.headers["Content-Type"] == "application/geo+json"
    original = json.loads(request("GET", f"{link}?original=1").body)
    assert original["geometry"]["coordinates"] == [[list(each) for each in BOW.exterior.coords]]


@pytest.mark.parametrize(
    ("asked", "points", "hole"),
    [("", 120, 0), (f"created={NOW - 1}", 120, 0), ("is_donuthole=1", 120, 1)],
)
def test_any_shape_of_a_places_history_is_fetched(ground, asked, points, hole):
    found = json.loads(request("GET", f"{PATH}/place/{CITY}.geojson?{asked}").body)
    assert (found["geometry"]["points"], found["geometry"]["is_donuthole"]) == (points, hole)
