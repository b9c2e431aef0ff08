"""machine_tags of flickr.photos.search, as its documentation shows them."""

from __future__ import annotations

import pytest

from chalicelib.model import machine_query
from chalicelib.model.search import MachinePattern
from chalicelib.model.search_failures import NoMachineTags, TooManyMachineTags


def read(text, mode="any"):
    found = machine_query.read(text, mode)
    return [f"{each.namespace}:{each.predicate}={each.value}" for each in found]


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("dc:", ["dc:*=*"]),
        ("dc:title", ["dc:title=*"]),
        ("dc:title=", ["dc:title=*"]),
        ('dc:title="mr. camera"', ["dc:title=mr. camera"]),
        ('*:*="mr. camera"', ["*:*=mr. camera"]),
        ("*:title=", ["*:title=*"]),
        ('*:title="mr. camera"', ["*:title=mr. camera"]),
        ('dc:*="mr. camera"', ["dc:*=mr. camera"]),
        ("*:*=", ["*:*=*"]),
        ("DC:Title=Mr", ["dc:title=mr"]),
        ('dc:title="a, b",geo:lat=1', ["dc:title=a, b", "geo:lat=1"]),
        (" dc:a=1 , nonsense , dc:b=x=y ", ["dc:a=1", "dc:b=x=y"]),
        ('dc:title="left open, and on', ["dc:title=left open, and on"]),
        ("", []),
        (" , ,", []),
    ],
)
def test_parts_of_a_machine_tag_may_be_left_open(text, patterns):
    assert read(text) == patterns


@pytest.mark.parametrize("text", ["cat", "1dc:x=y", ":=", "dc title=x", "n" * 200 + ":p=v"])
def test_what_is_no_machine_tag_is_none(text):
    with pytest.raises(NoMachineTags):
        read(text)


@pytest.mark.parametrize(("mode", "most"), [("any", 8), ("all", 16)])
def test_a_search_has_a_number_of_machine_tags_at_most(mode, most):
    assert len(read(",".join(["a:b=c"] * most), mode)) == most
    with pytest.raises(TooManyMachineTags):
        read(",".join(["a:b=c"] * (most + 1)), mode)


def test_a_value_is_cut_where_tags_are():
    [pattern] = machine_query.read("a:b=" + "x" * 300, "any")
    assert pattern == MachinePattern(namespace="a", predicate="b", value="x" * 251)
