"""The documentation in a browser: found as one types, read by everybody, in any width and light."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import shot
from tests.browser.axe import violations
from tests.node import scripts  # noqa: F401

pytestmark = [pytest.mark.xdist_group("server"), pytest.mark.usefixtures("scripts")]

PAGES = {
    "api": "/services/api/",
    "api-found-nothing": "/services/api/?q=zebra",
    "api-method": "/services/api/flickr.photos.addTags.html",
    "api-method-long": "/services/api/flickr.photos.search.html",
    "api-method-unknown": "/services/api/flickr.nothing.html",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_and_keeps_nobody_out(page, watch, name):
    watch.expect("status of 404")
    page.goto(PAGES[name])

    assert page.locator("h1").count() == 1
    assert violations(page) == []
    for width in (375, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        shot(page, name)
    page.emulate_media(color_scheme="dark")
    shot(page, f"{name}-dark")


def test_methods_are_found_as_one_types(page):
    page.goto("/services/api/")
    page.keyboard.press("/")
    page.keyboard.type("photos addtags")

    expect(page.get_by_role("status")).to_have_text("1 method")
    expect(page.locator(".methods li:visible")).to_have_count(1)
    expect(page.locator("section:visible")).to_have_count(1)
    expect(page.locator(".namespaces")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/flickr.photos.addTags.html")


def test_what_one_types_finds_what_the_server_finds(page):
    page.goto("/services/api/?q=caller's comment")
    asked = page.locator(".methods a").all_inner_texts()
    page.goto("/services/api/")
    page.get_by_label("Search the methods").fill("caller's comment")

    assert asked
    assert page.locator(".methods a:visible").all_inner_texts() == asked


def test_other_words_than_those_the_server_was_asked_for_are_asked_of_it(page):
    page.goto("/services/api/?q=addTags")
    page.get_by_label("Search the methods").fill("removeTag")
    page.keyboard.press("Enter")

    page.wait_for_url("**?q=removeTag")
    expect(page.locator(".methods a")).to_have_text(["flickr.photos.removeTag"])


def test_the_documentation_leads_to_the_form(page):
    page.goto("/services/api/")
    page.get_by_role("link", name="flickr.test.echo").click()
    page.get_by_role("link", name="Try it").click()

    page.wait_for_url("**/services/api/explore/flickr.test.echo")
    expect(page.get_by_role("heading", level=1)).to_contain_text("flickr.test.echo")
