"""A browser without a screen: it keeps cookies, and sends forms as the page showed them.

``browser.get("/account").form(name="title").send(title="Cats")`` answers the next page. It follows
no redirect unasked: ``page.location`` says where it leads, ``page.follow()`` goes there.
"""

from __future__ import annotations

import time
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from lxml import html

from chalicelib.auth import session
from chalicelib.model.person import Person
from tests.flickr import HOST, Answer, request

ORIGIN = f"http://{HOST}"
COOKIE = "pushr"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Browser:
    """One person's browser, or nobody's yet."""

    def __init__(self, person: Person | None = None) -> None:
        self.cookies: dict[str, str] = {}
        if person:
            self.sign_in(person)

    def sign_in(self, person: Person, now: float | None = None) -> Browser:
        """Sign somebody in without a form, as if it had been at a moment."""
        began = session.begin(person, time.time() if now is None else now)
        self.cookies[COOKIE] = began.cookie
        return self

    def get(self, where: str, **headers: str) -> Page:
        """Ask for a path, or for a URL of ours."""
        return self._ask("GET", where, headers)

    def post(self, where: str, fields: dict[str, str], **headers: str) -> Page:
        """Send a form that no page showed, unless its csrf is among the fields."""
        return self._ask("POST", where, {**FORM, **headers}, urlencode(fields).encode())

    def _ask(self, verb: str, where: str, headers: dict[str, str], body: bytes = b"") -> Page:
        path = local(where)
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"Accept": "text/html,*/*;q=0.8", **({"Cookie": kept} if kept else {}), **headers}
        answer = request(verb, path, sent, body)
        self._keep(answer.set_cookies)
        return Page(self, path, answer)

    def _keep(self, set_cookies: list[str]) -> None:
        for each in set_cookies:
            for name, morsel in SimpleCookie(each).items():
                if morsel["max-age"] == "0":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value


class Page:
    """What the server answered a browser."""

    def __init__(self, browser: Browser, path: str, answer: Answer) -> None:
        self.browser, self.path, self.answer = browser, path, answer
        self.status, self.headers = answer.status, answer.headers

    @property
    def html(self) -> html.HtmlElement:
        """The document."""
        return html.document_fromstring(self.answer.body)

    @property
    def text(self) -> str:
        """What one reads in the middle of the page, in one line."""
        return " ".join(self.html.get_element_by_id("main").text_content().split())

    @property
    def title(self) -> str:
        """The heading."""
        return " ".join(self.html.find(".//h1").text_content().split())

    @property
    def location(self) -> str:
        """Where the answer leads; empty if it is a page."""
        return self.headers.get("Location", "")

    @property
    def led(self) -> dict[str, str]:
        """What goes with the browser to where the answer leads."""
        return dict(parse_qsl(urlsplit(self.location).query, keep_blank_values=True))

    @property
    def form_action(self) -> list[str]:
        """Where the page's forms may lead, as its Content-Security-Policy says."""
        policy = self.headers["Content-Security-Policy"].split("; ")
        [said] = [each for each in policy if each.startswith("form-action ")]
        return said.split()[1:]

    def follow(self) -> Page:
        """Go where the answer leads."""
        assert self.location, self.status
        return self.browser.get(urljoin(ORIGIN + self.path, self.location))

    def form(self, action: str = "", name: str = "") -> Form:
        """The one form of the page's middle that leads to a path, or has a field of that name."""
        found = [
            form
            for form in self.html.get_element_by_id("main").iter("form")
            if (not action or urlsplit(form.get("action", "")).path == action)
            and (not name or name in form.fields or form.xpath(".//button[@name=$n]", n=name))
        ]
        assert len(found) == 1, f"{len(found)} such forms: {self.text}"
        return Form(self, found[0])


class Form:
    """A form as a page showed it."""

    def __init__(self, page: Page, element: html.HtmlElement) -> None:
        self.page, self.element = page, element

    @property
    def fields(self) -> dict[str, str]:
        """What would be sent if nothing was filled in, the hidden fields with it."""
        return dict(self.element.form_values())

    @property
    def action(self) -> str:
        """Where it goes."""
        return urljoin(ORIGIN + self.page.path, self.element.get("action") or "")

    def send(self, **filled: Any) -> Page:
        """Fill it in, and press: a button with a value is ``name="value"`` among the fields."""
        fields = {**self.fields, **{name: str(value) for name, value in filled.items()}}
        if self.element.get("method", "get").lower() == "get":
            return self.page.browser.get(f"{self.action.partition('?')[0]}?{urlencode(fields)}")
        return self.page.browser.post(self.action, fields)


def local(where: str) -> str:
    """The path and query of an address of ours; no other is asked for."""
    parts = urlsplit(urljoin(ORIGIN + "/", where))
    assert f"{parts.scheme}://{parts.netloc}" == ORIGIN, where
    return parts._replace(scheme="", netloc="", fragment="").geturl()
