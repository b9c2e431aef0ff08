"""A person's settings and password on the web."""

from __future__ import annotations

import time

import pytest

from chalicelib.auth import attempts
from chalicelib.model.visibility import Visibility
from chalicelib.settings import settings
from chalicelib.store import keys, passwords, people, table
from tests.browsing import COOKIE, Browser
from tests.flickr import request
from tests.passwords import PASSWORD, quick

NEW = "ten dogs in a boat"


@pytest.fixture
def zoe(members):
    return members.add("Zoë", hashed=quick())


def account(member):
    return Browser(member.person).get("/account").form(name="realname")


def alias(name: str) -> str:
    found = table.get(settings().people_table, keys.alias(name))
    return str(found["nsid"]) if found else ""


def test_what_a_person_says_and_prefers_is_kept_and_shown(zoe):
    said = {
        "realname": "Zoë <Z> Example",
        "location": "Reykjavík",
        "description": "\n two\r\nlines & more",
        "path_alias": "Zoe-1",
        "originals": "contacts",
        "opted_out": "1",
        "privacy": "friends",
        "safety_level": "2",
        "content_type": "3",
        "license": "4",
    }
    page = account(zoe).send(**said).follow()
    assert "Saved." in page.text

    zoe = people.get(zoe.nsid)
    assert (zoe.realname, zoe.location) == ("Zoë <Z> Example", "Reykjavík")
    assert zoe.description == "two\nlines & more"
    assert (zoe.originals, zoe.opted_out) == ("contacts", True)
    assert zoe.privacy == Visibility(is_public=False, is_friend=True)
    assert (zoe.safety_level, zoe.content_type, zoe.license) == (2, 3, 4)
    assert people.by_path("zoe-1") == zoe
    shown = dict(page.form(name="realname").fields)
    assert shown["description"].startswith("\n"), "browsers drop the first line end"
    shown["description"] = shown["description"][1:]
    expected = {"description": "two\nlines & more", "path_alias": "zoe-1"}
    assert shown.items() >= {**said, **expected}.items()


def test_what_was_ticked_can_be_unticked(members):
    form = account(members.add("yan", opted_out=True, privacy=Visibility(is_public=False)))
    assert form.fields["opted_out"] == "1"
    assert form.fields["privacy"] == "private"
    page = form.page.browser.post("/account", {**form.fields, "opted_out": ""}).follow()
    assert "opted_out" not in page.form(name="realname").fields


def test_saving_what_is_there_changes_nothing(members):
    member = members.add(
        "yan",
        path_alias="Yan",
        realname="Yan",
        privacy=Visibility(is_friend=True),  # public as well
        originals="nobody",
        license=9,
    )
    before = people.get(member.nsid)
    assert account(member).send().status == 303
    assert people.get(member.nsid) == before


def test_a_path_alias_moves_and_the_old_one_is_free(zoe, bob):
    account(zoe).send(path_alias="first")
    account(zoe).send(path_alias="second")
    assert (alias("first"), alias("second")) == ("", zoe.nsid)
    assert account(bob).send(path_alias="first").status == 303
    assert alias("first") == bob.nsid
    account(zoe).send(path_alias="")
    assert alias("second") == ""
    assert people.get(zoe.nsid).path_alias == ""


def test_a_path_alias_is_one_persons(zoe, members):
    taken = members.add("yan", path_alias="yan")
    page = account(zoe).send(path_alias="YAN", realname="changed")
    assert page.status == 422
    assert "Somebody has that path alias already" in page.text
    assert page.form(name="realname").fields["path_alias"] == "YAN"
    assert page.form(name="realname").fields["realname"] == "changed"
    assert people.get(zoe.nsid).realname == ""
    assert alias("yan") == taken.nsid


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("realname", "x" * 101),
        ("location", "x" * 101),
        ("description", "x" * 2001),
        ("path_alias", "no"),
        ("path_alias", "12345@N01"),
        ("path_alias", "tags"),
        ("originals", "everybody"),
        ("privacy", ""),
        ("safety_level", "4"),
        ("content_type", "0"),
        ("license", "7"),
        ("license", "99"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_changed(zoe, field, value):
    page = account(zoe).send(**{field: value})
    assert page.status == 422
    assert page.html.xpath("//*[@role='alert']")
    assert people.get(zoe.nsid) == zoe.person


def test_a_form_cannot_say_what_it_has_no_field_for(zoe):
    account(zoe).send(is_pro="1", is_admin="1", username="admin", nsid="1@N01")
    assert people.get(zoe.nsid) == zoe.person


def change(browser, old=PASSWORD, new=NEW):
    return browser.get("/account/password").form(name="new").send(old=old, new=new)


def test_a_new_password_ends_every_session_but_the_one_it_was_made_in(zoe):
    here, elsewhere = Browser(zoe.person), Browser(zoe.person)
    before = here.cookies[COOKIE]
    page = change(here)

    assert "Your password is changed." in page.follow().text
    assert here.cookies[COOKIE] != before
    assert elsewhere.get("/account").status == 303
    here.cookies[COOKIE] = before
    assert here.get("/account").status == 303

    form = Browser().get("/signin").form(name="password")
    assert form.send(username="zoë", password=PASSWORD).status == 403
    page = form.send(username="zoë", password=NEW)
    assert page.follow().status == 200, "signing in at once is signing in after the change"


def test_applications_go_on_when_the_password_changes(zoe, flickr):
    change(Browser(zoe.person))
    assert flickr(zoe).test.login()


def test_the_old_password_is_asked_for(zoe):
    browser = Browser(zoe.person)
    page = change(browser, old="wrong")
    assert (page.status, "That is not your old password." in page.text) == (422, True)
    assert passwords.find(zoe.nsid)
    assert browser.get("/account").status == 200
    form = Browser().get("/signin").form(name="password")
    assert form.send(username="zoë", password=PASSWORD).status == 303


def test_the_old_password_cannot_be_guessed_either(zoe):
    for _ in range(attempts.FOR_NAME):
        attempts.count("zoë", "192.0.2.1", time.time())
    page = change(Browser(zoe.person))
    assert page.status == 429
    assert "Retry-After" in page.headers


def test_the_new_password_is_held_to_the_same_rules(zoe):
    page = change(Browser(zoe.person), new="short")
    assert (page.status, "at least 10" in page.text) == (422, True)
    assert Browser(zoe.person).get("/account").status == 200


def test_who_has_no_password_yet_is_asked_for_none(alice):
    form = Browser(alice.person).get("/account/password").form(name="new")
    assert "old" not in form.fields
    assert form.send(new=NEW).follow().status == 200
    assert passwords.find(alice.nsid)


def test_the_front_page_is_a_page_for_browsers_and_text_for_others(alice):
    page = Browser().get("/")
    assert page.title == "Photos, pushed"
    links = page.html.xpath("//a/@href")
    assert any(link.startswith("/signin") for link in links)
    assert "/account/apps" in links
    assert "curl 'http://pushr.test/services/rest?method=flickr.push.getTopics" in page.text
    assert "/account" in Browser(alice.person).get("/").html.xpath("//main//a/@href")
    plain = request("GET", "/", {"Accept": "*/*"})
    assert plain.headers["Content-Type"].startswith("text/plain")
    assert plain.headers["Vary"] == page.headers["Vary"] == "Accept"
