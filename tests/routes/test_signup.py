"""Making an account on the web."""

from __future__ import annotations

import time

import pytest

from chalicelib.auth import attempts
from chalicelib.settings import settings
from chalicelib.store import passwords, people
from tests.browsing import COOKIE, Browser
from tests.passwords import PASSWORD


@pytest.fixture
def closed(monkeypatch):
    monkeypatch.setenv("PUSHR_SIGN_UP", "off")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def sign_up(browser, username="Erin", password=PASSWORD, to=""):
    page = browser.get(f"/signup?to={to}" if to else "/signup")
    return page.form(name="password").send(username=username, password=password)


def test_one_signs_up_and_out_and_in_again():
    browser = Browser()
    page = sign_up(browser, " Erin ", to="/account/apps")
    assert page.location == "/account/apps"
    [out] = page.follow().html.xpath("//form[@action='/signout']//input")
    browser.post("/signout", {"csrf": out.value})
    assert browser.get("/account").status == 303

    form = browser.get("/signin").form(name="password")
    assert form.send(username="erin", password="not that one").status == 403
    assert "Erin" in form.send(username="erin", password=PASSWORD).follow().text
    erin = people.by_username("erin")
    assert (erin.username, erin.is_pro, erin.is_admin) == ("Erin", False, False)
    assert PASSWORD not in passwords.find(erin.nsid)


def test_a_cookie_that_was_there_before_signing_up_is_nobodys_after():
    browser = Browser()
    browser.get("/signup")
    before = dict(browser.cookies)
    assert sign_up(browser).status == 303
    assert browser.cookies[COOKIE] != before[COOKIE]
    browser.cookies = before
    assert browser.get("/account").status == 303


@pytest.mark.parametrize("name", ["alice", "ALICE", " alice ", "\uff41lice"])
def test_a_name_that_is_taken_says_so(alice, name):
    page = sign_up(Browser(), name)
    assert page.status == 422
    assert "Somebody has that username already" in page.text
    [said] = page.html.xpath("//*[@role='alert']")
    assert said.text.startswith("Somebody")
    assert passwords.find(alice.nsid) == ""


@pytest.mark.parametrize(
    ("name", "password", "why"),
    [
        ("", PASSWORD, "A username is needed."),
        ("x" * 51, PASSWORD, "at most 50"),
        ("12345678@N01", PASSWORD, "NSID"),
        ("e@example.com", PASSWORD, "e-mail"),
        ("Erin", "short", "at least 10"),
        ("Erin", "x" * 201, "at most 200"),
        ("Erin", "erin123456", "not made of the username"),
        ("Erin", "qwertyuiop", "among the first to be tried"),
    ],
)
def test_what_cannot_be_is_told(name, password, why):
    page = sign_up(Browser(), name, password)
    assert page.status == 422
    assert why in page.text
    assert page.form(name="password").fields["username"] == name
    assert not page.form(name="password").fields["password"]


def test_who_makes_too_many_accounts_has_to_wait(alice):
    for _ in range(20):
        attempts.count_sign_up("127.0.0.1", time.time())

    for name in ("Erin", "alice"):  # nobody asks for names either
        page = sign_up(Browser(), name)
        assert page.status == 429
        assert int(page.headers["Retry-After"]) > 0
        assert "Too many attempts; try again in" in page.text


def test_signing_up_can_be_closed(closed, alice):
    browser = Browser()
    page = browser.get("/signup")
    assert page.status == 403
    assert page.title == "Sign-up is closed"
    page = browser.get("/signin")
    assert not page.html.xpath("//a[starts-with(@href, '/signup')]")
    csrf = page.form(name="password").fields["csrf"]
    asked = {"csrf": csrf, "username": "Erin", "password": PASSWORD}
    assert browser.post("/signup", asked).status == 403
    assert browser.get("/account").status == 303
