"""A person's own applications, and those that were let in, on the web."""

from __future__ import annotations

import time

import pytest

from chalicelib.auth import consent
from chalicelib.model.application import Application
from chalicelib.store import applications, grants
from tests.browsing import Browser
from tests.flickr import Flickr, fails
from tests.members import Member


def make(browser, **fields):
    page = browser.get("/account/apps")
    return page.form(name="title").send(**{"title": "My map", "perms": "write", **fields})


def of(page, name: str) -> str:
    return page.html.get_element_by_id(name).text


@pytest.fixture
def own(alice) -> Application:
    make(Browser(alice.person))
    [application] = applications.of(alice.nsid)
    return application


def test_an_application_is_made_and_calls_the_api(alice):
    page = make(
        Browser(alice.person), description="Shows\r\nplaces", callback="https://map.example/a?b=c"
    )
    [application] = applications.of(alice.nsid)

    assert (application.title, application.owner) == ("My map", alice.nsid)
    assert (application.description, application.perms) == ("Shows\nplaces", "write")
    assert application.callback == "https://map.example/a?b=c"
    assert of(page, "key") == application.key
    assert of(page, "secret") == application.secret
    assert of(page, "number") == application.number
    assert of(page, "mobile") == f"http://pushr.test/auth-{application.number}"
    assert applications.by_number(application.number) == application
    signed = Flickr(Application(key=of(page, "key"), secret=of(page, "secret"), title=""))
    assert signed.test.echo(a="b")


def test_the_secret_is_shown_once(alice, own):
    browser = Browser(alice.person)
    [link] = browser.get("/account/apps").html.xpath("//main//li/a/@href")
    page = browser.get(link)
    assert of(page, "key") == own.key
    assert own.secret not in page.answer.body.decode()
    assert page.form(name="title").send(title="Other").follow().title == "Other"
    assert own.secret not in browser.get(link).answer.body.decode()


def test_a_new_secret_is_shown_once_and_the_old_one_signs_nothing(alice, own):
    browser = Browser(alice.person)
    form = browser.get(f"/account/apps/{own.key}").html.xpath("//form[.//button[@value='secret']]")
    page = browser.post(f"/account/apps/{own.key}", {**dict(form[0].form_values()), "do": "secret"})

    renewed = of(page, "secret")
    assert renewed not in {own.secret, ""}
    assert applications.get(own.key).secret == renewed
    with fails(96):
        Flickr(own).test.echo()
    assert Flickr(applications.get(own.key)).test.echo()
    assert renewed not in browser.get(f"/account/apps/{own.key}").answer.body.decode()


def test_an_application_is_edited(alice, own):
    browser = Browser(alice.person)
    form = browser.get(f"/account/apps/{own.key}").form(name="title")
    said = {
        "title": " New  title ",
        "description": "d",
        "callback": "http://a.example",
        "perms": "read",
    }
    assert form.send(**said, secret="x", owner="y", key="z").follow().title == "New title"
    changed = applications.get(own.key)
    assert (changed.title, changed.description) == ("New title", "d")
    assert (changed.callback, changed.perms) == ("http://a.example", "read")
    assert (changed.secret, changed.owner) == (own.secret, own.owner)


@pytest.mark.parametrize("what", ["edit", "secret"])
def test_only_its_owner_sees_an_application(own, bob, what):
    browser = Browser(bob.person)
    where = f"/account/apps/{own.key}"
    csrf = browser.get("/account/apps").form(name="title").fields["csrf"]
    assert browser.get(where).status == 404
    fields = {"csrf": csrf, "do": what, "title": "Mine now", "perms": "read"}
    answer = browser.post(where, fields)
    assert answer.status == 404
    assert browser.get("/account/apps/nothing").answer.body == answer.answer.body
    assert applications.get(own.key) == own
    assert own.title not in browser.get("/account/apps").text


def test_an_application_that_is_nobodys_is_nobodys(members, alice):
    """One that an administrator made has no owner: the page of it is nobody's."""
    browser = Browser(alice.person)
    assert browser.get(f"/account/apps/{members.application.key}").status == 404


BAD = [
    ("title", ""),
    ("title", " \n "),
    ("title", "x" * 101),
    ("description", "x" * 2001),
    ("callback", "javascript:alert(1)"),
    ("callback", "ftp://a.example"),
    ("callback", "//a.example"),
    ("callback", "https://"),
    ("callback", "https://a.example/ b"),
    ("callback", "https://a.example\\b"),
    ("callback", "https://user@a.example/"),
    ("callback", "http://[::1"),
    ("callback", "https://a.example/" + "x" * 2000),
    ("perms", "none"),
    ("perms", "everything"),
]


@pytest.mark.parametrize(("field", "value"), BAD)
def test_what_cannot_be_is_told_and_nothing_is_made_or_changed(alice, own, field, value):
    page = make(Browser(alice.person), **{field: value})
    assert page.status == 422
    assert page.html.xpath("//*[@role='alert']")
    page = Browser(alice.person).get(f"/account/apps/{own.key}").form(name="title")
    assert page.send(**{field: value}).status == 422
    assert applications.of(alice.nsid) == [own]


def test_nobody_makes_ever_so_many_applications(alice):
    """Calls are limited for each key: with many keys there would be no limit."""
    for number in range(50):
        applications.add(Application(key=f"{number:032}", secret="s", title="t", owner=alice.nsid))
    page = make(Browser(alice.person))
    assert (page.status, "50 applications" in page.text) == (422, True)


def let_in(member: Member, application: Application, perms="write") -> Member:
    now = time.time()
    consent.give(member.nsid, application.key, perms, now)
    token = consent.oauth_token(member.nsid, application.key, perms, now)
    return Member(person=member.person, token=token)


def test_what_was_let_in_is_listed_and_taken_back(alice, bob, own):
    acting = let_in(bob, own)
    assert Flickr(own)(acting).test.login()

    browser = Browser(bob.person)
    page = browser.get("/account/authorised")
    assert "My map By alice. It may look, upload and change, since" in page.text
    assert time.strftime("%Y", time.gmtime()) in page.text

    page = page.form(name="key").send(key=own.key)
    assert page.location == "/account/authorised?done=1"
    assert "There are none." in page.follow().text
    with fails(98):
        Flickr(own)(acting).test.login()


def test_what_one_takes_back_is_ones_own_only(alice, bob, own):
    """Another's application keeps what others let it do."""
    acting = let_in(bob, own)
    let_in(alice, own)
    Browser(alice.person).get("/account/authorised").form(name="key").send(key=own.key)
    assert grants.find(alice.nsid, own.key) is None
    assert Flickr(own)(acting).test.login()


def test_taking_back_what_was_never_given_does_nothing(alice):
    browser = Browser(alice.person)
    csrf = browser.get("/account").form(name="realname").fields["csrf"]
    for key in ("", "nothing", "x" * 3000, "a#b"):
        assert browser.post("/account/authorised", {"csrf": csrf, "key": key}).status == 303
