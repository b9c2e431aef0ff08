"""Consent to OAuth: what a person is shown, and where each answer leads."""

from __future__ import annotations

import re

import pytest

from tests.auth.consumer import AUTHORIZE, Consumer, another, trouble
from tests.browsing import Browser


def test_who_is_not_signed_in_goes_to_sign_in_and_back(asking):
    page = asking.page(Browser(), "write")
    assert page.status == 303
    assert page.location.startswith("/signin?to=")
    assert page.led["to"] == asking.address("write")


@pytest.mark.parametrize("slash", ["", "/"])
def test_the_page_says_who_asks_for_what(flickr, alice, bob, alices, slash):
    consumer = Consumer(another(flickr.application, title="<Cats>", owner=bob.nsid))
    consumer.asks()
    page = alices.get(consumer.address("write").replace("?", f"{slash}?"))
    assert page.status == 200
    assert page.title == "Let <Cats> in?"
    assert "by bob asks to act for you, alice" in page.text
    assert "upload photos" in page.text
    assert "delete your photos" not in page.text


def test_without_perms_the_applications_own_are_asked_for(flickr, alices):
    consumer = Consumer(another(flickr.application, perms="delete"))
    consumer.asks()
    assert "delete your photos" in consumer.page(alices, perms="").text


@pytest.mark.parametrize("perms", ["none", "admin", "READ", "read ", "<b>"])
def test_perms_that_there_are_not_are_told(asking, alices, perms):
    page = asking.page(alices, perms)
    assert page.status == 400
    assert page.title == "What does it ask for?"


def test_yes_leads_back_with_a_verifier(asking, alices):
    page = asking.page(alices).form().send(answer="allow")
    assert page.status == 303
    assert re.fullmatch(
        rf"http://app\.example/back\?from=pushr&oauth_token={asking.token}"
        r"&oauth_verifier=[0-9a-f]{16}",
        page.location,
    )


def test_the_form_may_lead_on_to_the_application(asking, alices):
    """Chrome holds redirects after a form to form-action, too."""
    assert asking.page(alices).form_action == ["'self'", "http://app.example"]


@pytest.mark.parametrize(
    ("callback", "leads"),
    [
        ("https://app.example:8443", "https://app.example:8443"),
        ("http://127.0.0.1:5000/", "http://127.0.0.1:5000"),
        ("com.example.app:/oauth", "com.example.app:"),
        ("myapp://back", "myapp:"),
        ("http://[::1]:5000/", "http:"),
        ("oob", ""),
    ],
)
def test_a_form_leads_to_us_and_the_application_only(consumer, alices, callback, leads):
    consumer.asks(callback)
    page = consumer.page(alices)
    assert page.form_action == ["'self'", *filter(None, [leads])]


@pytest.mark.parametrize(
    ("callback", "led"),
    [
        ("http://a.example", "http://a.example?oauth_token="),
        ("http://a.example/?", "http://a.example/?oauth_token="),
        ("http://a.example/?a=%20b&a=c+d", "http://a.example/?a=%20b&a=c+d&oauth_token="),
        ("myapp:///back", "myapp:///back?oauth_token="),
        ("com.example:/x?y", "com.example:/x?y&oauth_token="),
    ],
)
def test_the_callback_stays_as_it_is(consumer, alices, callback, led):
    consumer.asks(callback)
    assert consumer.page(alices).form().send(answer="allow").location.startswith(led)


def test_a_fragment_stays_behind_the_query(consumer, alices):
    consumer.asks("http://a.example/#here")
    location = consumer.page(alices).form().send(answer="allow").location
    assert location.startswith("http://a.example/?oauth_token=")
    assert location.endswith("#here")


def test_out_of_band_the_person_reads_nine_digits(typing, alices, alice):
    page = typing.page(alices).form().send(answer="allow")
    code = page.html.get_element_by_id("code").text
    assert re.fullmatch(r"\d{3}-\d{3}-\d{3}", code)
    login = typing.keeps(code).test.login()
    assert login.find("user").get("id") == alice.nsid


@pytest.mark.parametrize("typed", ["{}{}{}", "{} {} {}", " {}-{}-{} ", "{}{}-{}"])
def test_dashes_and_spaces_of_a_code_do_not_matter(typing, alices, typed):
    page = typing.page(alices).form().send(answer="allow")
    parts = page.html.get_element_by_id("code").text.split("-")
    assert typing.fetches(typed.format(*parts)).status == 200


def test_who_agreed_before_is_not_asked_again(asking, alices):
    first = asking.let_in(alices, "write")
    asking.asks()
    for perms in ("read", "write"):
        page = asking.page(alices, perms)
        assert page.status == 303
        assert page.led["oauth_verifier"] != first
    assert asking.fetches(page.led["oauth_verifier"]).status == 200


def test_more_than_was_agreed_to_is_asked(asking, alices):
    asking.let_in(alices, "read")
    asking.asks()
    assert "delete your photos" in asking.page(alices, "delete").text


def test_what_another_person_agreed_to_is_asked(asking, alices, bob):
    asking.let_in(alices)
    asking.asks()
    assert asking.page(Browser(bob.person)).status == 200


def test_who_agreed_is_asked_again_if_it_leads_elsewhere(flickr, alices):
    """Somebody else may have found out the application's secret."""
    registered = another(flickr.application, callback="https://app.example/in")
    consumer = Consumer(registered)
    for callback, status in (
        ("https://app.example/back", 200),
        ("https://app.example/elsewhere", 303),
        ("https://evil.example/back", 200),
        ("http://app.example/back", 200),
    ):
        consumer.asks(callback)
        page = consumer.page(alices)
        assert page.status == status, callback
        if status == 200:
            page.form().send(answer="allow")


def test_no_leads_back_with_the_problem(asking, alices):
    page = asking.page(alices).form().send(answer="deny")
    assert page.location == (
        f"http://app.example/back?from=pushr&oauth_token={asking.token}"
        "&oauth_problem=permission_denied"
    )
    assert trouble(asking.fetches("1")) == "401 token_rejected"
    assert asking.page(alices).status == 404


def test_no_out_of_band_is_said(typing, alices):
    page = typing.page(alices).form().send(answer="deny")
    assert page.status == 200
    assert page.title == "tests is not let in"
    assert typing.page(alices).status == 404


def test_an_answer_that_is_none_is_asked_again(asking, alices):
    page = asking.page(alices).form().send(answer="perhaps")
    assert page.location == asking.address()


def test_who_was_signed_out_meanwhile_signs_in_and_is_asked_again(asking, alices, alice):
    from chalicelib.auth import session

    page = asking.page(alices, "write")
    session.sessions.end(alices.cookies["pushr"])
    page = page.form().send(answer="allow").follow()
    assert page.led["to"] == asking.address("write")


def test_an_unknown_token_is_told_without_asking_to_sign_in():
    for query in ("", "?oauth_token=", "?oauth_token=1-2", "?oauth_token=" + "9" * 5000):
        page = Browser().get(AUTHORIZE + query)
        assert page.status == 404
        assert page.title == "This question is over"


def test_a_token_that_is_used_is_told(asking, alices):
    asking.keeps(asking.let_in(alices))
    page = asking.page(alices)
    assert page.status == 404
    assert not page.location


def test_a_page_that_may_not_be_framed_or_kept(asking, alices):
    headers = asking.page(alices).headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
