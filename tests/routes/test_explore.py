"""The explorer: a form for each method, whose call answers what the API answers."""

from __future__ import annotations

import time
from urllib.parse import quote, urlsplit

import pytest

from chalicelib.api import registry
from chalicelib.api.arguments import flat
from chalicelib.explorer import application, form, free
from chalicelib.store import applications, grants
from tests.browsing import Browser, Page
from tests.exploring import KEPT, SCRIPT, at, body, call
from tests.flickr import request

METHODS = [method.name for method in registry.every()]


def test_no_argument_is_called_as_a_field_of_the_form_itself():
    named = {each.name for name in METHODS for each in flat(registry.find(name).arguments)}

    assert not named & {*form.OWN, free.FIELD}


def test_what_is_required_is_marked():
    element = Browser().get(at("flickr.photos.getSizes")).form(name="do").element

    assert element.xpath(".//label[@for='a-photo_id'][contains(., 'required')]")
    assert element.xpath(".//input[@name='photo_id'][@required]")


@pytest.mark.parametrize(
    ("method", "argument", "control"),
    [
        ("flickr.photos.search", "tag_mode", "//select/option[@value='all']"),
        ("flickr.photos.search", "has_geo", "//select/option[@value='0']"),
        ("flickr.photos.search", "lat", "//input[@type='number'][@step='any']"),
        ("flickr.photos.search", "min_taken_date", "//input[@type='text']"),
        ("flickr.photos.setMeta", "description", "//textarea"),
    ],
)
def test_each_argument_has_a_control_that_suits_it(method, argument, control):
    tag, _, condition = control.removeprefix("//").partition("[")
    tag, slash, option = tag.partition("/")
    found = f"//{tag}[@name='{argument}']{slash}{option}{'[' if condition else ''}{condition}"

    assert Browser().get(at(method)).html.xpath(found)


def test_ones_own_photos_are_offered_to_be_chosen(alices, flickr, alice):
    photo_id = flickr(alice).upload(title="A <b>cup</b>", is_public=0)
    offered = f"//datalist[@id='photos']/option[@value='{photo_id}']/text()"

    assert alices.get(at("flickr.photos.getInfo")).html.xpath(offered) == ["A <b>cup</b>"]
    assert not Browser().get(at("flickr.photos.getInfo")).html.xpath("//datalist")


def test_those_whom_the_operator_names_are_offered_to_everybody(monkeypatch, flickr, alice):
    from chalicelib.settings import settings

    shown, hidden = flickr(alice).upload(), flickr(alice).upload(is_public=0)
    monkeypatch.setenv("PUSHR_OFFERED_PEOPLE", f"{alice.person.username},nobody at all")
    settings.cache_clear()
    people = Browser().get(at("flickr.people.getInfo")).html
    photos = Browser().get(at("flickr.photos.getInfo")).html
    monkeypatch.undo()
    settings.cache_clear()

    assert people.xpath("//datalist[@id='people']/option/@value") == [alice.nsid]
    assert photos.xpath("//datalist[@id='photos']/option/@value") == [shown]
    assert hidden not in photos.xpath("//option/@value")


def test_an_echo_answers_what_was_typed():
    page = call(Browser(), "flickr.test.echo", parameters="greeting=hello\r\nmethod=no")

    assert "<greeting>hello</greeting>" in body(page)
    assert "<method>flickr.test.echo</method>" in body(page)


def test_an_answer_lists_the_positions_that_its_reader_may_know(allowed, flickr, alice, hub):
    photo_id = flickr(alice).upload(title="Here")
    where = {"photo_id": photo_id, "lat": "64.1", "lon": "-21.9"}
    flickr(alice).photos.geo.setLocation(**where, is_public=0)
    hub.drain()
    asked = {"user_id": alice.nsid, "extras": "geo"}

    def listed(page: Page) -> list[str]:
        return page.html.xpath("//ul[@class='positions']/li[@data-latitude='64.1']/a/text()")

    assert listed(call(allowed, "flickr.people.getPhotos", **asked, sign="me")) == ["Here"]
    assert listed(call(allowed, "flickr.people.getPhotos", **asked, sign="nobody")) == []


def test_a_link_fills_the_form_in_and_calls_nothing():
    page = Browser().get(at("flickr.photos.search", tags="cat", tag_mode="all", format="json"))
    fields = page.form(name="do").fields

    assert (fields["tags"], fields["tag_mode"], fields["format"]) == ("cat", "all", "json")
    assert not page.html.xpath("//section[@id='answer']")


