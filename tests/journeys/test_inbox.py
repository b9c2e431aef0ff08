"""The whole way in a browser: allow, upload, subscribe to an inbox, see the next photo arrive."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import HEIGHT, shot
from tests.browser.axe import violations
from tests.journeys.visitor import allow, answer, explore, press, shots
from tests.running import PHOTOS

pytestmark = [pytest.mark.xdist_group("server"), pytest.mark.usefixtures("scripts")]

TITLE = "<script>alert('A cup')</script>"


def upload(page: Page, photo: str, title: str) -> None:
    explore(page, "upload", "?is_public=1")
    allow(page)
    page.get_by_label("photo", exact=False).set_input_files(PHOTOS / photo)
    page.get_by_text("more arguments").click()
    page.get_by_label("title").fill(title)
    press(page, "Make the call")
    assert "<photoid>" in answer(page)


def subscribe(page: Page, secret: str) -> Page:
    """Subscribe to one's own photos from a new inbox; answers the inbox's window."""
    explore(page, "flickr.push.subscribe", "?topic=my_photos&verify=sync")
    page.get_by_text("more arguments").click()
    page.get_by_label("secret").fill(secret)
    press(page, "Use an inbox of your own")
    shots(page, "explore-inbox")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open the inbox").click()
    expect(opened.value.get_by_text("Waiting for the first")).to_be_visible()
    allow(page)
    press(page, "Make the call")
    assert 'stat="ok"' in answer(page)
    return opened.value


def test_a_photo_uploaded_in_the_explorer_arrives_live_in_the_inbox(carol):
    upload(carol, "coffee.jpg", "Before")
    inbox = subscribe(carol, "hush")
    inbox.evaluate("window.neverLoadedAgain = true")
    expect(inbox.get_by_text("Verification: subscribe my_photos")).to_be_visible()

    upload(carol, "chelsea.jpg", TITLE)
    delivery = inbox.get_by_role("listitem").filter(has_text="alert('A cup')").first
    expect(delivery).to_be_visible()
    expect(delivery.locator("pre b.tag").first).to_be_visible()
    expect(delivery.locator(".pictures img")).to_have_js_property("naturalWidth", 75)
    expect(inbox.get_by_role("status")).to_contain_text("arrived")
    delivery.get_by_text("Headers").click()
    expect(delivery.get_by_text("sha256=")).to_be_visible()
    assert inbox.evaluate("window.neverLoadedAgain")
    _looks(inbox)
    _closes(inbox)


def _looks(inbox: Page) -> None:
    """Everybody can use it, in any width and light."""
    assert not violations(inbox)
    for scheme, name in (("light", "inbox"), ("dark", "inbox-dark")):
        inbox.emulate_media(color_scheme=scheme)
        for width in (375, 768, 1280):
            inbox.set_viewport_size({"width": width, "height": HEIGHT})
            assert inbox.evaluate("document.documentElement.scrollWidth") <= width
            shot(inbox, name)


def _closes(inbox: Page) -> None:
    where = inbox.url
    press(inbox, "Close the inbox")
    expect(inbox.get_by_role("heading", level=1)).to_have_text("The inbox is closed")
    assert inbox.request.get(where).status == 404
