"""/services/auth and /auth-<number>: three ways to an auth_token, and what does not lead there."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote

import pytest

from chalicelib.auth import consent
from chalicelib.model.application import Application
from chalicelib.model.ids import new_secret
from chalicelib.store import applications, grants, photos
from tests.auth.oldclient import OldClient, acting_for, old_auth_off  # noqa: F401
from tests.browsing import Browser
from tests.flickr import fails, request

NUMBER = "72157600000000001"
CALLBACK = "https://app.example/back?lang=en"


@pytest.fixture
def application(alice) -> Application:
    """One of alice's that has everything: a callback and a number."""
    made = Application(
        key=new_secret(32),
        secret=new_secret(),
        title="Cats <3",
        owner=alice.nsid,
        callback=CALLBACK,
        perms="write",
        number=NUMBER,
    )
    applications.add(made)
    return made


@pytest.fixture
def desktop(application) -> Application:
    """One without a callback."""
    made = replace(application, key=new_secret(32), callback="", number="")
    applications.add(made)
    return made


@pytest.fixture
def browser(bob) -> Browser:
    """Bob's, who is signed in."""
    return Browser(bob.person)


def works(client: OldClient, auth, member) -> None:
    """The token of an answer acts for a person, on REST and for uploads."""
    assert auth.find("user").get("nsid") == member.nsid
    signed_in = OldClient(client.application, auth.findtext("token"))
    assert signed_in.call("flickr.test.login").find("user").get("id") == member.nsid
    uploaded = signed_in.upload(signed_in.signed(title="cat")).findtext("photoid")
    assert photos.read(uploaded).owner == member.nsid


def test_a_person_comes_back_from_the_web_with_a_frob(application, browser, bob):
    client = OldClient(application)
    page = browser.get(client.page(perms="write"))
    assert "Cats <3" in page.text
    assert "by alice" in page.text
    assert page.form_action == ["'self'", "https://app.example"]
    answer = page.form(name="answer").send(answer="allow")
    assert answer.status == 303
    assert answer.location.startswith("https://app.example/back?lang=en&frob=")
    [auth] = client.call("flickr.auth.getToken", frob=answer.led["frob"])
    assert auth.findtext("perms") == "write"
    works(client, auth, bob)


def test_a_desktop_program_waits_for_the_person(desktop, browser, bob):
    client = OldClient(desktop)
    frob = client.call("flickr.auth.getFrob").findtext("frob")
    page = browser.get(client.page(perms="delete", frob=frob))
    assert page.form_action == ["'self'"]
    done = page.form(name="answer").send(answer="allow")
    assert (done.status, done.location) == (200, "")
    assert "go back to the application" in done.text
    [auth] = client.call("flickr.auth.getToken", frob=frob)
    assert auth.findtext("perms") == "delete"
    works(client, auth, bob)


def test_a_person_carries_nine_digits_to_a_mobile_program(application, browser, bob):
    client = OldClient(application)
    page = browser.get(f"/auth-{NUMBER}")
    assert "Cats <3" in page.text
    shown = page.form(name="answer").send(answer="allow")
    code = shown.html.get_element_by_id("code").text
    assert re.fullmatch(r"\d{3}-\d{3}-\d{3}", code)
    [auth] = client.call("flickr.auth.getFullToken", mini_token=code)
    assert auth.findtext("perms") == "write"
    works(client, auth, bob)


@pytest.mark.parametrize("slash", ["", "/"])
def test_addresses_may_end_with_a_slash(application, browser, slash):
    page = OldClient(application).page(perms="read")
    assert browser.get(page.replace("/?", f"{slash}?")).status == 200
    assert browser.get(f"/auth-{NUMBER}{slash}").status == 200


def test_who_says_no_goes_back_without_a_frob(application, desktop, browser, bob):
    client = OldClient(application)
    no = browser.get(client.page(perms="write")).form(name="answer").send(answer="deny")
    assert (no.status, no.location) == (303, CALLBACK)
    program = OldClient(desktop)
    frob = program.call("flickr.auth.getFrob").findtext("frob")
    no = browser.get(program.page(perms="read", frob=frob)).form(name="answer").send(answer="deny")
    assert "not let in" in no.title
    with fails(108):
        program.call("flickr.auth.getToken", frob=frob)
    no = browser.get(f"/auth-{NUMBER}").form(name="answer").send(answer="deny")
    assert "not let in" in no.title
    assert grants.of(bob.nsid) == []


def test_a_button_that_is_not_there_is_no(application, browser, bob):
    form = browser.get(OldClient(application).page(perms="write")).form(name="answer")
    assert form.send(answer="perhaps").location == CALLBACK
    assert grants.of(bob.nsid) == []


def test_who_is_not_signed_in_signs_in_first_and_comes_back(application, bob):
    stranger = Browser()
    address = OldClient(application).page(perms="write", extra="a b&c\xfc")
    page = stranger.get(address)
    assert (page.status, page.location.partition("?")[0]) == (303, "/signin")
    stranger.sign_in(bob.person)
    back = stranger.get(page.led["to"])
    assert back.form(name="answer").send(answer="allow").led["frob"]
    assert Browser().get(f"/auth-{NUMBER}").led == {"to": f"/auth-{NUMBER}"}


def test_who_has_agreed_before_is_not_asked_again(application, browser, bob):
    client = OldClient(application)
    acting_for(bob.person, application, "write")
    for perms in ("read", "write"):
        page = browser.get(client.page(perms=perms))
        assert page.status == 303
        auth = client.call("flickr.auth.getToken", frob=page.led["frob"])
        assert auth.findtext("auth/perms") == perms
    assert browser.get(f"/auth-{NUMBER}").html.get_element_by_id("code").text
    assert browser.get(client.page(perms="delete")).form(name="answer")


