"""The index of all methods, and the search in it."""

from __future__ import annotations

import pytest

from chalicelib.api import manual
from chalicelib.explorer import index


def found(text: str) -> list[str]:
    return [entry.name for entry in index.search(manual.everything(), text)]


def test_every_method_stands_in_one_namespace():
    namespaces = index.namespaces(manual.everything())
    names = [namespace.name for namespace in namespaces]

    assert names == sorted(set(names))
    assert sum(len(each.entries) for each in namespaces) == len(manual.everything())
    assert all(e.name.startswith(f"{n.name}.") for n in namespaces for e in n.entries)


@pytest.mark.parametrize(
    "text", ["photos addtags", "ADDTAGS", "  addTags\tFLICKR ", "those it has already"]
)
def test_words_are_found_in_names_and_summaries_in_any_case(text):
    assert "flickr.photos.addTags" in found(text)


def test_a_search_for_nothing_finds_all():
    assert len(found("")) == len(found("  ")) == len(manual.everything())


@pytest.mark.parametrize("text", ["addTags nonsense", "\x00", "\ud800", "<script>", "." * 10_000])
def test_what_is_not_said_anywhere_is_not_found(text):
    assert found(text) == []
