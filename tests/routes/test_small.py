"""The small window's own addresses; what a browser makes of them is tested in a browser."""

from __future__ import annotations

import json

import pytest

from tests.browsing import Browser


def test_who_is_signed_in_is_told_in_json(alice):
    answer = Browser(alice.person).get("/signin/who")

    assert json.loads(answer.answer.body) == {"nsid": alice.nsid, "username": "alice"}
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_nobody_is_null():
    browser = Browser()

    assert browser.get("/signin/who").answer.body == b"null"
    assert browser.cookies == {}


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_pages_of_others_are_told_nothing(alice, site):
    answer = Browser(alice.person).get("/signin/who", **{"Sec-Fetch-Site": site})

    assert answer.status == 403
    assert b"alice" not in answer.answer.body


def test_the_small_window_leads_through_sign_in_and_back(alice):
    browser = Browser()
    page = browser.get("/signin/small").follow()
    assert page.html.find("body").get("class") == "small"

    browser.sign_in(alice.person)
    page = browser.get(page.form(name="username").fields["to"])
    assert "You may close this window" in page.text


def test_the_script_is_a_module_that_needs_no_other():
    answer = Browser().get("/static/signin.js").answer

    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "signIn" in answer.body.decode()
    assert "\nimport" not in answer.body.decode()


def test_a_page_leads_to_sign_in_and_back_where_there_are_no_scripts(alice):
    page = Browser().get("/?a=b c")
    [link] = set(page.html.xpath("//a[@data-sign-in]/@href"))

    page = page.browser.get(link)
    assert page.form(name="username").fields["to"] == "/?a=b+c"


def test_who_is_signed_in_is_not_asked_to(alice):
    page = Browser(alice.person).get("/")

    assert not page.html.xpath("//a[@data-sign-in] | //script")
