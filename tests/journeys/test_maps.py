"""Maps in a browser: a place is picked by pointer or keyboard, photos stand where they are from."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from tests.browser import shot
from tests.browser.axe import violations
from tests.journeys.visitor import looked_at, press
from tests.running import PHOTOS, Running, eventually

pytestmark = pytest.mark.xdist_group("server")

NUMBER = re.compile(r"-?[0-9]+\.[0-9]+")
WHERE = {
    "Reykjavík": (64.1466, -21.9426),
    "Nairobi": (-1.2864, 36.8172),
    "Suva": (-18.1416, 178.4419),
}


@pytest.fixture
def dave(server) -> str:
    """dave's NSID; some of his photos are on the map, one is not."""
    for title, (lat, lon) in WHERE.items():
        photo_id = upload(server, title)
        where = {"photo_id": photo_id, "lat": lat, "lon": lon}
        assert server.call("dave", "flickr.photos.geo.setLocation", **where) == {"stat": "ok"}
    nsid = server.demo["users"]["dave"]["nsid"]
    eventually(lambda: len(placed(server, nsid)) >= len(WHERE))
    return nsid


def placed(server: Running, nsid: str) -> list[str]:
    """The titles of the photos in somebody's feed that everybody may know the position of."""
    asked = {"user_id": nsid, "extras": "geo,url_t", "per_page": "15"}
    how = {"method": "flickr.people.getPublicPhotos", "api_key": server.demo["api_key"]}
    listed = server.get("/services/rest", {**how, **asked})
    photos = etree.fromstring(listed.content).iter("photo")
    return [
        each.get("title") for each in photos if each.get("url_t") and each.get("accuracy") != "0"
    ]


def upload(server: Running, title: str) -> str:
    """A photo of dave's."""
    client = server.client("dave")
    return client.upload(filename=str(PHOTOS / "retina.jpg"), title=title).findtext("photoid")


def drawn(page: Page, within: str) -> None:
    """Wait until a map is drawn, its outlines too."""
    page.locator(f"{within} path.countries").wait_for()


def test_a_place_is_picked_by_pointer_and_by_keyboard(page, scripts):
    page.goto("/services/api/explore/flickr.photos.geo.setLocation?photo_id=1")
    drawn(page, ".place")
    lat, lon = page.get_by_label("lat"), page.get_by_label("lon")
    page.locator(".map").click()
    expect(lat).to_have_value(NUMBER)
    expect(lon).to_have_value(NUMBER)
    assert "lat=" in page.url
    looked_at(page, "map-pick")

    page.locator(".map").focus()
    page.keyboard.press("Enter")
    middle = float(lon.input_value())
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(lon).not_to_have_value(f"{middle:.1f}")
    assert float(lon.input_value()) > middle
    assert not violations(page)


def test_a_box_is_what_the_map_shows(page):
    page.goto("/services/api/explore/flickr.photos.search?bbox=-10,50,2,60")
    page.get_by_text("Choose a box on a map").click()
    drawn(page, ".place[data-pick=box]")
    press(page, "Take what the map shows")

    west, south, east, north = map(float, page.get_by_label("bbox").input_value().split(","))
    assert west <= -10 <= 2 <= east
    assert south <= 50
    assert north >= 60
    shot(page, "map-box")


def test_an_answers_map_shows_each_photo_that_has_a_position(page, server, dave, scripts):
    page.goto(f"/services/api/explore/flickr.people.getPublicPhotos?user_id={dave}&format=feed-kml")
    press(page, "Make the call")
    drawn(page, "#positions-map")

    titles = placed(server, dave)
    expect(page.locator("#positions-map .point a")).to_have_count(len(titles))
    page.get_by_text(f"{len(titles)} positions").click()
    expect(page.locator(".positions a")).to_have_text(titles)
    assert not violations(page)
    looked_at(page, "map-answer")
    with page.expect_navigation():
        page.locator("#positions-map").get_by_title("Nairobi").first.click()
    assert page.url.endswith(".jpg")


def test_the_people_of_the_demo_are_offered_to_who_is_not_signed_in(page, server):
    page.goto("/services/api/explore/flickr.people.getInfo")
    field = page.get_by_label("user_id")
    offered = page.locator(f"#{field.get_attribute('list')} option")

    known = {user["nsid"]: name for name, user in server.demo["users"].items()}
    assert {o.get_attribute("value"): o.inner_text() for o in offered.all()} == known


def test_the_front_page_tells_what_there_is(page, scripts):
    page.goto("/")
    expect(page.get_by_text("methods to call")).to_be_visible()
    assert not violations(page)
    looked_at(page, "home")
    page.get_by_role("link", name="Explore the API").click()
    page.wait_for_url("**/services/api/explore/flickr.photos.search")
