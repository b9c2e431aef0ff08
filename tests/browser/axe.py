"""axe-core, which finds what keeps people from using a page; it runs in the page.

The fixture ``scripts`` of ``tests.node`` installs it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.node import CLIENTS

_AXE = CLIENTS / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """async () => (await axe.run(document)).violations.map(each => ({
    rule: each.id, help: each.help, nodes: each.nodes.map(node => node.html).slice(0, 5)
}))"""


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds in a page as it is, in the light and in the dark."""
    page.evaluate(_AXE.read_text("utf-8"))  # not as an element: the page's policy lets none in
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += page.evaluate(_RUN)
    page.emulate_media(color_scheme="light")
    return found
