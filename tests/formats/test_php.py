"""format=php_serial, read by PHP."""

from __future__ import annotations

import json as standard
from typing import Any

import pytest
from hypothesis import given

from chalicelib.formats import json
from chalicelib.formats.element import Element, Value, text
from chalicelib.formats.php import write
from tests.formats.trees import answers, patiently
from tests.php import Php


def ok(*roots: Element) -> Element:
    return Element("rsp", stat="ok").one(*roots)


def written(value: Value, name: str = "a") -> str:
    """A value in an answer that holds nothing else."""
    document = write(ok(Element("x", **{name: value}))).decode()
    before = f'a:2:{{s:1:"x";a:1:{{s:{len(name)}:"{name}";'
    assert document.startswith(before)
    return document.removeprefix(before).removesuffix('}s:4:"stat";s:2:"ok";}')


def test_the_array_is_rsp_itself_and_ends_in_stat():
    photos = Element("photos", page=1, pages=5, total="2").many("photo", [Element("photo", id="1")])
    assert write(ok(photos)) == (
        b'a:2:{s:6:"photos";a:4:{s:4:"page";i:1;s:5:"pages";d:5;s:5:"total";s:1:"2";'
        b's:5:"photo";a:1:{i:0;a:1:{s:2:"id";s:1:"1";}}}s:4:"stat";s:2:"ok";}'
    )


def test_a_failure_is_flat_and_begins_with_stat():
    err = Element("err", code=100, msg="Invalid API Key")
    assert write(Element("rsp", stat="fail").one(err)) == (
        b'a:3:{s:4:"stat";s:4:"fail";s:4:"code";i:100;s:7:"message";s:15:"Invalid API Key";}'
    )


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (True, "i:1;"),
        (False, "i:0;"),
        (None, "N;"),
        (-66, "i:-66;"),
        ("66", 's:2:"66";'),
        (12.5, "d:12.5;"),
        (2**63 - 1, "i:9223372036854775807;"),
        (2**63, "d:9223372036854775808;"),
        ("é写\U0001f431", 's:9:"é写\U0001f431";'),
        ("a\0b", 's:3:"a\0b";'),
        ("a\ud83db", 's:2:"ab";'),
        ('";}', 's:3:"";}";'),
    ],
)
def test_values_are_spelled_as_php_serializes_them(value: Value, spelled: str):
    assert written(value) == spelled


@pytest.mark.parametrize("name", ["farm", "pages"])
def test_farm_and_pages_are_doubles_but_only_where_they_are_numbers(name):
    assert written(5, name) == "d:5;"
    assert written("5", name) == 's:1:"5";'
    assert written(None, name) == "N;"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("7", "i:7;"),
        ("-7", "i:-7;"),
        ("0", "i:0;"),
        ("-0", 's:2:"-0";'),
        ("07", 's:2:"07";'),
        ("7\n", 's:2:"7\n";'),
        ("-9223372036854775808", "i:-9223372036854775808;"),
        ("9223372036854775808", 's:19:"9223372036854775808";'),
    ],
)
def test_a_key_that_php_takes_for_a_number_is_one(php: Php, name, key):
    body = write(ok(text(name, "v")))
    assert body.startswith(f"a:2:{{{key}".encode())
    assert php.unserialize(body) == {name: {"_content": "v"}, "stat": "ok"}


@patiently
@given(rsp=answers)
def test_php_reads_of_any_answer_what_is_in_its_json(php: Php, rsp: Element):
    assert alike(php.unserialize(write(rsp))) == alike(standard.loads(json.write(rsp)))


def test_php_takes_what_is_no_serialization_for_an_error(php: Php):
    """So that the test above shows something."""
    assert php.unserialize(b'a:1:{s:2:"a";i:1;}') is False


def alike(read: Any) -> Any:
    """PHP has one kind of array, and doubles in place of whole numbers that are too large."""
    if isinstance(read, list):
        return {str(n): alike(each) for n, each in enumerate(read)}
    if isinstance(read, dict):
        return {name: alike(value) for name, value in read.items()}
    return float(read) if isinstance(read, int) and abs(read) > 2**63 - 1 else read
