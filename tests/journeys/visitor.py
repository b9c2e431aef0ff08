"""Somebody at a browser: what they type and press on our pages."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import HEIGHT, shot
from tests.passwords import PASSWORD
from tests.running import Running


def sign_in(page: Page, server: Running, name: str) -> None:
    """At the page for signing in: as one of the community."""
    enter(page, name, server.demo["users"][name]["password"])


def enter(page: Page, name: str, password: str) -> None:
    """At the page for signing in: as anybody."""
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    press(page, "Sign in")


def sign_up(page: Page, name: str) -> None:
    """At the page for signing up."""
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign up")


def press(page: Page, button: str) -> None:
    """In the middle of the page, where the page's own business is."""
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def explore(page: Page, name: str, query: str = "") -> None:
    """At the explorer's form of a method."""
    page.goto(f"/services/api/explore/{name}{query}")


def answer(page: Page) -> str:
    """What the explorer shows of an answer at once."""
    return page.get_by_role("region", name="Body of the answer").inner_text()


def allow(page: Page) -> None:
    """Let the explorer do what it asks for; whoever was asked before is not asked again."""
    asked = page.locator("[data-allow]")
    if asked.count():
        with page.expect_popup() as opened:
            asked.click()
        with opened.value.expect_event("close"):
            press(opened.value, "OK, let it")
        expect(page.locator("#allowed")).to_be_visible()


def make_application(page: Page, title: str, callback: str = "") -> tuple[str, str]:
    """Somebody who is signed in makes an application; answers its key and secret."""
    page.goto("/account/apps")
    page.get_by_label("Title").fill(title)
    page.get_by_label("Callback").fill(callback)
    press(page, "Make it")
    return page.locator("#key").inner_text(), page.locator("#secret").inner_text()


def agree(page: Page) -> None:
    """At the question whether an application is let in."""
    press(page, "OK, let it in")


def code(page: Page) -> str:
    """What the page says to type into the application."""
    return page.locator("#code").inner_text()


def shots(page: Page, name: str) -> None:
    """Keep the looks of a page as wide as a telephone and as a desk; it fits either."""
    for width in (375, 1280):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        shot(page, name)


def looked_at(page: Page, name: str) -> None:
    """Keep the looks of a page in three widths, and in the dark; it fits each of them."""
    for width in (375, 768, 1280):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        shot(page, name)
    page.emulate_media(color_scheme="dark")
    shot(page, f"{name}-dark")
    page.emulate_media(color_scheme="light")
