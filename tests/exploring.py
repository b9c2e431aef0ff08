"""The explorer's form as a person uses it."""

from __future__ import annotations

from urllib.parse import urlencode

from tests.browsing import Browser, Page

SCRIPT = "'\"><script>alert(1)</script>"
KEPT = 100_000  # bytes of a page


def at(name: str, **filled: str) -> str:
    return f"/services/api/explore/{name}?{urlencode(filled)}".rstrip("?")


def body(page: Page) -> str:
    """The answer as the page shows it."""
    return page.html.xpath("string(//section[@id='answer']/pre)")


def call(browser: Browser, name: str, **filled: str) -> Page:
    return browser.get(at(name)).form(name="do").send(do="call", **filled)


def shown(page: Page) -> str:
    """The answer with what is folded away."""
    return body(page) + page.html.xpath("string(//section[@id='answer']/details/pre)")
