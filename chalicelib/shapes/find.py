"""Finding places by name: "Paris", "Portland, Oregon", "Portland OR"."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.model.place import Place
from chalicelib.shapes.atlas import Atlas
from chalicelib.shapes.names import words

_WORDS_MAX = 8
_LOOKED_AT = 500  # places of one name, among which are those in what is asked besides


def places(atlas: Atlas, query: str, limit: int) -> list[Place]:
    """The best first: as many words as can be are a name, the others what it lies in."""
    asked = words(query)[:_WORDS_MAX]
    named = len(words(query.partition(",")[0])[:_WORDS_MAX]) if "," in query else len(asked)
    for count in range(named, 0, -1):
        if found := list(_found(atlas, asked[:count], set(asked[count:]))):
            return found[: max(limit, 0)]
    return []


def _found(atlas: Atlas, name: list[str], around: set[str]) -> Iterator[Place]:
    for place in atlas.named(name, _LOOKED_AT):
        if around <= set(words(place.label)):
            yield place
