"""Every page for people, as wide as a telephone and as a desk, fits and is kept to be looked at."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys.visitor import press, shots, sign_in
from tests.running import Running

_NAMELESS = """[...document.querySelectorAll("input, select, textarea")]
    .filter(each => each.checkVisibility() && !each.labels.length).map(each => each.name)"""

pytestmark = pytest.mark.xdist_group("server")


def fits(page: Page, name: str) -> None:
    """Nothing stands out at the side, each field has a name, and there is one heading."""
    assert page.locator("h1").count() == 1
    assert page.evaluate(_NAMELESS) == []
    shots(page, name)


def test_pages_for_who_is_not_signed_in(page):
    for path, name in (("/", "home"), ("/signin", "sign-in"), ("/signup", "sign-up")):
        page.goto(path)
        fits(page, name)


def test_a_sign_in_that_is_refused(page, watch):
    watch.expect("status of 403")
    page.goto("/signin")
    page.get_by_label("Username").fill("nobody at all")
    page.get_by_label("Password").fill("not the password")
    press(page, "Sign in")

    page.get_by_role("alert").wait_for()
    fits(page, "sign-in-refused")


def test_pages_of_ones_account(page, server):
    _as_dave(page, server)
    for path, name in (
        ("/account", "account"),
        ("/account/password", "password"),
        ("/account/authorised", "authorised"),
        ("/account/apps", "new-app"),
        ("/", "home-signed-in"),
    ):
        page.goto(path)
        fits(page, name)


def test_an_application_of_ones_own(page, server):
    _as_dave(page, server)
    page.goto("/account/apps")
    page.get_by_label("Title").fill("A wall of photos, as wide as it is high, for the kitchen")
    press(page, "Make it")

    page.locator("#secret").wait_for()
    fits(page, "app-with-secret")
    page.goto("/account/apps")
    fits(page, "apps")


def test_the_small_window(page, server):
    page.goto("/signin/small")
    fits(page, "small-sign-in")
    page.get_by_role("link", name="Make an account").click()
    fits(page, "small-sign-up")
    page.get_by_role("link", name="Sign in").click()
    sign_in(page, server, "carol")
    page.get_by_text("You may close this window").wait_for()
    fits(page, "small-signed-in")


def _as_dave(page: Page, server: Running) -> None:
    page.goto("/signin")
    sign_in(page, server, "dave")
    page.get_by_role("button", name="Sign out").wait_for()
