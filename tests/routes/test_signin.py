"""Signing in and out on the web."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from chalicelib.auth import attempts, session
from chalicelib.auth.returning import HOME
from chalicelib.settings import settings
from tests.auth.test_returning import ATTACKS, OURS
from tests.browsing import COOKIE, Browser
from tests.passwords import PASSWORD, quick
from tests.routes.stored import people as stored_people


@pytest.fixture
def zoe(members):
    return members.add("Zoë", hashed=quick())


@pytest.fixture
def https(monkeypatch):
    monkeypatch.setenv("PUSHR_BASE_URL", "https://pushr.test")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def sign_in(browser, username="zoë", password=PASSWORD, to=""):
    page = browser.get(f"/signin?to={to}" if to else "/signin")
    return page.form(name="password").send(username=username, password=password)


def is_signed_in(browser) -> bool:
    return browser.get("/account").status == 200


def test_one_signs_in_and_out(zoe):
    browser = Browser()
    assert browser.get("/account").location == "/signin?to=%2Faccount"

    page = sign_in(browser)
    assert (page.status, page.location) == (303, "/account")
    assert "Zoë" in page.follow().text

    [out] = browser.get("/account").html.xpath("//form[@action='/signout']//input")
    cookie = browser.cookies[COOKIE]
    page = browser.post("/signout", {"csrf": out.value})
    assert (page.status, page.location) == (303, "/")
    assert not is_signed_in(browser)
    browser.cookies[COOKIE] = cookie
    assert not is_signed_in(browser), "the session is over, not only forgotten by the browser"


def test_a_page_for_people_who_are_signed_in_is_come_back_to(zoe):
    browser = Browser()
    page = browser.get("/account/apps?x=1").follow()
    page = page.form(name="password").send(username="Zoë", password=PASSWORD)
    assert page.location == "/account/apps?x=1"


@pytest.mark.parametrize("asked", OURS)
def test_signing_in_leads_to_where_one_wanted(zoe, asked):
    browser = Browser(zoe.person)
    csrf = {"csrf": session.visitor(browser.cookies[COOKIE], time.time()).csrf}
    assert browser.post("/signin", {**csrf, "to": asked}).status == 403  # no password
    assert Browser(zoe.person).get("/signin?to=" + asked.replace("%", "%25").replace("&", "%26")
                                   .replace("#", "%23")).location == asked  # fmt: skip


@pytest.mark.parametrize("asked", ATTACKS)
def test_signing_in_leads_nowhere_else(zoe, asked):
    from urllib.parse import quote

    browser = Browser(zoe.person)
    assert browser.get("/signin?to=" + quote(asked)).location == HOME
    shown = Browser().get("/signin?to=" + quote(asked)).form(name="password").fields
    assert shown.get("to", HOME) == HOME


def test_what_is_forged_into_the_form_is_not_followed_either(zoe):
    page = Browser().get("/signin").form(name="password")
    page = page.send(username="Zoë", password=PASSWORD, to="//evil.example")
    assert page.location == HOME


def test_an_application_is_gone_on_to_from_a_page_since_forms_lead_to_no_other_host(zoe):
    """Chromium holds a page's form-action against the whole chain of redirects behind a form."""
    where = "/services/oauth/authorize?oauth_token=1-2"
    page = sign_in(Browser(), to=where.replace("?", "%3F"))

    assert (page.status, page.location) == (200, "")
    assert page.headers["Refresh"] == f"0; url={where}"
    assert where in page.html.xpath("//main//a/@href")


def test_a_session_that_somebody_else_began_is_not_signed_in(zoe):
    """Session fixation: whatever cookie was there, it is another after signing in."""
    attacker, victim = Browser(), Browser()
    attacker.get("/signin")
    victim.cookies[COOKIE] = attacker.cookies[COOKIE]
    assert sign_in(victim).status == 303

    assert victim.cookies[COOKIE] != attacker.cookies[COOKIE]
    assert is_signed_in(victim)
    assert not is_signed_in(attacker)


def test_signing_in_ends_the_session_that_was_there(zoe, alice):
    browser = Browser(alice.person)
    before = Browser()
    before.cookies = dict(browser.cookies)
    token = session.visitor(browser.cookies[COOKIE], time.time()).csrf

    page = browser.post("/signin", {"csrf": token, "username": "zoë", "password": PASSWORD})
    assert "Zoë" in page.follow().text
    assert not is_signed_in(before)


def test_a_cookie_made_up_is_nobodys(zoe):
    browser = Browser()
    for made_up in ("0" * 32, "x", "'; --", zoe.nsid, "é" * 32):
        browser.cookies = {COOKIE: made_up.encode().decode("latin-1")}
        assert not is_signed_in(browser)


def test_the_cookie_is_for_this_service_and_out_of_the_reach_of_scripts(zoe):
    cookie, companion = sign_in(Browser()).answer.set_cookies
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert cookie.startswith("pushr=")
    assert "Secure" not in cookie
    assert "Domain" not in cookie
    assert companion.startswith("pushr_signed_in=")
    assert "HttpOnly" not in companion


