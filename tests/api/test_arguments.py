"""Arguments: how the text of a request becomes what a method is given."""

from __future__ import annotations

from typing import Literal

import pytest

from chalicelib.api import arguments
from chalicelib.model.failures import ParameterInvalid, ParameterMissing
from chalicelib.model.paging import Paging
from chalicelib.model.photo_query import PhotoQuery
from chalicelib.model.reading import CommaList, Number, Taken, UnixTime


def declared(
    call: object,
    *,
    text: str,
    number: int = 7,
    flag: bool = False,
    choice: Literal[1, 2] = 1,
    word: Literal["sync", "async"] | None = None,
    several: CommaList = (),
    page: Number = 1,
    since: UnixTime | None = None,
    taken: Taken | None = None,
    async_: bool | None = None,
) -> None:
    """All that can be declared."""


def read(**params: str) -> dict:
    return {a.parameter: a.value({"text": "x", **params}) for a in arguments.of(declared)}


@pytest.mark.parametrize(
    ("given", "parameter", "value"),
    [
        ({"text": " a b "}, "text", " a b "),
        ({"number": " -12 "}, "number", -12),
        ({"number": "+3"}, "number", 3),
        ({"number": "9" * 18}, "number", 10**18 - 1),
        ({"flag": "1"}, "flag", True),
        ({"flag": " 0 "}, "flag", False),
        ({"choice": "2"}, "choice", 2),
        ({"word": "async"}, "word", "async"),
        ({"several": " a,, b c ,a"}, "several", ("a", "b c", "a")),
        ({"several": ","}, "several", ()),
        ({"page": "3"}, "page", 3),
        ({"page": "three"}, "page", 0),
        ({"page": "9" * 500}, "page", 0),
        ({"since": "1000"}, "since", 1000),
        ({"since": "-5"}, "since", -5),
        ({"since": "1970-01-02 00:00:01"}, "since", 86_401),
        ({"taken": "2026-10-04 10:00:00"}, "taken", "2026-10-04 10:00:00"),
        ({"taken": "2026-10-04T10:00"}, "taken", "2026-10-04 10:00:00"),
        ({"taken": "86401"}, "taken", "1970-01-02 00:00:01"),
        ({"async": "1"}, "async_", True),
    ],
)
def test_an_argument_is_read_as_its_annotation_says(given, parameter, value):
    assert read(**given)[parameter] == value


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("number", "1.5"),
        ("number", "0x10"),
        ("number", "१"),
        ("number", "9" * 19),
        ("number", "--1"),
        ("number", "1\x00"),
        ("flag", "true"),
        ("flag", "2"),
        ("choice", "3"),
        ("choice", "1.0"),
        ("word", "later"),
        ("since", "yesterday"),
        ("since", "9" * 19),
        ("taken", "2026-13-01 00:00:00"),
        ("taken", "9" * 18),
        ("taken", "9" * 100),
        ("async", "yes"),
    ],
)
def test_what_cannot_be_read_is_an_invalid_value_and_says_of_which(name, given):
    with pytest.raises(ParameterInvalid) as caught:
        read(**{name: given})
    assert caught.value.message == f"Invalid parameter value ({name})"


def test_what_is_not_given_is_what_the_signature_says():
    assert read() == {
        "text": "x",
        "number": 7,
        "flag": False,
        "choice": 1,
        "word": None,
        "several": (),
        "page": 1,
        "since": None,
        "taken": None,
        "async_": None,
    }


def test_an_empty_value_is_as_good_as_none():
    names = ("number", "flag", "choice", "word", "several", "page", "since", "taken", "async")
    assert read(**dict.fromkeys(names, "")) == read()


@pytest.mark.parametrize("params", [{}, {"text": ""}])
def test_a_required_argument_must_be_there_and_not_empty(params):
    [text, *_] = arguments.of(declared)
    with pytest.raises(ParameterMissing):
        text.value(params)


def test_text_that_may_be_absent_may_be_empty():
    def titled(call: object, *, title: str | None = None) -> None: ...

    [title] = arguments.of(titled)
    assert title.value({"title": ""}) == ""
    assert title.value({}) is None


def test_a_dataclass_stands_for_its_fields():
    def listing(call: object, *, query: PhotoQuery, paging: Paging) -> None: ...

    query, paging = arguments.of(listing)
    assert {"page", "per_page", "safe_search"} <= {a.name for a in arguments.flat((query, paging))}
    assert paging.value({"page": "-4", "per_page": "9999"}) == Paging(page=1, per_page=500)
    assert query.value({"safe_search": "2"}) == PhotoQuery(safe_search=2)


@pytest.mark.parametrize(
    ("name", "required", "choices"),
    [("text", True, ()), ("choice", False, ("1", "2")), ("word", False, ("sync", "async"))],
)
def test_an_argument_says_what_it_takes(name, required, choices):
    [argument] = [a for a in arguments.flat(arguments.of(declared)) if a.name == name]
    assert (argument.required, argument.choices) == (required, choices)
