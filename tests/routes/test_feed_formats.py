"""/services/feeds: in every format, for readers that ask again and again, and for hostile ones."""

from __future__ import annotations

import json
from urllib.parse import quote
from xml.etree.ElementTree import fromstring

import pytest
from lxml import html

from chalicelib.feeds.formats import PUBLIC
from chalicelib.model.visibility import Visibility
from tests.flickr import request
from tests.routes.feeding import PUBLIC_FEED, add, change, get, titles

BASE = "http://pushr.test"
ATOM = "{http://www.w3.org/2005/Atom}"
ATOM_TYPE = "application/atom+xml"


@pytest.fixture
def some(alice, bob):
    """Two of bob's photos and one of alice's between them."""
    add(bob, "first", tags="cat dog")
    add(alice, "second", tags="cat")
    add(bob, "third", tags="dog")


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_format_tells_of_the_photo(bob, name):
    add(bob, "a cat's photo")
    answer = get(format=name)
    assert answer.status == 200
    assert answer.headers["Content-Type"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert (b"format=kml<" if name == "kml_nl" else b"a cat") in answer.body


@pytest.mark.parametrize(
    "name", ["sql", "cdf", "ATOM", "feed-atom_10", "a\r\nSet-Cookie: a=b", "\u2603\x00"]
)
def test_a_format_there_is_not_is_said_in_headers_that_hold_no_more_than_that(name):
    answer = get(format=name)
    told = answer.headers
    assert (answer.status, told["X-FlickrErrCode"]) == (400, "111")
    assert answer.body.startswith(b'111: Format "')
    assert told["X-FlickrErrMessage"].isascii()
    assert told["X-FlickrErrMessage"].isprintable()
    assert "Set-Cookie" not in told


@pytest.mark.parametrize(
    ("asked", "start"),
    [
        ({}, b"jsonFlickrFeed({"),
        ({"jsoncallback": "mine.own"}, b"mine.own({"),
        ({"jsoncallback": "mine", "nojsoncallback": "1"}, b"{"),
        ({"nojsoncallback": "0"}, b"jsonFlickrFeed({"),
    ],
)
def test_json_is_called_by_who_asks_for_it(bob, asked, start):
    add(bob, "cat")
    answer = get(format="json", **asked)
    assert answer.body.startswith(start)
    is_bare = start == b"{"
    assert answer.headers["Content-Type"].startswith("application/json" if is_bare else "text/java")
    told = answer.body if is_bare else answer.body[len(start) - 1 : -1]
    assert json.loads(told)["items"][0]["title"] == "cat"


@pytest.mark.parametrize("callback", ["alert(1)//", "<script>", "a b", "x" * 101, "a\nb"])
def test_json_calls_nothing_that_is_no_name(callback):
    answer = get(format="json", jsoncallback=callback)
    assert (answer.status, answer.headers["X-FlickrErrCode"]) == (400, "117")
    assert callback.encode() not in answer.body


def test_a_feed_may_be_kept_for_a_while_and_is_asked_for_again_by_its_tag(some):
    first = get()
    etag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "public, max-age=300"
    assert etag.startswith('"')
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = get(headers={"If-None-Match": known})
        assert (again.status, again.body) == (304, b"")
        assert again.headers["ETag"] == etag
        assert again.headers["Cache-Control"] == "public, max-age=300"
    assert get(headers={"If-None-Match": '"other"'}).status == 200
    assert get(format="rss2", headers={"If-None-Match": etag}).status == 200


def test_a_feed_is_asked_for_again_by_the_moment_of_its_newest_photo(some):
    modified = get().headers["Last-Modified"]
    assert get(headers={"If-Modified-Since": modified}).status == 304
    other = {"If-Modified-Since": modified, "If-None-Match": '"other"'}
    assert get(headers=other).status == 200
    for elsewhen in ("Thu, 01 Jan 1970 00:00:00 GMT", "Sun, 01 Jan 2040 00:00:00 GMT", "now"):
        assert get(headers={"If-Modified-Since": elsewhen}).status == 200


def test_a_feed_that_lost_a_photo_is_another(bob):
    _, last = add(bob, "first", "last")
    before = get().headers
    change(last, visibility=Visibility(is_public=False))
    for known in (
        {"If-None-Match": before["ETag"]},
        {"If-Modified-Since": before["Last-Modified"]},
    ):
        assert get(headers=known).status == 200
    assert titles() == ["first"]


def test_an_empty_feed_is_a_feed():
    answer = get()
    assert (answer.status, titles()) == (200, [])
    assert "Last-Modified" not in answer.headers


def test_a_feed_says_where_it_is_and_who_tells_of_news(bob):
    answer = get(format="rss2", id=bob.nsid, what="ever", jsoncallback="a")
    where = f"{BASE}/services/feeds/{PUBLIC_FEED}?id={quote(bob.nsid)}&format=rss2"
    links = f'<{BASE}/services/rest/>; rel="hub", <{where}>; rel="self"'
    assert answer.headers["Link"] == links
    turned = f"/services/feeds/{PUBLIC_FEED}?format=rss2&id={bob.nsid}"
    assert request("GET", turned).headers["Link"] == links


def test_a_feed_names_its_address_within_it_as_without():
    answer = get("geo/", tags='a">\r\nX: y')
    [link] = fromstring(answer.body).findall(f"{ATOM}link[@rel='self']")
    assert f'<{link.get("href")}>; rel="self"' in answer.headers["Link"]
    assert answer.headers["Link"].isprintable()
    assert "X" not in answer.headers


def test_an_address_that_is_longer_than_a_header_is_not_in_one():
    answer = get(tags="\u2603" * 2000)
    assert (answer.status, "Link" in answer.headers) == (200, False)


@pytest.mark.parametrize(
    ("lang", "told"),
    [("", "en-us"), ("de-de", "de-de"), ("DE-DE", "de-de"), ("tlh", "en-us"), ("x\r\ny", "en-us")],
)
def test_the_language_asked_for_is_the_one_said(lang, told):
    assert get(lang=lang).headers["Content-Language"] == told


def test_strangers_titles_stay_titles(bob):
    add(bob, "<script>\x00\u2028]]>\u202e&amp;")
    for name in ("atom", "rss2", "rss_100", "kml"):
        body = get(format=name).body
        assert fromstring(body) is not None
        assert b"<script>" not in body


def test_the_front_page_names_the_feed():
    page = html.fromstring(request("GET", "/", {"Accept": "text/html"}).body)
    [link] = page.xpath("//link[@rel='alternate']/@href")
    assert request("GET", link.removeprefix(BASE)).headers["Content-Type"].startswith(ATOM_TYPE)


def test_any_page_may_read_a_feed():
    assert get().headers["Access-Control-Allow-Origin"] == "*"
