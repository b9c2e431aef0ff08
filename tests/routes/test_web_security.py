"""What holds for every page and every form, those of tomorrow too: all routes are gone through."""

from __future__ import annotations

import time

import pytest

from app import app
from chalicelib.auth import consent
from chalicelib.model.application import Application
from chalicelib.settings import settings
from chalicelib.store import applications, people
from tests.browsing import Browser
from tests.passwords import PASSWORD, quick
from tests.routes.stored import people as stored_people

API = {  # for programs: signed, without cookies
    "/services/rest",
    "/services/rest/{name}",
    "/services/xmlrpc",
    "/services/soap",
    "/services/upload",
    "/services/replace",
    "/services/oauth/request_token",
    "/services/oauth/access_token",
    "/services/api/callback/{token}",
}
FORMS = sorted(path for path, verbs in app.routes.items() if "POST" in verbs and path not in API)
PAGES = [
    "/",
    "/signin",
    "/signup",
    "/signin?small=1",
    "/account",
    "/account/password",
    "/account/authorised",
    "/account/apps",
    "/account/apps/{key}",
    "/account/explorer?perms=delete",
    "/services/api/",
    "/services/api/?q=sea",
    "/services/api/{name}.html",
    "/services/api/explore/{name}",
    "/services/api/explore/{name}?title=a&sign=nobody",
    "/services/api/inbox/{key}",
]
METHOD = "flickr.photos.setMeta"
KEY, NUMBER = "0" * 32, "72157600000000001"
SCRIPT = "'\"><script>alert(1)</script>"


@pytest.fixture
def zoe(members):
    zoe = members.add("Zoë", hashed=quick())
    applications.add(
        Application(
            key=KEY, secret="s", title="Map", owner=zoe.nsid, number=NUMBER, callback="http://a.b/"
        )
    )
    consent.give(zoe.nsid, KEY, "write", time.time())
    return zoe


@pytest.fixture
def _elsewhere(monkeypatch):
    """A provider is set, so that its forms are there."""
    monkeypatch.setenv("PUSHR_OIDC_ISSUER", "https://id.example")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def filled(path: str) -> str:
    for name, value in (("{key}", KEY), ("{page}", f"auth-{NUMBER}"), ("{name}", METHOD)):
        path = path.replace(name, value)
    return path


def fields(**others: str) -> dict[str, str]:
    """Whatever any of the forms may want."""
    return {
        "username": "Zoë",
        "password": PASSWORD,
        "old": PASSWORD,
        "new": "ten dogs in a boat",
        "key": KEY,
        "title": "Other",
        "perms": "delete",
        "do": "secret",
        "answer": "allow",
        "realname": "Other",
        "originals": "nobody",
        "privacy": "private",
        "safety_level": "3",
        "content_type": "3",
        "license": "1",
        **others,
    }


def test_there_are_forms():
    assert {"/signin", "/signout", "/account", "/account/apps/{key}"} <= set(FORMS)


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize(
    "how", ["without", "empty", "wrong", "another's", "in the query of a form"]
)
@pytest.mark.usefixtures("_elsewhere")
def test_a_form_that_this_browser_was_not_shown_does_nothing(zoe, alice, path, how):
    browser, where = Browser(zoe.person), filled(path)
    other = Browser(alice.person).get("/account").form(name="realname").fields["csrf"]
    forged = {
        "without": {},
        "empty": {"csrf": ""},
        "wrong": {"csrf": "0" * 64},
        "another's": {"csrf": other},
        "in the query of a form": {},
    }[how]
    where += f"?csrf={other}" if how.startswith("in") else ""
    before = stored_people()

    page = browser.post(where, fields(**forged))
    assert page.status == 403
    assert page.title == "This form is out of date"
    assert stored_people() == before
    assert not page.answer.set_cookies


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.usefixtures("_elsewhere")
def test_a_browser_that_sends_no_cookie_sends_no_form(zoe, path):
    """Cookies with SameSite=Lax do not come along with another site's form."""
    csrf = Browser(zoe.person).get("/account").form(name="realname").fields["csrf"]
    before = stored_people()
    assert Browser().post(filled(path), fields(csrf=csrf)).status == 403
    assert stored_people() == before


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ["zoe", "nobody"])
def test_a_page_stands_in_no_frame_and_runs_no_script_but_ours(zoe, path, who):
    browser = Browser(zoe.person) if who == "zoe" else Browser()
    _check_headers(browser.get(filled(path)))


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.usefixtures("_elsewhere")
def test_so_does_what_answers_a_form(zoe, path):
    _check_headers(Browser(zoe.person).post(filled(path), fields()))


