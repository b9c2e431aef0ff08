"""Photos at their static addresses, and the page of a photo."""

from __future__ import annotations

import boto3
import pytest

from chalicelib.settings import settings
from chalicelib.store import people, photos
from tests.flickr import HOST, PHOTOS, request

BASE = f"http://{HOST}"


@pytest.fixture
def photo(announced, bob):
    """A photo of bob's, large enough for an original nobody guesses."""
    return photos.read(announced(bob, "rocket.jpg", is_public=1))


def test_every_size_is_served_where_get_sizes_says(flickr, photo):
    sizes = flickr().photos.getSizes(photo_id=photo.id)[0]
    for size in sizes:
        answer = request("GET", size.get("source").removeprefix(BASE))
        assert (answer.status, answer.headers["Content-Type"]) == (200, "image/jpeg")
        assert answer.body.startswith(b"\xff\xd8\xff")
    assert size.get("label") == "Original"
    assert answer.body == (PHOTOS / "rocket.jpg").read_bytes()


def test_a_file_may_be_kept_for_ever(photo):
    answer = request("GET", f"/{photo.key}")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_client_that_says_nothing_of_types_is_served(photo):
    """The tests' requests have no Accept header unless they say so."""
    for headers in ({}, {"Accept": "image/webp"}, {"Accept": "text/html"}):
        assert request("GET", f"/{photo.key}", headers).status == 200


def test_a_file_larger_than_a_lambda_can_answer_is_fetched_from_s3(photo):
    large = photo.key.encode() + bytes(4_000_001)
    boto3.client("s3").put_object(Bucket=settings().photos_bucket, Key=photo.key, Body=large)
    answer = request("GET", f"/{photo.key}")
    assert (answer.status, answer.body) == (302, b"")
    location = answer.headers["Location"]
    assert settings().photos_bucket in location
    assert "X-Amz-Signature" in location
    assert "X-Amz-Expires=3600" in location


@pytest.mark.parametrize(
    "path",
    [
        "/65535/1_ab.jpg",
        "/65535/{id}_{guess}.jpg",
        "/65535/{id}_{secret}_o.jpg",
        "/65535/{id}_{secret}_x.jpg",
        "/65535/{id}_{secret}.png",
        "/65535/{id}",
        "/65535/..%2Fincoming%2Fx",
        "/65535/%2E%2E%2Fincoming",
        "/65535/{id}_{secret}.jpg%00",
        "/65535/{id}_{secret}.jpg%0A",
    ],
)
def test_who_does_not_know_the_secret_finds_nothing(photo, path):
    filled = path.format(id=photo.id, secret=photo.secret, guess="0" * 16)
    answer = request("GET", filled)
    assert answer.status == 404
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_nothing_but_photos_is_served_from_the_bucket(flickr, alice):
    ticket = flickr(alice).upload(async_=1)
    assert request("GET", f"/65535/{ticket}").status == 404
    assert request("GET", f"/65535/..%2Fincoming%2F{ticket}").status == 404


@pytest.mark.parametrize("end", ["", "/"])
def test_the_page_of_a_photo_shows_it(photo, bob, end):
    answer = request("GET", f"/photos/{bob.nsid}/{photo.id}{end}")
    assert answer.status == 302
    path = answer.headers["Location"].removeprefix(BASE)
    assert path == "/" + photo.path(photo.size("c", "z", ""))
    assert request("GET", path).status == 200


@pytest.mark.parametrize("photo_id", ["1", "x", "9" * 30, "%00"])
def test_a_photo_there_is_not_has_no_page(photo_id):
    assert request("GET", f"/photos/1@N01/{photo_id}").status == 404


def test_a_photo_that_is_not_public_has_no_page(flickr, bob, photo):
    flickr(bob).photos.setPerms(photo_id=photo.id, is_public=0, is_friend=1, is_family=1)
    assert request("GET", f"/photos/{bob.nsid}/{photo.id}").status == 404


def test_a_photo_in_the_making_has_no_page(flickr, bob):
    photo_id = flickr(bob).upload("chelsea.jpg", is_public=1)
    assert request("GET", f"/photos/{bob.nsid}/{photo_id}").status == 404


def test_the_page_never_leads_to_the_original(flickr, hub, bob, tiny):
    """Which may be for its owner only, and a small photo has no larger size."""
    people.change(bob.nsid, originals="nobody")
    photo_id = flickr(bob).upload(tiny, is_public=1)
    hub.drain()
    location = request("GET", f"/photos/{bob.nsid}/{photo_id}").headers["Location"]
    assert photos.read(photo_id).original_secret not in location
    assert request("GET", location.removeprefix(BASE)).status == 200


def test_the_home_page_says_what_this_is():
    answer = request("GET", "/")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert f"{BASE}/services/rest".encode() in answer.body


def test_who_has_no_icon_is_shown_by_one():
    answer = request("GET", "/images/buddyicon.gif")
    assert answer.headers["Content-Type"] == "image/gif"
    assert answer.body.startswith(b"GIF89a")
