"""Pages as a browser shows them; that they are without errors is the browser's own rule."""

from __future__ import annotations

from tests.browser import shot


def test_the_front_page_opens(page, server):
    page.goto("/")

    assert f"{server.url}/services/rest" in page.inner_text("body")
    shot(page, "front")


def test_the_front_page_fits_into_a_narrow_window(narrow_page):
    narrow_page.goto("/")

    assert narrow_page.evaluate("document.documentElement.scrollWidth") == 375
    shot(narrow_page, "front")
