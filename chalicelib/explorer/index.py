"""The index: all methods by their namespaces, and those of them that some words are said of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from chalicelib.model.manual import Entry

WORDS_MAX = 10  # of a search; nobody types more


@dataclass(frozen=True, slots=True, kw_only=True)
class Namespace:
    """Methods whose names begin alike."""

    name: str
    entries: tuple[Entry, ...]


def namespaces(entries: Iterable[Entry]) -> list[Namespace]:
    """Entries by namespace, both in the order of the alphabet."""
    ordered = sorted(entries, key=lambda entry: (entry.namespace, entry.name))
    return [
        Namespace(name=name, entries=tuple(found))
        for name, found in groupby(ordered, key=lambda entry: entry.namespace)
    ]


def search(entries: Iterable[Entry], text: str) -> list[Entry]:
    """The entries whose name and summary have all words in them, in any order and case.

    ``static/api.js`` does the same as one types.
    """
    words = text.casefold().split()[:WORDS_MAX]
    return [entry for entry in entries if all(word in _said(entry) for word in words)]


def _said(entry: Entry) -> str:
    return f"{entry.name} {entry.summary}".casefold()