def test_over_tls_the_cookie_is_of_this_very_host(zoe, https):
    cookie, companion = _signed_in_over_tls()
    assert cookie.startswith("__Host-pushr=")
    assert {"HttpOnly", "Secure", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert {"Secure", "SameSite=Lax", "Path=/"} <= set(companion.split("; "))
    assert "Domain" not in cookie + companion


def _signed_in_over_tls() -> list[str]:
    page = sign_in(Browser())
    assert page.status == 303
    return page.answer.set_cookies


def test_what_scripts_may_see_says_nothing(zoe):
    browser = Browser()
    sign_in(browser)
    seen, cookie = browser.cookies["pushr_signed_in"], browser.cookies[COOKIE]
    assert seen
    assert seen not in cookie
    assert cookie not in seen
    browser.cookies = {COOKIE: seen, "pushr_signed_in": seen}
    assert not is_signed_in(browser)


def test_the_cookie_itself_is_not_kept(zoe):
    browser = Browser()
    sign_in(browser)
    assert browser.cookies[COOKIE] not in str(stored_people())


def test_a_session_is_over_after_thirty_days(zoe):
    browser = Browser()
    browser.sign_in(zoe.person, time.time() - session.SESSION_SECONDS - 1)
    assert not is_signed_in(browser)
    browser.sign_in(zoe.person, time.time() - session.SESSION_SECONDS + 100)
    assert is_signed_in(browser)


def test_nobody_learns_whether_a_name_is_there(zoe):
    """Answers to a wrong password and to a name that nobody has are the same, byte for byte."""
    browser = Browser()
    wrong = sign_in(browser, "Zoë", "wrong password")
    nobody = sign_in(browser, "Noë", "wrong password")

    assert wrong.status == nobody.status == 403
    assert wrong.answer.body.replace("Zoë".encode(), b"") == nobody.answer.body.replace(
        "Noë".encode(), b""
    )
    assert wrong.headers == nobody.headers
    assert wrong.html.xpath("//*[@role='alert']")


def test_a_name_is_as_good_in_capitals_and_with_blanks_around_it(zoe):
    assert sign_in(Browser(), " ZOË ").status == 303


def test_who_has_no_password_does_not_sign_in_with_one(alice):
    assert sign_in(Browser(), "alice", "").status == 403
    assert sign_in(Browser(), "alice", PASSWORD).status == 403


@pytest.mark.parametrize("name", ["Zoë", "nobody at all"])
def test_too_many_wrong_passwords_have_to_wait_whether_the_name_is_there_or_not(zoe, name):
    for number in range(attempts.FOR_NAME):
        attempts.count(name, f"192.0.2.{number}", time.time())

    page = sign_in(Browser(), name, PASSWORD)
    assert page.status == 429
    assert 0 < int(page.headers["Retry-After"]) <= attempts.WINDOW_SECONDS
    assert "Too many attempts; try again in" in page.text
    assert page.form(name="password")
    assert sign_in(Browser(), "another", PASSWORD).status == 403


def test_too_many_names_from_one_address_have_to_wait(zoe):
    for number in range(attempts.FOR_ADDRESS):
        attempts.count(f"name {number}", "127.0.0.1", time.time())
    assert sign_in(Browser()).status == 429


def test_a_right_password_is_no_wrong_one(zoe):
    for _ in range(attempts.FOR_NAME - 1):
        attempts.count("zoë", "192.0.2.1", time.time())
    assert [sign_in(Browser()).status for _ in range(2)] == [303, 303]


def test_who_is_signed_in_need_not_sign_in(zoe):
    assert Browser(zoe.person).get("/signin?to=/account/apps").location == "/account/apps"
    assert Browser(zoe.person).get("/signup?to=/account/apps").location == "/account/apps"


def test_a_deleted_account_is_not_signed_in(zoe):
    from chalicelib.store import people

    browser = Browser(zoe.person)
    people.change(zoe.nsid, deleted=True)
    assert not is_signed_in(browser)
    assert sign_in(Browser()).status == 403


def test_signing_out_is_no_link(zoe):
    browser = Browser(zoe.person)
    assert browser.get("/signout").status in {403, 405}
    assert is_signed_in(browser)


@pytest.mark.parametrize("path", ["/signin", "/signup"])
def test_a_small_window_stays_small(zoe, path):
    page = Browser().get(f"{path}?small=1&to=/signin/small")
    assert not page.html.xpath("//nav")
    fields = page.form(name="password").fields
    assert (fields["small"], fields["to"]) == ("1", "/signin/small")
    [other] = page.html.xpath("//main/p/a/@href")
    assert "small=1" in other
    assert "to=%2Fsignin%2Fsmall" in other
    again = page.form(name="password").send(username="zoë", password="no")
    assert not again.html.xpath("//nav")


@pytest.mark.parametrize("path", ["/signin", "/signup"])
def test_a_provider_is_led_to_if_there_is_one(monkeypatch, path):
    assert not Browser().get(path).html.xpath("//a[contains(@href, '/signin/openid')]")
    monkeypatch.setenv("PUSHR_OIDC_ISSUER", "https://id.example")
    monkeypatch.setenv("PUSHR_OIDC_TITLE", "The <Club>")
    settings.cache_clear()
    try:
        [link] = Browser().get(f"{path}?to=/x").html.xpath("//a[contains(@href, 'openid')]")
        assert (link.text, link.get("href")) == (
            "Continue with The <Club>",
            "/signin/openid?to=%2Fx",
        )
    finally:
        monkeypatch.undo()
        settings.cache_clear()


def test_a_session_begins_no_earlier_than_all_others_were_ended(zoe):
    later = int(time.time()) + 5
    person = replace(zoe.person, signed_out_before=later)
    assert session.begin(person, time.time()).person == person
