"""Whole ways, from outside, on the running server."""

import pytest
from playwright.sync_api import Cookie, Page

from tests.browser import browser, narrow_page, new_page, page, watch  # noqa: F401
from tests.journeys.visitor import sign_in
from tests.node import scripts  # noqa: F401
from tests.running import server  # noqa: F401


@pytest.fixture(scope="session")
def carols_cookies() -> list[Cookie]:
    """What carol's browser keeps, once she has signed in."""
    return []


@pytest.fixture
def carol(page, server, carols_cookies) -> Page:  # noqa: F811
    """carol's window: she is signed in, and was so from the first test of hers on."""
    if not carols_cookies:
        page.goto("/signin")
        sign_in(page, server, "carol")
        page.get_by_role("button", name="Sign out").wait_for()
        carols_cookies += page.context.cookies()
    page.context.add_cookies(carols_cookies)
    return page