def _check_headers(page):
    policy = page.headers.get("Content-Security-Policy", "")
    if page.status != 303:
        assert "frame-ancestors 'none'" in policy
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert "base-uri 'none'" in policy
        _check_html(page)
    assert page.headers["X-Frame-Options"] == "DENY"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"


def _check_html(page):
    """What makes a page readable for all, and what the policy above would not let run."""
    html = page.html
    assert html.get("lang") == "en"
    assert len(html.findall(".//h1")) == 1
    assert html.findtext(".//title").strip()
    assert not html.xpath("//*[@style] | //style | //script[not(@src)]")
    assert not html.xpath("//@*[starts-with(name(), 'on')]")
    labelled = set(html.xpath("//label/@for"))
    shown = html.xpath(
        "//main//input[not(@type='hidden') and not(@hidden)] | //select | //textarea"
    )
    assert {each.get("id") for each in shown if each.getparent().tag != "label"} <= labelled
    ids = html.xpath("//@id")
    assert len(ids) == len(set(ids))


TYPED = [
    ("/signin", "username", "password"),
    ("/signup", "username", "password"),
    ("/account", "realname", "realname"),
    ("/account", "location", "realname"),
    ("/account", "description", "realname"),
    ("/account", "path_alias", "realname"),
    ("/account", "originals", "realname"),
    ("/account/apps", "title", "title"),
    ("/account/apps", "description", "title"),
    ("/account/apps", "callback", "title"),
    ("/account/apps", "perms", "title"),
    ("/account/apps/{key}", "title", "title"),
    ("/account/apps/{key}", "description", "title"),
    ("/account/apps/{key}", "callback", "title"),
    ("/account/password", "new", "new"),
]


@pytest.mark.parametrize(("path", "field", "of_form"), TYPED)
def test_a_script_that_is_typed_into_a_field_stays_text(zoe, path, field, of_form):
    browser = Browser() if path.startswith("/sign") else Browser(zoe.person)
    form = browser.get(filled(path)).form(name=of_form)
    page = form.send(**{field: SCRIPT})
    _check_inert(page.follow() if page.status == 303 else page)
    _check_inert(browser.get(filled(path)))
    _check_inert(browser.get("/account"))
    _check_inert(browser.get("/account/apps"))


@pytest.mark.parametrize("name", ["to", "small", "saved", "done", "changed", "csrf", "username"])
@pytest.mark.parametrize("path", [*PAGES, "/services/auth"])
def test_a_script_in_an_address_stays_text(zoe, path, name):
    from urllib.parse import quote

    for browser in (Browser(), Browser(zoe.person)):
        where = filled(path).partition("?")[0]
        page = browser.get(f"{where}?{name}={quote(SCRIPT)}")
        _check_inert(page.follow() if page.status == 303 else page)


def test_scripts_that_others_wrote_stay_text_where_one_reads_them(zoe, members):
    """An application's title and its author's name, in the list of what was let in."""
    author = members.add(SCRIPT)
    application = Application(
        key="1" * 32, secret="s", title=SCRIPT, description=SCRIPT, owner=author.nsid
    )
    applications.add(application)
    consent.give(zoe.nsid, application.key, "read", time.time())
    page = Browser(zoe.person).get("/account/authorised")
    assert page.text.count("<script>alert(1)</script>") == 2
    _check_inert(page)
    _check_inert(Browser(author.person).get("/account"))
    _check_inert(Browser(author.person).get("/account/apps"))


def _check_inert(page):
    if page.headers.get("Content-Type", "").startswith("text/html"):
        assert b"<script>alert" not in page.answer.body
        assert not page.html.xpath("//script[contains(., 'alert')]")
        assert "alert" not in page.html.get_element_by_id("main").xpath("string(.//h1/@*)")


def test_a_username_that_is_script_is_text_in_the_heading_of_every_page(members):
    member = members.add(SCRIPT)
    assert people.by_username(SCRIPT) == member.person
    page = Browser(member.person).get("/account/apps")
    assert SCRIPT in page.html.xpath("//nav//a[@href='/account']")[0].text
    _check_inert(page)


def test_nothing_that_was_typed_is_logged(zoe, logged):
    form = Browser().get("/signin").form(name="password")
    form.send(username="Zoë", password=PASSWORD)
    form.send(username="Zoë", password="my other password")
    Browser().get("/signup").form(name="password").send(username="Yan", password=PASSWORD)
    assert PASSWORD not in logged()
    assert "my other password" not in logged()
