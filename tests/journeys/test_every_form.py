"""The form of every method, in a real browser: it opens, and its call answers what the API does."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from chalicelib.api import registry
from chalicelib.api.arguments import flat
from chalicelib.explorer import permission
from tests.journeys.visitor import allow, explore, press, sign_in

PARTS = 4  # for as many processes
METHODS = [method.name for method in registry.every()]
ALWAYS_NEW = {"flickr.auth.getFrob", "flickr.panda.getPhotos", "pushr.upload.prepare"}
TELL_HOW_THEY_WERE_CALLED = {"flickr.test.echo", "flickr.auth.oauth.checkToken"}
COMPARED = [each for each in METHODS if each not in ALWAYS_NEW | TELL_HOW_THEY_WERE_CALLED]
SHOWN = """() => [...document.querySelectorAll('#answer > pre, #answer > details > pre')]
    .map(part => part.textContent).join('')"""


@pytest.fixture
def allowed(page, server):
    """dave's window; he lets the explorer do anything, which carol does not yet elsewhere."""
    page.goto("/signin")
    sign_in(page, server, "dave")
    page.get_by_role("button", name="Sign out").wait_for()
    explore(page, "flickr.photos.delete")
    allow(page)
    return page


@pytest.mark.parametrize("part", range(PARTS))
def test_the_form_of_every_method_answers_what_the_api_answers(allowed, server, watch, part):
    nsid = server.demo["users"]["dave"]["nsid"]
    for name in COMPARED[part::PARTS]:
        filled = required(name, nsid)
        explore(allowed, name, f"?{urlencode({**filled, 'sign': 'me'})}")
        assert allowed.locator("h1").inner_text() == name
        press(allowed, "Make the call")
        allowed.locator("#answer").wait_for()
        asked = {"method": name, **filled}
        answer = server.get("/services/rest/", asked, auth=server.signature("dave"))
        assert allowed.evaluate(SHOWN) == answer.text, name


def required(name: str, nsid: str) -> dict[str, str]:
    """Something for each argument that must be given; what changes anything finds nothing."""
    method = registry.find(name)
    known = {} if permission.changes(method) else {"user_id": nsid}
    return {
        each.name: known.get(each.name, each.choices[0] if each.choices else "1")
        for each in flat(method.arguments)
        if each.required
    }
