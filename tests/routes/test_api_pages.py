"""The documentation as pages."""

from __future__ import annotations

import pytest
from lxml import html

from chalicelib.api import manual
from tests.flickr import Answer, request

NAMES = [entry.name for entry in manual.everything()]
BYTES_MAX = 100 * 1024


def page(path: str) -> html.HtmlElement:
    answer = request("GET", path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    return html.document_fromstring(answer.body.decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def links(shown: html.HtmlElement) -> list[str]:
    return [link.get("href") for link in shown.cssselect(".methods a")]


def test_every_method_is_listed_with_a_link_to_its_page():
    assert sorted(links(page("/services/api/"))) == [f"/services/api/{name}.html" for name in NAMES]


def test_a_search_works_without_scripts():
    shown = page("/services/api?q=ADDTAGS")

    assert links(shown) == ["/services/api/flickr.photos.addTags.html"]
    assert "1 method" in words(shown)
    assert shown.cssselect("#q")[0].get("value") == "ADDTAGS"


@pytest.mark.parametrize("name", NAMES)
def test_every_method_has_its_page(name):
    shown = words(page(f"/services/api/{name}.html"))
    entry = manual.named(name)

    assert entry.summary in shown
    for argument in entry.arguments:
        assert argument.said in shown
    for error in entry.errors:
        assert f"{error.code} {error.message}" in shown


def test_a_page_tells_arguments_rights_and_errors_and_shows_an_answer():
    shown = page("/services/api/flickr.photos.addTags.html")
    said = words(shown)

    assert shown.cssselect("h1")[0].text == "flickr.photos.addTags"
    assert "photo_id required" in said
    assert "permitted write" in said
    assert "2 Maximum number of tags reached" in said
    assert "<tags>" in said
    assert '"_content"' in said
    assert shown.cssselect('a[href="/services/api/explore/flickr.photos.addTags"]')


def test_what_answers_nothing_says_so():
    assert "no more than that it succeeded" in words(
        page("/services/api/flickr.favorites.add.html")
    )


def test_an_example_is_coloured_and_stays_text():
    shown = page("/services/api/flickr.reflection.getMethodInfo.html")
    example = shown.cssselect("pre")[0]

    assert example.cssselect("b.tag")
    assert not example.cssselect("method")
    assert "<description>" in example.text_content()


@pytest.mark.parametrize(
    "path", ["/services/api/", *(f"/services/api/{name}.html" for name in NAMES)]
)
def test_a_page_is_small_and_lets_nothing_foreign_in(path):
    answer = request("GET", path)

    assert len(answer.body) < BYTES_MAX
    assert _strict(answer)
    shown = html.document_fromstring(answer.body.decode())
    asked = [*shown.xpath("//@src"), *shown.xpath("//@href"), *shown.xpath("//@action")]
    assert all(address.startswith(("/", "#")) for address in asked)
    assert not shown.xpath("//style | //@style | //script[text()] | //@onclick")


def test_the_name_alone_leads_to_the_page():
    answer = request("GET", "/services/api/flickr.test.echo")

    assert answer.status == 303
    assert answer.headers["Location"] == "/services/api/flickr.test.echo.html"


@pytest.mark.parametrize(
    "name", ["flickr.nothing.html", "flickr.nothing", ".html", "__init__.html"]
)
def test_there_is_no_page_of_a_method_that_there_is_not(name):
    answer = request("GET", f"/services/api/{name}")

    assert answer.status == 404
    assert b"There is no method " in answer.body


@pytest.mark.parametrize(
    "hostile", ["%3Cscript%3Ealert(1)%3C/script%3E", "%22%3E%3Cb%3E", "%00%F0"]
)
def test_what_is_searched_stays_text(hostile):
    answer = request("GET", f"/services/api?q={hostile}")

    assert answer.status == 200
    assert b"<script>" not in answer.body
    assert b'"><b>' not in answer.body


def _strict(answer: Answer) -> bool:
    policy = answer.headers["Content-Security-Policy"]
    return "default-src 'none'" in policy and "unsafe" not in policy