def test_the_page_of_a_call_links_to_the_form_as_it_was_filled_in():
    page = call(Browser(), "flickr.photos.search", tags="a cat", format="json")
    [link] = page.html.xpath("//a[@id='link']/@href")

    assert link == at("flickr.photos.search", tags="a cat", format="json")


def test_no_link_tells_a_secret():
    page = Browser().get(at("flickr.push.subscribe", topic="tags", secret="hush"))

    assert page.form(name="do").fields["secret"] == "hush"
    assert not page.html.xpath("//a[contains(@href, 'hush')]")


def test_a_call_of_nobody_answers_what_the_api_answers(flickr):
    page = call(Browser(), "flickr.push.getTopics")
    answer = request(
        "GET", f"/services/rest?method=flickr.push.getTopics&api_key={application.KEY}"
    )

    assert body(page).encode() == answer.body
    assert "OK · HTTP 200 OK" in page.text


def test_the_url_that_is_shown_answers_the_same():
    page = call(Browser(), "flickr.photos.licenses.getInfo")
    [shown] = page.html.xpath("//section[@id='answer']//a[.='The answer as it is']/@href")
    parts = urlsplit(shown)

    assert request("GET", f"{parts.path}?{parts.query}").body.decode() == body(page)


@pytest.mark.parametrize(
    ("output", "beginning"),
    [
        ("json", '{\n  "licenses": {'),
        ("jsonp", 'jsonFlickrApi({\n  "licenses": {'),
        ("php_serial", "a:2:{"),
        ("rest", "<?xml"),
    ],
)
def test_an_answer_is_written_as_asked(output, beginning):
    page = call(Browser(), "flickr.photos.licenses.getInfo", format=output)

    assert body(page).startswith(beginning)


def test_an_error_is_the_methods_own():
    page = call(Browser(), "flickr.photos.getSizes", photo_id="1")

    assert "Error 1" in page.text
    assert 'code="1"' in body(page)


def test_a_call_in_ones_own_name_needs_that_one_is_signed_in():
    page = call(Browser(), "flickr.test.login")

    assert page.status == 303
    assert page.led == {"to": "/services/api/explore/flickr.test.login"}


def test_a_call_in_ones_own_name_needs_that_one_has_allowed_it(alices, alice):
    page = call(alices, "flickr.favorites.add", photo_id="1")
    assert page.status == 403
    assert "Nothing was called" in page.text
    assert not page.html.xpath("//section[@id='answer']")

    [ask] = page.html.xpath("//a[@data-allow]/@href")
    asked = alices.get(ask)
    assert asked.title == "Let the API explorer write?"
    back = asked.form(name="answer").send(answer="allow")
    assert back.location == at("flickr.favorites.add", photo_id="1")
    assert grants.find(alice.nsid, application.KEY).perms == "write"

    page = back.follow().form(name="do").send(do="call")
    assert "(invalid ID)" in body(page)


def test_who_says_no_has_allowed_nothing(alices, alice):
    asked = alices.get("/account/explorer?perms=delete&to=/services/api/explore/flickr.test.null")
    asked.form(name="answer").send(answer="deny")

    assert grants.find(alice.nsid, application.KEY) is None


def test_what_was_allowed_is_taken_back_as_of_any_application(allowed):
    assert "alice" in body(call(allowed, "flickr.test.login"))
    allowed.get("/account/authorised").form(name="key").send(key=application.KEY)

    assert call(allowed, "flickr.test.login").status == 403


def test_a_call_that_writes_is_said_to_and_writes(allowed, flickr, alice):
    photo_id = flickr(alice).upload(title="Before")
    page = allowed.get(at("flickr.photos.setMeta"))
    assert "This call changes something." in page.text
    assert "as alice" in page.text

    filled = {"photo_id": photo_id, "title": "After", "description": "Two\r\nlines"}
    page = page.form(name="do").send(do="call", **filled)
    assert "OK" in page.text
    photo = flickr(alice).photos.getInfo(photo_id=photo_id).find("photo")
    assert photo.findtext("title") == "After"
    assert photo.findtext("description") == "Two\nlines"


def test_reading_is_not_said_to_change_anything():
    assert "changes something" not in Browser().get(at("flickr.photos.search")).text
    assert "changes something" in Browser().get(at("flickr.push.subscribe")).text


