"""Visit: somebody's browser at one of our pages, from the cookie to the answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlencode

from chalice.app import Request as Event
from chalice.app import Response

from chalicelib.auth import session
from chalicelib.auth.session import Visitor
from chalicelib.model.failures import MalformedRequest
from chalicelib.model.person import Person
from chalicelib.pages import template
from chalicelib.routes import incoming
from chalicelib.settings import settings

SIGNED_IN = "pushr_signed_in"
"""The cookie that scripts may see."""


class SignInFirst(Exception):  # noqa: N818  (a way to go on, not an error)
    """The page is for people who are signed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a browser asks for; ``given`` are the fields of query and form, the form's winning.

    ``where`` is the path with its query, ``address`` the one that the browser calls from.
    """

    now: float
    visitor: Visitor
    where: str
    address: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def person(self) -> Person:
        """Who is signed in. Raises SignInFirst."""
        if self.visitor.person is None:
            raise SignInFirst
        return self.visitor.person

    def as_visitor(self, visitor: Visitor) -> Visit:
        """The same visit, after somebody signed in or out."""
        return replace(self, visitor=visitor)

    def page(self, name: str, status: int = 200, form_action: str = "", **shown: Any) -> Response:
        """A page of ours; its forms go to us, and to ``form_action`` if they lead on to there."""
        body = template.render(name, visitor=self.visitor, where=self.where, **shown)
        headers: dict[str, Any] = {
            **_HEADERS,
            "Content-Security-Policy": f"{_POLICY}; form-action 'self' {form_action}".strip(),
            "Content-Type": template.CONTENT_TYPE,
        }
        return Response(body=body, status_code=status, headers={**headers, **self._cookies()})

    def go(self, where: str) -> Response:
        """On to another page: a path of ours, or a whole URL."""
        target = template.path(where) if where.startswith("/") else where
        headers = {**_HEADERS, "Location": target, "Content-Type": "text/plain", **self._cookies()}
        return Response(body=b"", status_code=303, headers=headers)

    def _cookies(self) -> dict[str, Any]:
        """What the browser is to remember: who a stranger is as soon as there is a form."""
        if not self.visitor.is_new:
            return {}
        shared = "; Path=/; SameSite=Lax" + ("; Secure" if settings().is_https else "")
        age = f"; Max-Age={session.SESSION_SECONDS}"
        companion = self.visitor.companion if self.visitor.person else ""
        return {
            "Set-Cookie": [
                f"{_cookie_name()}={self.visitor.cookie}{shared}{age}; HttpOnly",
                f"{SIGNED_IN}={companion}{shared}{age if companion else '; Max-Age=0'}",
            ]
        }


Show = Callable[[Visit], Response]


def visit(event: Event, show: Show, act: Show | None = None) -> Response:
    """Answer a GET by showing a page, a POST by doing what its form says.

    A form that this browser was not shown is not acted on; a page for people who are signed in
    sends others to sign in first, and back.
    """
    try:
        come = _come(event)
    except MalformedRequest as broken:
        return _stranger(event).page(
            "said.html", 400, title="Malformed request", said=[str(broken)]
        )
    if event.method == "POST" and not come.visitor.sent(come.given.get("csrf", "")):
        return come.page("said.html", 403, title="This form is out of date", said=_FORGED)
    try:
        return act(come) if event.method == "POST" and act else show(come)
    except SignInFirst:
        return come.go("/signin?" + urlencode({"to": come.where}))


def _come(event: Event) -> Visit:
    now = time.time()
    request = incoming.request(event)
    cookies = _cookies_of(request.headers.get("cookie", ""))
    return replace(
        _stranger(event),
        now=now,
        visitor=session.visitor(cookies.get(_cookie_name(), ""), now),
        given=request.params,
        files=request.files,
    )


def _stranger(event: Event) -> Visit:
    path, query = event.context.get("resourcePath", "/"), event.query_params or {}
    for name, value in (event.uri_params or {}).items():
        path = path.replace(f"{{{name}}}", value)
    pairs = [(name, value) for name in query for value in query.getlist(name)]  # type: ignore[union-attr]
    return Visit(
        now=time.time(),
        visitor=session.stranger(),
        where=f"{path}?{urlencode(pairs)}" if pairs else path,
        address=str(event.context.get("identity", {}).get("sourceIp", "")),
    )


def _cookies_of(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _cookie_name() -> str:
    """Browsers take a __Host- cookie only from this very host, over TLS, for every path."""
    return "__Host-pushr" if settings().is_https else "pushr"


_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_FORGED = [
    "It was not made for this browser, or not since you last signed in or out. Nothing was done.",
    "Go back, load the page again, and send it once more. Cookies have to be allowed for it.",
]
