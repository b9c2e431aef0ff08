"""format=json"""

from __future__ import annotations

import json as standard
import math

import pytest
from hypothesis import given

from chalicelib.formats import json
from chalicelib.formats.element import Element, Value, text
from tests.formats.trees import answers, patiently


def ok(*roots: Element) -> Element:
    return Element("rsp", stat="ok").one(*roots)


def written(*roots: Element) -> str:
    """The members before stat, without the braces."""
    document = json.write(ok(*roots)).decode()
    return document.removeprefix("{").removesuffix('"stat":"ok"}').removesuffix(",")


def test_the_object_is_rsp_itself_and_ends_in_stat() -> None:
    photos = Element("photos", page=1, total="2").many("photo", [Element("photo", id="1")])
    assert json.write(ok(photos)) == (
        b'{"photos":{"page":1,"total":"2","photo":[{"id":"1"}]},"stat":"ok"}'
    )


def test_a_failure_is_flat_and_begins_with_stat() -> None:
    err = Element("err", code=100, msg="Invalid API Key")
    assert json.write(Element("rsp", stat="fail").one(err)) == (
        b'{"stat":"fail","code":100,"message":"Invalid API Key"}'
    )


def test_an_empty_success_is_only_stat() -> None:
    assert json.write(ok()) == b'{"stat":"ok"}'


def test_what_repeats_is_an_array_even_of_one_or_none() -> None:
    tags = Element("tags").many("tag", [Element("tag", "cat", id="1")])
    assert written(tags) == '"tags":{"tag":[{"id":"1","_content":"cat"}]}'
    assert written(Element("notes").many("note", [])) == '"notes":{"note":[]}'


def test_what_occurs_once_is_an_object() -> None:
    photo = Element("photo").one(Element("owner", nsid="1@N01"), text("title", "Cat"))
    assert written(photo) == '"photo":{"owner":{"nsid":"1@N01"},"title":{"_content":"Cat"}}'


def test_empty_text_is_content_but_an_empty_element_is_nothing() -> None:
    assert written(text("description", "")) == '"description":{"_content":""}'
    assert written(text("description", None)) == '"description":{"_content":""}'
    assert written(Element("bookmarks")) == '"bookmarks":{}'


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (True, "1"),
        (False, "0"),
        (None, "null"),
        (66, "66"),
        ("66", '"66"'),
        (5.0, "5"),
        (12.5, "12.5"),
        (math.nan, "null"),
        ("http://a/b", r'"http:\/\/a\/b"'),
        ("é", r'"\u00e9"'),
        ("\U0001f431", r'"\ud83d\udc31"'),
        ("a\ud83db", '"ab"'),
    ],
)
def test_values_are_spelled_as_php_encodes_them(value: Value, spelled: str) -> None:
    assert written(Element("x", a=value)) == f'"x":{{"a":{spelled}}}'


def test_an_echoed_parameter_named_stat_does_not_replace_the_outcome() -> None:
    assert json.write(ok(text("stat", "fail"))) == b'{"stat":"ok"}'


def test_a_wrapped_answer_is_a_call_without_a_semicolon() -> None:
    assert json.wrapped(b'{"stat":"ok"}', "jsonFlickrApi") == b'jsonFlickrApi({"stat":"ok"})'


@pytest.mark.parametrize("name", ["f", "jsonFlickrApi", "$", "jQuery1_2", "a.b.$c", "x" * 100])
def test_a_dotted_name_may_be_called_back(name: str) -> None:
    assert json.is_callback(name)


@pytest.mark.parametrize(
    "name",
    ["", "1a", "a.", ".a", "a..b", "a b", "alert(1)", "a;b", "a[0]", "é", "a\n", "<x>", "x" * 101],
)
def test_anything_else_may_not(name: str) -> None:
    assert not json.is_callback(name)


@patiently
@given(answers)
def test_any_answer_can_be_read(rsp: Element) -> None:
    body = json.write(rsp)
    document = standard.loads(body, parse_constant=pytest.fail)
    assert body.isascii()
    assert list(document)[-1] == "stat"
    standard.dumps(document, ensure_ascii=False).encode()  # raises on half a character
