"""Shapefiles in a browser: a place is found by its name, and its outline drawn on a map."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.journeys.visitor import looked_at
from tests.running import Running, eventually, free_port

pytestmark = pytest.mark.xdist_group("server")

PATH = "/services/shapefiles"
AFRICA, FIJI = "24865670", "23424813"


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Running]:
    """One that has come so far with its outlines of the world."""
    running = Running(free_port(), tmp_path_factory.mktemp("outlined"), has_outlines=True)
    try:
        running.wait()
        path = f"{PATH}/place/{FIJI}.geojson"
        eventually(lambda: running.get(path).ok)
        yield running
    finally:
        running.stop()


def test_a_place_is_found_and_its_outline_drawn(page):
    page.goto(f"{PATH}/")
    page.get_by_label("Find a place").fill("africa")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("place")
    assert violations(page) == []
    looked_at(page, "shapefiles")

    page.get_by_role("link", name="Africa", exact=True).click()
    outline = page.locator("#map path.shape").first
    outline.wait_for()
    assert outline.bounding_box()["height"] > 200
    expect(page.get_by_role("heading", level=1)).to_have_text("Africa")
    assert violations(page) == []
    looked_at(page, "shapefile")


def test_what_lies_on_both_sides_of_the_antimeridian_is_drawn_together(page):
    page.goto(f"{PATH}/place/{FIJI}")
    page.locator("#map path.shape").first.wait_for()
    drawn = page.locator("#map path.shape").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().width)"
    )
    assert max(drawn) > 100, "as near as Fiji fits"
    looked_at(page, "shapefile-fiji")


def test_without_scripts_a_place_has_its_facts_and_its_file(browser, server):
    context = browser.new_context(base_url=server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{PATH}/?q=fiji")
    page.get_by_role("link", name="Fiji", exact=True).click()
    expect(page.get_by_text("Edges")).to_be_visible()
    expect(page.locator("#map")).to_be_hidden()
    assert (
        page.get_by_role("link", name="GeoJSON")
        .get_attribute("href")
        .startswith(f"{PATH}/place/{FIJI}.geojson?created=")
    )
    context.close()
