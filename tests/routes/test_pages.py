"""Pages that feeds and answers link to."""

from __future__ import annotations

import pytest

from tests.flickr import request


def text(path: str) -> str:
    answer = request("GET", path)
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/plain")
    return answer.body.decode()


def test_the_front_page_says_what_it_is_and_where_the_api_is():
    assert "http://pushr.test/services/rest" in text("/")


def test_a_pushed_feed_says_how_it_is_to_be_had():
    assert "flickr.push.subscribe" in text("/services/push/my_photos")


def test_a_person_has_a_page_by_nsid_and_by_path_alias(members):
    carol = members.add("Carol", path_alias="carol-c")

    assert "Carol" in text(f"/people/{carol.nsid}/")
    assert "Carol" in text("/people/carol-c")


def test_the_photos_of_a_person_are_listed_without_the_private_ones(flickr, bob, hub):
    shown = flickr(bob).upload()
    hidden = flickr(bob).upload(is_public=0)
    hub.drain()

    listed = text(f"/photos/{bob.nsid}/")
    assert f"/photos/{bob.nsid}/{shown}/" in listed
    assert hidden not in listed


@pytest.mark.parametrize(
    "path", ["/people/nobody", "/photos/nobody", "/services/push/geotagged", "/photos/a/1"]
)
def test_what_is_not_there_is_not_found(path):
    assert request("GET", path).status == 404


def test_a_page_of_another_site_may_sign_its_calls():
    asked = {"Origin": "https://example.com", "Access-Control-Request-Headers": "authorization"}
    answer = request("OPTIONS", "/services/rest", asked)

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]


def test_the_icon_of_who_has_none_is_a_picture():
    answer = request("GET", "/images/buddyicon.gif")

    assert answer.headers["Content-Type"] == "image/gif"
    assert answer.body.startswith(b"GIF89a")
