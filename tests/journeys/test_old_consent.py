"""The three ways from before OAuth into an account, with a person at a browser."""

from __future__ import annotations

import hashlib
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, fromstring

import pytest

from tests.journeys.visitor import agree, code, make_application, press, sign_in
from tests.running import Running, eventually

pytestmark = pytest.mark.xdist_group("server")


class Program:
    """Signs as Flickr's page of 2008 says."""

    def __init__(self, server: Running, key: str, secret: str) -> None:
        self.server, self.key, self.secret = server, key, secret

    def signed(self, **arguments: str) -> dict[str, str]:
        signed = {"api_key": self.key, **arguments}
        text = self.secret + "".join(name + signed[name] for name in sorted(signed))
        return {**signed, "api_sig": hashlib.md5(text.encode()).hexdigest()}

    def call(self, method: str, **arguments: str) -> Element:
        asked = self.signed(method=method, **arguments)
        rsp = fromstring(self.server.get("/services/rest/", asked).content)
        assert rsp.get("stat") == "ok", rsp[0].attrib
        return rsp[0]

    def page(self, **arguments: str) -> str:
        return f"{self.server.url}/services/auth/?{urlencode(self.signed(**arguments))}"

    def is_let_in(self, auth: Element) -> None:
        user = self.call("flickr.test.login", auth_token=auth.findtext("token") or "")
        assert user.findtext("username") == "alice"


def test_a_page_a_desktop_program_and_a_telephone_are_let_in(page, server, subscriber):
    page.goto("/signin")
    sign_in(page, server, "alice")
    key, secret = make_application(page, "From before OAuth", subscriber.url)
    telephone = page.locator("#mobile").inner_text()
    program = Program(server, key, secret)

    page.goto(telephone)
    agree(page)
    program.is_let_in(program.call("flickr.auth.getFullToken", mini_token=code(page)))

    page.goto(program.page(perms="write"))
    agree(page)
    frob = eventually(lambda: [each for each in subscriber.questions if "frob" in each])[0]["frob"]
    program.is_let_in(program.call("flickr.auth.getToken", frob=frob))

    frob = program.call("flickr.auth.getFrob").text or ""
    page.goto(program.page(perms="delete", frob=frob))
    press(page, "OK, let it in")
    page.get_by_role("heading", name="is let in").wait_for()
    program.is_let_in(program.call("flickr.auth.getToken", frob=frob))
