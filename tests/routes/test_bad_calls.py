"""Calls that nobody should make: each a documented error, in the format asked for, and no trace."""

from __future__ import annotations

import json
import os
from urllib.parse import urlencode

import pytest
from requests.models import RequestEncodingMixin

from tests.flickr import Answer, fails, request
from tests.routes import stored

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
MULTIPART = {"Content-Type": "multipart/form-data; boundary=x"}
FIELD = b'--x\r\nContent-Disposition: form-data; name="format"\r\n\r\njson\r\n'
LOGIN = {"method": "flickr.test.login", "format": "json", "nojsoncallback": "1"}
MANY = "".join(f"&a{n}=1" for n in range(10_000))


@pytest.fixture(autouse=True)
def _leaves_nothing(flickr, alice):
    before = stored.everything()
    yield
    assert stored.everything() == before


def code(answer: Answer) -> int:
    """An error's number, out of JSON or out of XML."""
    assert answer.status == 200
    if answer.headers["Content-Type"] == "application/json":
        return json.loads(answer.body)["code"]
    return int(answer.rsp[0].get("code"))


JSON = "format=json&nojsoncallback=1"


@pytest.mark.parametrize(
    ("query", "headers", "body", "number"),
    [
        ("", {}, b"", 112),
        ("", FORM, b"", 112),
        ("", {}, b"\xff\x00\xfe", 112),
        ("", FORM, b"\xff\x00%%%&&&===", 112),
        ("method=flickr.test.login", {}, b"", 100),
        ("method=flickr.test.unknown", {}, b"", 112),
        ("", FORM, f"method=flickr.test.echo{MANY}".encode(), 117),
        (f"method=flickr.test.echo{MANY}", {}, b"", 117),
        ("", MULTIPART, b"", 117),
        ("", MULTIPART, b"\xff" * 1000, 117),
        ("", MULTIPART, FIELD, 117),
        ("", {"Content-Type": "multipart/form-data"}, FIELD, 117),
        ("", {"Content-Type": "multipart/form-data; boundary="}, FIELD, 117),
        ("", {"Content-Type": "multipart/form-data; boundary=y"}, FIELD, 117),
    ],
)
@pytest.mark.parametrize("asked", ["", JSON])
def test_a_bad_post_is_a_documented_error_in_the_format_asked_for(
    query, headers, body, number, asked
):
    answer = request("POST", f"/services/rest?{query}&{asked}", headers, body)
    assert answer.headers["Content-Type"] == (
        "application/json" if asked else "text/xml; charset=utf-8"
    )
    assert code(answer) == number


@pytest.mark.parametrize(
    ("headers", "body"), [(FORM, f"{JSON}{MANY}".encode()), (MULTIPART, FIELD + FIELD[:-3])]
)
def test_a_format_that_stood_before_the_trouble_is_kept(headers, body):
    assert b'"code":117' in request("POST", "/services/rest", headers, body).body


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("flickr.photos.getInfo", {}),
        ("flickr.photos.getInfo", {"photo_id": ""}),
        ("flickr.photos.addTags", {"photo_id": 1}),
        ("flickr.push.subscribe", {"topic": "my_photos", "verify": "sync"}),
        ("pushr.contacts.add", {}),
    ],
)
def test_a_missing_argument_is_error_1(flickr, alice, method, arguments):
    with fails(1, "Required parameter missing"):
        flickr(alice).call(method, **arguments)
    assert flickr(alice).json(method, **arguments) == {
        "stat": "fail",
        "code": 1,
        "message": "Required parameter missing",
    }


def test_a_wrong_signature_is_told_in_json_too(flickr, alice):
    params = {**LOGIN, "oauth_consumer_key": flickr.application.key, "oauth_signature": "x"}
    assert code(request("GET", f"/services/rest?{urlencode(params)}")) == 96


def test_ten_thousand_signed_parameters_are_too_many(flickr, alice):
    many = {**LOGIN, **{f"a{n}": "1" for n in range(10_000)}}
    assert code(flickr(alice).post("/services/rest", many)) == 117
    assert code(flickr(alice).post_multipart("/services/rest", many)) == 117


@pytest.mark.parametrize(
    "garbage",
    [
        os.urandom(20_000_000),
        bytes(20_000_000),
        b"\xff\xd8\xff" + os.urandom(20_000_000),
        b"\x89PNG\r\n\x1a\n" + bytes(20_000_000),
    ],
    ids=["random", "zeros", "random after a JPEG's beginning", "zeros after a PNG's beginning"],
)
@pytest.mark.parametrize("later", [0, 1])
def test_twenty_megabytes_of_garbage_are_no_photo(flickr, alice, garbage, later):
    with fails(5, "Filetype was not recognised"):
        flickr(alice).upload(garbage, async_=later)


def test_an_upload_without_a_signature_stores_nothing(alice):
    body, kind = RequestEncodingMixin._encode_files({"photo": ("a.jpg", b"\xff")}, {})
    answer = request("POST", "/services/upload?format=json", {"Content-Type": kind}, body)
    assert code(answer) == 100


@pytest.mark.parametrize(
    ("headers", "body"), [(MULTIPART, FIELD), (MULTIPART, b""), ({}, b"\xff\xd8\xff" * 100)]
)
def test_a_broken_upload_stores_nothing(headers, body):
    assert code(request("POST", "/services/upload", headers, body)) in {100, 117}


@pytest.mark.parametrize("host", ["[", "", "a:b:c", "\xff"])
def test_a_host_that_is_none_does_not_disturb(host):
    assert code(request("GET", "/services/rest?method=flickr.test.login", {"Host": host})) == 100
