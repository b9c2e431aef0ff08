"""A real browser: Debian's Chromium, started once by each process of tests, driven by Playwright.

A test of a page fails at its end when the console had an error or the page asked any other host
than loopback for anything; what is meant to go wrong, ``watch.expect`` lets pass.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.watch import HOST, Watch
from tests.running import PATIENCE_SECONDS, ROOT, Running

NewPage = Callable[[int], Page]

SCREENSHOTS = ROOT / ".local" / "screenshots"
HEIGHT = 800

_FLAGS = (
    "--no-sandbox",  # which root cannot have; the pages are ours
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
)
# As in everybody's browser, a page opens a window when it is clicked, and at no other time.
_STRICTER = ["--disable-popup-blocking"]
_SHARED = pytest.StashKey[Browser]()


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config) -> Iterator[Browser]:
    """The browser that all tests of this process share, whichever folder they stand in."""
    if _SHARED in pytestconfig.stash:
        yield pytestconfig.stash[_SHARED]
        return
    program = shutil.which("chromium")
    assert program, "there is no chromium: make test installs it"
    # From here to the end this thread has a running event loop: asyncio.run would refuse.
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=_FLAGS, ignore_default_args=_STRICTER
        )
        pytestconfig.stash[_SHARED] = started
        yield started
        started.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Sees what the test's pages do, and fails it for what they may not."""
    watch = Watch()
    yield watch
    assert not watch.faults


@pytest.fixture
def new_page(browser: Browser, server: Running, watch: Watch) -> Iterator[NewPage]:
    """Opens windows as wide as is wanted, which share no cookies, at the running server."""
    opened = []

    def window(width: int) -> Page:
        size = {"width": width, "height": HEIGHT}
        context = browser.new_context(base_url=server.url, viewport=size)
        context.set_default_timeout(PATIENCE_SECONDS * 1000)
        watch.over(context)
        opened.append(context)
        return context.new_page()

    yield window
    for context in opened:
        context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A window on a desk: ``page.goto("/")``."""
    return new_page(1280)


@pytest.fixture
def narrow_page(new_page: NewPage) -> Page:
    """A window as narrow as a telephone's."""
    return new_page(375)


def shot(page: Page, name: str) -> Path:
    """Keep the looks of the whole page, for people; answers the picture's path."""
    assert page.viewport_size
    path = SCREENSHOTS / f"{name}-{page.viewport_size['width']}.png"
    page.screenshot(path=path, full_page=True)
    return path
