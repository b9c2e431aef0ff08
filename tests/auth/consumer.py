"""An application that lets itself in by OAuth 1.0a, signing with oauthlib."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from oauthlib.oauth1 import Client

from chalicelib.model.application import Application
from chalicelib.model.ids import new_secret
from chalicelib.store import applications
from tests.browsing import Browser, Page
from tests.flickr import HOST, Answer, Flickr, request

REQUEST = "/services/oauth/request_token"
AUTHORIZE = "/services/oauth/authorize"
ACCESS = "/services/oauth/access_token"
CALLBACK = "http://app.example/back?from=pushr"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Consumer:
    """What an application keeps while it asks: its token, and the secret of that."""

    def __init__(self, application: Application, token: str = "", secret: str = "") -> None:
        self.application, self.token, self.secret = application, token, secret

    def client(self, **how: Any) -> Client:
        """What signs with all that is known by now."""
        known = {
            "client_key": self.application.key,
            "client_secret": self.application.secret,
            "resource_owner_key": self.token or None,
            "resource_owner_secret": self.secret or None,
        }
        return Client(**{**known, **how})

    def send(
        self, path: str, verb: str = "POST", base: str = f"http://{HOST}", **how: Any
    ) -> Answer:
        """A signed request with everything in the header."""
        _, headers, _ = self.client(**how).sign(f"{base}{path}", verb)
        return request(verb, path, headers)

    def asks(self, callback: str = CALLBACK, **how: Any) -> Answer:
        """Fetch a request token; what was known before is forgotten."""
        self.token = self.secret = ""
        return self._kept(self.send(REQUEST, callback_uri=callback, **how))

    def fetches(self, verifier: str, **how: Any) -> Answer:
        """Fetch the access token."""
        return self.send(ACCESS, verifier=verifier, **how)

    def keeps(self, verifier: str) -> Flickr:
        """Fetch the access token; answers the application acting by it."""
        got = said(self.fetches(verifier))
        token = _Token(got["oauth_token"], got["oauth_token_secret"])
        return Flickr(self.application, _Holder(token))

    def page(self, browser: Browser, perms: str = "read") -> Page:
        """Send somebody to where they are asked."""
        return browser.get(self.address(perms))

    def address(self, perms: str = "read") -> str:
        asked = {"oauth_token": self.token, **({"perms": perms} if perms else {})}
        return f"{AUTHORIZE}?{urlencode(asked)}"

    def let_in(self, browser: Browser, perms: str = "read") -> str:
        """Have somebody agree; answers the verifier."""
        page = self.page(browser, perms)
        page = page if page.location else page.form().send(answer="allow")
        return page.led["oauth_verifier"]

    def _kept(self, answer: Answer) -> Answer:
        if answer.status == 200:
            got = said(answer)
            self.token, self.secret = got["oauth_token"], got["oauth_token_secret"]
        return answer


class _Token:
    def __init__(self, token: str, secret: str) -> None:
        self.token, self.secret = token, secret


class _Holder:
    """A member as far as signing needs one."""

    def __init__(self, token: _Token) -> None:
        self.token = token


def another(application: Application, **different: Any) -> Application:
    """A further application, registered."""
    made = replace(application, key=new_secret(32), secret=new_secret(), **different)
    applications.add(made)
    return made


def said(answer: Answer) -> dict[str, str]:
    """The parameters of an answer."""
    return dict(parse_qsl(answer.body.decode(), keep_blank_values=True))


def trouble(answer: Answer) -> str:
    """The status and the name of a problem."""
    return f"{answer.status} {said(answer).get('oauth_problem')}"