def test_of_a_frob_a_person_is_asked_each_time(desktop, browser, bob):
    """It may be a stranger's, with the same program, who sent the address to its people."""
    client = OldClient(desktop)
    acting_for(bob.person, desktop, "delete")
    frob = client.call("flickr.auth.getFrob").findtext("frob")
    assert browser.get(client.page(perms="read", frob=frob)).form(name="answer")
    with fails(108):
        client.call("flickr.auth.getToken", frob=frob)


def test_a_frob_is_one_persons(desktop, alice, bob):
    client = OldClient(desktop)
    frob = client.call("flickr.auth.getFrob").findtext("frob")
    address = client.page(perms="read", frob=frob)
    forms = [Browser(who.person).get(address).form(name="answer") for who in (bob, alice, bob)]
    assert [form.send(answer="allow").status for form in forms] == [200, 400, 200]
    assert grants.of(alice.nsid) == []
    [auth] = client.call("flickr.auth.getToken", frob=frob)
    assert auth.find("user").get("nsid") == bob.nsid


def test_a_frob_that_was_used_meanwhile_is_said_to_be_over(desktop, browser):
    client = OldClient(desktop)
    frob = client.call("flickr.auth.getFrob").findtext("frob")
    form = browser.get(client.page(perms="read", frob=frob)).form(name="answer")
    form.send(answer="allow")
    client.call("flickr.auth.getToken", frob=frob)
    assert form.send(answer="allow").status == 400


def test_an_address_that_is_not_good_is_told_so_before_anybody_signs_in(application, desktop):
    good = OldClient(application).signed(perms="write")
    other = OldClient(desktop)
    frob = other.call("flickr.auth.getFrob").findtext("frob")
    wrong = {
        "No such application": {**good, "api_key": "unknown"},
        "The signature is wrong": {**good, "api_sig": "0" * 32},
        "What does it ask for?": OldClient(application).signed(perms="none"),
        "The frob is no longer good": OldClient(application).signed(perms="read", frob=frob),
        "Where would you go back to?": other.signed(perms="read"),
    }
    for title, fields in wrong.items():
        query = "&".join(f"{name}={quote(value)}" for name, value in fields.items())
        page = Browser().get(f"/services/auth?{query}")
        assert (page.status, page.title) == (400, title)


@pytest.mark.parametrize(
    "changed",
    [
        lambda good: {**good, "perms": "delete"},
        lambda good: {**good, "extra": "x"},
        lambda good: {**good, "frob": "x"},
        lambda good: {**good, "answer": "allow"},
        lambda good: {name: good[name] for name in good if name != "api_sig"},
        lambda good: {name: good[name] for name in good if name != "extra_signed"},
    ],
)
def test_a_signature_is_over_the_whole_address(application, browser, changed):
    fields = changed(OldClient(application).signed(perms="read", extra_signed="1"))
    query = "&".join(f"{name}={quote(value)}" for name, value in fields.items())
    assert browser.get(f"/services/auth?{query}").title == "The signature is wrong"


@pytest.mark.parametrize("perms", ["", "none", "admin", "Read", "read,write"])
def test_an_application_asks_for_a_permission_that_there_is(application, browser, perms):
    page = browser.get(OldClient(application).page(perms=perms))
    assert (page.status, page.title) == (400, "What does it ask for?")


def test_a_form_that_nobody_was_shown_is_not_acted_on(application, browser, bob):
    for address in (OldClient(application).page(perms="write"), f"/auth-{NUMBER}"):
        for fields in ({}, {"csrf": ""}, {"csrf": "0" * 64}):
            page = browser.post(address, {"answer": "allow", **fields})
            assert page.status == 403
    assert grants.of(bob.nsid) == []


def test_the_form_of_another_person_is_not_acted_on(application, browser, alice, bob):
    address = OldClient(application).page(perms="write")
    fields = browser.get(address).form(name="answer").fields
    assert Browser(alice.person).post(address, {**fields, "answer": "allow"}).status == 403


def test_a_form_cannot_ask_for_more_than_the_address(application, browser):
    client = OldClient(application)
    form = browser.get(client.page(perms="read")).form(name="answer")
    frob = form.send(answer="allow", perms="delete").led["frob"]
    assert client.call("flickr.auth.getToken", frob=frob).findtext("auth/perms") == "read"


@pytest.mark.usefixtures("old_auth_off")
def test_where_old_auth_is_switched_off_its_pages_say_so(application, browser):
    for address in (OldClient(application).page(perms="write"), f"/auth-{NUMBER}"):
        page = browser.get(address)
        assert (page.status, page.title) == (403, "This way in is closed")


@pytest.mark.parametrize("number", ["", "1", "72157600000000002", "x", "9" * 5000, "%00", "{n}"])
def test_a_number_that_is_no_applications_is_told_so(application, browser, number):
    page = browser.get(f"/auth-{number}")
    assert (page.status, page.title) == (400, "No such application")


@pytest.mark.parametrize("path", ["/nothing", "/auth", "/favicon.ico", "/{page}", "/authx-1"])
def test_no_other_page_is_there(path):
    assert request("GET", path).status == 404


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/services/rest", "text/xml"), ("/static/style.css", "text/css"), ("/signin", "text/html")],
)
def test_what_was_there_is_there_still(path, kind):
    answer = request("GET", path)
    assert (answer.status, answer.headers["Content-Type"].partition(";")[0]) == (200, kind)


def test_what_was_taken_back_is_asked_again(application, browser, bob):
    acting_for(bob.person, application, "write")
    consent.take_back(bob.nsid, application.key)
    assert browser.get(OldClient(application).page(perms="read")).form(name="answer")
