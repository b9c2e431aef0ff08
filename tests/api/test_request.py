"""Requests: parameters from wherever they stand, and bodies that cannot be read."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from chalicelib.api.request import PARAMETERS_MAX, Request, parameters
from chalicelib.model.failures import MalformedRequest

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=frontier"


def part(name: str, value: bytes, more: str = "") -> bytes:
    head = f'--frontier\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
    return head.encode() + value + b"\r\n"


END = b"--frontier--\r\n"
FILE = '; filename="cat.jpg"\r\nContent-Type: image/jpeg'


@pytest.mark.parametrize(
    ("content_type", "body", "pairs"),
    [
        (FORM, b"a=1&b=2", [("a", "1"), ("b", "2")]),
        (f"{FORM}; charset=utf-8", b"a=%C3%BC", [("a", "\xfc")]),
        (f"{FORM}; charset=klingon", b"a=1", [("a", "1")]),
        (FORM.upper(), b"a=1", [("a", "1")]),
        (FORM, "a=\u00fc".encode(), [("a", "\xfc")]),
        (FORM, b"a=\xff&b=%ff&c=%zz%", [("a", "\ufffd"), ("b", "\ufffd"), ("c", "%zz%")]),
        (FORM, b"a=1+2&b=&c", [("a", "1 2"), ("b", ""), ("c", "")]),
        (FORM, b"&&a=1&&", [("a", "1")]),
        (FORM, b"", []),
        (
            MULTIPART,
            part("a", b"1") + part("b", b" \xc3\xbc ") + END,
            [("a", "1"), ("b", " \xfc ")],
        ),
        (MULTIPART, part("a", b"\xff\x00") + END, [("a", "\ufffd\x00")]),
        (MULTIPART, part("a", b"") + END, [("a", "")]),
        ('multipart/form-data; boundary="frontier"', part("a", b"1") + END, [("a", "1")]),
        ("Multipart/Form-Data; Boundary=frontier", part("a", b"1") + END, [("a", "1")]),
        ("", b"a=1", []),
        ("text/plain", b"a=1", []),
        ("\xff;;;=\x00", b"a=1", []),
    ],
)
def test_a_body_is_read_as_its_content_type_says(content_type, body, pairs):
    assert parameters([], content_type, body) == (pairs, {})


@pytest.mark.parametrize(
    ("content_type", "body"),
    [(FORM, b"a=body&c=3&c=4"), (MULTIPART, part("a", b"body") + part("c", b"4") + END)],
)
def test_the_body_wins_over_the_query_and_the_later_over_the_earlier(content_type, body):
    pairs, _ = parameters([("a", "query"), ("b", "1"), ("b", "2")], content_type, body)
    request = Request(verb="POST", url="", headers={}, pairs=pairs)
    assert request.params == {"a": "body", "b": "2", "c": "4"}


def test_a_part_with_a_filename_is_a_file_whatever_its_bytes():
    body = part("photo", b"\xff\xd8--frontie\r\n", FILE) + part("photo", b"a text") + END
    assert parameters([], MULTIPART, body) == (
        [("photo", "a text")],
        {"photo": b"\xff\xd8--frontie\r\n"},
    )


def test_as_many_parameters_are_read_as_php_reads():
    body = urlencode({f"a{n}": n for n in range(PARAMETERS_MAX)}).encode()
    pairs, _ = parameters([], FORM, body)
    assert len(pairs) == PARAMETERS_MAX == 1000


ONE_TOO_MANY = [(f"a{n}", "1") for n in range(PARAMETERS_MAX + 1)]


@pytest.mark.parametrize(
    ("query", "content_type", "body"),
    [
        (ONE_TOO_MANY, "", b""),
        ([], FORM, urlencode(ONE_TOO_MANY).encode()),
        (ONE_TOO_MANY[:1], FORM, urlencode(ONE_TOO_MANY[1:]).encode()),
        ([], FORM, urlencode(ONE_TOO_MANY * 10).encode()),
        ([], FORM, b"&" * 5_000_000),
        ([], MULTIPART, b"".join(part(name, b"1") for name, _ in ONE_TOO_MANY) + END),
        ([], MULTIPART, b"".join(part(name, b"1", FILE) for name, _ in ONE_TOO_MANY) + END),
    ],
)
def test_more_parameters_are_refused(query, content_type, body):
    with pytest.raises(MalformedRequest, match="more than 1000 parameters"):
        parameters(query, content_type, body)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", part("a", b"1") + END),
        ("multipart/form-data; boundary=", part("a", b"1") + END),
        ("multipart/form-data; boundary=other", part("a", b"1") + END),
        ("multipart/form-data; boundary=\u4e00", part("a", b"1") + END),
        (MULTIPART, b""),
        (MULTIPART, b"garbage"),
        (MULTIPART, bytes(range(256)) * 40),
        (MULTIPART, part("a", b"1")),
        (MULTIPART, part("a", b"1")[:-4]),
        (MULTIPART, b"--frontier\r\n\xff\xfe\r\n\r\n1\r\n" + END),
        (MULTIPART, b"--frontier\r\n" + b"X: 1\r\n" * 5000 + b"\r\n1\r\n" + END),
        (MULTIPART, b"--frontier\r\nX: " + b"x" * 100_000 + b"\r\n\r\n1\r\n" + END),
    ],
)
def test_a_broken_multipart_body_is_refused(content_type, body):
    with pytest.raises(MalformedRequest):
        parameters([], content_type, body)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (FORM, b"format=json&" + urlencode(ONE_TOO_MANY).encode()),
        (MULTIPART, part("format", b"json") + part("a", b"1")[:-4]),
    ],
)
def test_what_stood_before_the_trouble_is_known_all_the_same(content_type, body):
    with pytest.raises(MalformedRequest) as caught:
        parameters([("method", "flickr.test.echo")], content_type, body)
    assert caught.value.params["format"] == "json"
    assert caught.value.params["method"] == "flickr.test.echo"