@pytest.mark.parametrize("sign", ["nobody", "application", "me"])
def test_who_calls_is_who_the_form_says(allowed, sign):
    page = call(allowed, "flickr.auth.getFrob", sign=sign)

    assert ("Error 97" in page.text) == (sign == "nobody")


def test_a_call_of_nobody_sees_what_everybody_sees(allowed, flickr, alice, hub):
    hidden = flickr(alice).upload(is_public=0)
    hub.drain()

    asked = {"photo_id": hidden, "format": "json"}
    assert '"stat": "fail"' in body(call(allowed, "flickr.photos.getInfo", **asked))
    page = call(allowed, "flickr.photos.getInfo", sign="me", **asked)
    assert '"stat": "ok"' in body(page)
    assert page.html.xpath("//ul[@class='pictures']//img")


def test_photos_are_shown_beside_an_answer_and_as_a_feed(flickr, alice, hub):
    flickr(alice).upload(title="<b>A cat</b>")
    hub.drain()
    asked = {"user_id": alice.nsid, "format": "feed-atom_10"}
    page = call(Browser(), "flickr.people.getPublicPhotos", **asked)

    [image] = page.html.xpath("//ul[@class='pictures']//img")
    assert image.get("src").startswith("http://pushr.test/65535/")
    assert image.get("alt") == "<b>A cat</b>"
    assert "<feed" in body(page)
    assert "application/atom+xml" in page.text


def test_only_methods_that_answer_photos_have_feeds():
    def outputs(name: str) -> list[str]:
        return Browser().get(at(name)).html.xpath("//select[@name='format']/option/@value")

    assert "feed-kml" in outputs("flickr.photos.search")
    assert outputs("flickr.test.echo") == ["rest", "json", "jsonp", "php_serial"]


def test_a_large_answer_is_folded_and_can_be_kept(allowed):
    page = call(allowed, "flickr.reflection.getMethods", format="json")
    assert "More of it" in page.text
    assert len(page.answer.body) < KEPT

    kept = page.form(name="do").send(do="raw", sign="me", format="json")
    assert kept.headers["Content-Disposition"] == "attachment"
    assert kept.headers["Content-Type"].startswith("application/json")


def test_calls_are_counted_for_who_looks_at_the_page(monkeypatch, alices, alice):
    from chalicelib.settings import settings

    monkeypatch.setenv("PUSHR_CALLS_AN_HOUR", "1")
    settings.cache_clear()
    assert "HTTP 200" in call(alices, "flickr.push.getTopics").text
    assert "HTTP 429" in call(alices, "flickr.push.getTopics").text
    assert "HTTP 200" in call(Browser(), "flickr.push.getTopics").text
    monkeypatch.undo()
    settings.cache_clear()


def test_a_signed_url_is_good_once(allowed):
    page = allowed.get(at("flickr.test.login")).form(name="do").send(do="sign")
    signed = page.html.xpath("string(//pre[@id='signed-url'])")
    parts = urlsplit(signed)

    assert b"<username>alice</username>" in request("GET", f"{parts.path}?{parts.query}").body
    assert b'stat="fail"' in request("GET", f"{parts.path}?{parts.query}").body


def test_no_page_shows_the_secret_of_the_explorer(allowed):
    secret = application.own(time.time()).secret
    form = allowed.get(at("flickr.test.login")).form(name="do")

    for how in ("call", "sign", "raw"):
        assert secret.encode() not in form.send(do=how).answer.body


def test_the_explorer_has_one_application_which_is_nobodys():
    first, second = application.own(1.0), application.own(2.0)

    assert first == second == applications.get(application.KEY)
    assert not first.owner


def test_there_is_no_form_for_what_is_no_method():
    assert Browser().get("/services/api/explore/flickr.no.such").status == 404
    assert Browser().get(f"/services/api/explore/{quote(SCRIPT, safe='')}").status == 404


def test_what_no_page_can_hold_is_not_called(allowed, flickr, alice):
    photo_id = flickr(alice).upload(title="As it was")
    page = allowed.get(at("flickr.photos.setMeta", photo_id=photo_id)).form(name="do")

    assert page.send(do="call", title="A", description="b" * 50_000).status == 413
    assert flickr(alice).photos.getInfo(photo_id=photo_id).findtext("photo/title") == "As it was"


def test_a_choice_that_there_is_not_is_for_the_api_to_refuse():
    page = Browser().get(at("flickr.photos.search", tags="a", tag_mode="some"))
    assert page.form(name="do").fields["tag_mode"] == "some"

    assert "(tag_mode)" in body(page.form(name="do").send(do="call"))
