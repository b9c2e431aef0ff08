"""Signing in by an account elsewhere, with a provider on loopback that does as it is told."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

import pytest

from chalicelib.auth.openid import LOGIN_SECONDS
from chalicelib.model.ids import fingerprint
from chalicelib.settings import settings
from chalicelib.store import keys, people, subjects, table
from tests.browsing import Browser
from tests.openid import CLIENT, SUB, Provider


@pytest.fixture
def provider(monkeypatch):
    with Provider() as running:
        monkeypatch.setenv("PUSHR_OIDC_ISSUER", running.issuer)
        monkeypatch.setenv("PUSHR_OIDC_CLIENT_ID", CLIENT)
        monkeypatch.setenv("PUSHR_OIDC_TITLE", "The Club")
        settings.cache_clear()
        yield running
    monkeypatch.undo()
    settings.cache_clear()


def begin(provider, browser, to="/account"):
    """Up to the provider."""
    there = browser.get(f"/signin/openid?to={to}")
    assert there.status == 303, there.text
    provider.asked = there.led
    return there


def back(provider, browser, **answer):
    """From the provider."""
    fields = {"code": "the code", "state": provider.asked["state"], **answer}
    query = "&".join(f"{name}={value}" for name, value in fields.items() if value)
    return browser.get(f"/signin/openid/callback?{query}")


def sign_in(provider, browser=None, **said):
    browser = browser or Browser()
    provider.said = {"preferred_username": "Club member", **said}
    begin(provider, browser)
    return back(provider, browser)


def who(browser):
    return browser.get("/signin/who").answer.body.decode()


def test_a_browser_is_sent_to_the_provider_with_what_openid_wants(provider):
    there = begin(provider, Browser())

    assert urlsplit(there.location).path == "/auth"
    asked = there.led
    assert asked.pop("state") != asked.pop("nonce")
    assert len(asked.pop("code_challenge")) == 43
    assert asked == {
        "tenant": "1",
        "response_type": "code",
        "client_id": CLIENT,
        "redirect_uri": "http://pushr.test/signin/openid/callback",
        "scope": "openid profile",
        "code_challenge_method": "S256",
    }


@pytest.mark.parametrize("alg", ["RS256", "ES256"])
def test_who_comes_for_the_first_time_gets_an_account_by_the_name_they_have(provider, alg):
    provider.alg = alg
    browser = Browser()
    page = sign_in(provider, browser)

    assert (page.status, page.location) == (303, "/account")
    person = people.by_username("club MEMBER")
    assert page.follow().status == 200
    assert person.nsid in who(browser)


def test_who_comes_again_is_the_same_person_whatever_they_are_called_by_then(provider):
    sign_in(provider)
    sign_in(provider, browser := Browser(), preferred_username="another")

    assert people.by_username("Club member").nsid in who(browser)


def test_another_subject_is_another_person(provider):
    sign_in(provider)
    page = sign_in(provider, sub="another")

    assert page.title == "Choose a username"  # that one is taken


def test_a_name_that_is_told_on_request_only_is_asked_for(provider):
    provider.userinfo = {"sub": SUB, "preferred_username": "asked for"}
    sign_in(provider, preferred_username=None)

    assert people.by_username("asked for")


@pytest.mark.parametrize(
    "userinfo", [None, {"sub": "another", "preferred_username": "not mine"}, {"sub": SUB}]
)
def test_a_name_less_is_asked_of_the_person(provider, userinfo):
    provider.userinfo = userinfo

    assert sign_in(provider, preferred_username=None).title == "Choose a username"


def test_a_provider_that_fails_at_the_name_lets_in_all_the_same(provider):
    provider.userinfo = {"sub": SUB}
    provider.answers["/me"] = 500, b""

    assert sign_in(provider, preferred_username=None).title == "Choose a username"


@pytest.mark.parametrize("name", ["", "me@example.com", "1234@N01", "x" * 51, ["a"], "a\u202eb"])
def test_a_name_that_cannot_be_had_here_is_asked_anew(provider, name):
    browser = Browser()
    page = sign_in(provider, browser, preferred_username=name)
    assert page.title == "Choose a username"
    assert who(browser) == "null"

    page = page.form(name="username").send(username="good name")
    assert page.location == "/account"
    assert people.by_username("good name").nsid in who(browser)


def test_a_taken_name_is_refused_until_another_is_chosen(provider, alice):
    browser = Browser()
    page = sign_in(provider, browser, preferred_username="Alice")
    page = page.form(name="username").send(username="ALICE")
    assert page.status == 422
    assert "taken" in page.text or "already" in page.text

    page.form(name="username").send(username="alice 2")
    assert people.by_username("alice 2").nsid in who(browser)
    assert alice.nsid not in who(browser)


def test_a_name_is_chosen_once(provider):
    page = sign_in(provider, browser := Browser(), preferred_username="")
    form = page.form(name="username")
    form.send(username="first")
    browser.cookies.clear()
    browser.get("/signin")

    assert form.send(username="second").status == 403
    assert people.by_username("first").nsid == subjects.find(_identity(provider))


def _identity(provider):
    from chalicelib.model.login import Identity

    return Identity(issuer=provider.issuer, sub=SUB)


def test_two_windows_at_the_first_time_make_one_account(provider):
    one, other = Browser(), Browser()
    first = sign_in(provider, one, preferred_username="").form(name="username")
    second = sign_in(provider, other, preferred_username="").form(name="username")
    first.send(username="first")
    second.send(username="second")

    assert who(one) == who(other)
    assert people.by_username("first").nsid in who(other)


def test_where_accounts_are_not_made_nobody_new_gets_in(provider, monkeypatch):
    sign_in(provider)
    monkeypatch.setenv("PUSHR_SIGN_UP", "off")
    settings.cache_clear()

    assert "administrators" in sign_in(provider, Browser(), sub="another").text
    assert sign_in(provider, Browser()).location == "/account"


def test_an_answer_is_good_once(provider):
    begin(provider, browser := Browser())
    back(provider, browser, code="", error="access_denied")

    page = back(provider, browser)
    assert page.status == 403
    assert "finished already" in page.text


def test_an_answer_is_good_in_the_browser_that_asked_only(provider):
    """Else somebody could sign a stranger in as themselves."""
    begin(provider, Browser())
    victim = Browser()
    victim.get("/signin")

    assert back(provider, victim).status == 403
    assert who(victim) == "null"


def test_an_answer_that_nobody_asked_for_is_refused(provider):
    provider.asked = {"state": "made-up"}

    assert back(provider, Browser()).status == 403
    assert back(provider, Browser(), state="").status == 403


def test_an_answer_after_ten_minutes_is_too_late(provider):
    begin(provider, browser := Browser())
    key = keys.login(fingerprint(provider.asked["state"]))
    login = table.get(settings().people_table, key)
    assert login["expires"] - time.time() <= LOGIN_SECONDS
    table.change(settings().people_table, key, expires=int(time.time()) - 1)

    assert "too long" in back(provider, browser).text


def test_a_state_that_wants_a_name_only_is_no_answers(provider):
    page = sign_in(provider, browser := Browser(), preferred_username="")
    provider.asked["state"] = page.form(name="username").fields["state"]

    assert "finished already" in back(provider, browser).text


def test_nobody_chooses_a_name_whom_the_provider_has_not_told_of(provider):
    form = sign_in(provider, browser := Browser(), preferred_username="").form(name="username")
    begin(provider, browser)
    form.element.fields["state"] = provider.asked["state"]

    assert form.send(username="good name").status == 403


def test_who_says_no_over_there_reads_so_and_may_try_again(provider):
    begin(provider, browser := Browser(), to="/account/apps")
    page = back(provider, browser, code="", error="access_denied")

    assert "did not agree" in page.text
    assert "/signin?to=%2Faccount%2Fapps" in page.html.xpath("//main//a/@href")


def test_an_answer_of_another_provider_is_refused(provider):
    begin(provider, browser := Browser())

    assert back(provider, browser, iss="https://other.example").status == 403


@pytest.mark.parametrize(
    "wrong", [{"nonce": "another"}, {"aud": "another"}, {"exp": 1}, {"iss": "https://x.example"}]
)
def test_a_token_that_does_not_hold_signs_nobody_in(provider, wrong):
    page = sign_in(provider, browser := Browser(), **wrong)

    assert page.status == 403
    assert "does not hold" in page.text
    assert who(browser) == "null"


@pytest.mark.parametrize("path", ["/token", "/jwks", "/.well-known/openid-configuration"])
@pytest.mark.parametrize(
    "answer",
    [
        (500, b"{}"),
        (302, b"/elsewhere"),
        (200, b"<html>"),
        (200, b"[1]"),
        (200, b"\xff"),
        (200, b'{"a":"' + b"x" * 300_000 + b'"}'),
        (200, b"[" * 200_000),
    ],
    ids=["error", "redirect", "html", "list", "bytes", "huge", "deep"],
)
def test_a_provider_that_does_not_answer_as_it_should_is_a_page_that_says_so(
    provider, path, answer
):
    begin(provider, browser := Browser())
    provider.answers[path] = answer

    page = back(provider, browser)
    assert page.status == 403
    assert "does not answer as it should" in page.text
    assert "/elsewhere" not in provider.requests


def test_a_provider_that_is_away_is_a_page_that_says_so(provider, monkeypatch):
    with Provider() as gone:
        issuer = gone.issuer
    monkeypatch.setenv("PUSHR_OIDC_ISSUER", issuer)
    settings.cache_clear()

    assert "no getting through" in Browser().get("/signin/openid").text


@pytest.mark.parametrize(
    "said",
    [
        {"issuer": "https://other.example"},
        {"issuer": None},
        {"token_endpoint": "http://id.example/token"},
        {"token_endpoint": "ftp://127.0.0.1/token"},
        {"jwks_uri": None},
        {"jwks_uri": "http://[::1"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": ["https://id.example"]},
        {"userinfo_endpoint": "http://id.example/me"},
    ],
)
def test_a_provider_that_speaks_of_other_places_is_not_followed(provider, said):
    provider.discovery = said

    page = Browser().get("/signin/openid")
    assert page.status == 403
    assert "does not answer as it should" in page.text


def test_a_provider_is_asked_over_tls_unless_it_is_on_this_machine(provider, monkeypatch):
    monkeypatch.setenv("PUSHR_OIDC_ISSUER", "http://id.example")
    settings.cache_clear()

    assert "TLS" in Browser().get("/signin/openid").text


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/%5Cevil.example"])
def test_nobody_is_led_to_another_host_afterwards(provider, to):
    provider.said = {"preferred_username": "Club member"}
    begin(provider, browser := Browser(), to=to)

    assert back(provider, browser).location == "/account"


def test_sign_in_begins_fifty_times_in_a_quarter_of_an_hour_from_one_address(provider):
    answers = {Browser().get("/signin/openid").status for _ in range(51)}

    assert answers == {303, 429}


def test_without_a_provider_there_is_no_such_page():
    assert Browser().get("/signin/openid").status == 404
    assert Browser().get("/signin/openid/callback?state=a&code=b").status == 404


def test_what_is_logged_holds_no_code_and_no_state(provider, logged):
    begin(provider, browser := Browser())
    back(provider, browser, code="", error="access_denied")
    back(provider, browser)

    assert "ProviderRefused" in logged()
    assert "the code" not in logged()
    assert provider.asked["state"] not in logged()
