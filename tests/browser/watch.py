"""The watch over pages: what they may not do, whatever they are tested for."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError

HOST = "127.0.0.1"
_WITHOUT_HOST = {"about", "blob", "data"}
_ASKED_UNASKED = "/favicon.ico"  # by the browser itself, of a page that names no icon


class Watch:
    """Sees errors of the console, exceptions that nobody caught, requests to foreign hosts."""

    def __init__(self) -> None:
        self._seen: list[str] = []
        self._expected: list[str] = []

    @property
    def faults(self) -> list[str]:
        """A line each, without those that were expected."""
        return [line for line in self._seen if not any(text in line for text in self._expected)]

    def expect(self, text: str) -> None:
        """Let pass what has this in it: the console has an error for every page not found."""
        self._expected.append(text)

    def over(self, context: BrowserContext) -> None:
        """See what all pages of a context do, those too that they open themselves."""
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", lambda request: self._asked(request.url))
        context.on("page", self._page)

    def _page(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._asked(socket.url))

    def _console(self, message: ConsoleMessage) -> None:
        url = message.location["url"]
        if message.type == "error" and urlsplit(url).path != _ASKED_UNASKED:
            self._seen.append(f"console: {message.text} ({url})")

    def _error(self, error: WebError) -> None:
        self._seen.append(f"not caught: {error.error}")

    def _asked(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in _WITHOUT_HOST and address.hostname != HOST:
            self._seen.append(f"foreign host: {url}")
