"""Sources: the lists in which the answers to a search must stand, a source a condition.

A condition that several terms meet is the union of their lists. What has no list of its own (dates
of taking, who may see) bounds or filters the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chalicelib.model.search import MachinePattern, Search
from chalicelib.search import terms
from chalicelib.search.question import Question

Source = tuple[str, ...]
"""The terms of lists that are read as one."""

TERMS_MAX = 50  # of one source: each is a list to be read from its head


def sources(search: Search, asked: Question) -> list[Source]:
    """Every condition that has lists, those of one list first; none if none has.

    Of many terms it is no source: who follows hundreds is shown what others find of theirs.
    """
    some = (source for source in _sources(search, asked) if len(source) <= TERMS_MAX)
    return sorted(some, key=len)  # a short list may spare reading the heads of many


def _sources(search: Search, asked: Question) -> Iterator[Source]:
    if search.owners is not None:
        yield _each("owner", search.owners)
    yield from ((f"word:{word}",) for word in asked.words)
    yield from _by_mode(_each("tag", search.tags), search.tag_mode)
    yield from _by_mode(tuple(map(_machine, search.machine_tags)), search.machine_tag_mode)
    yield from _where(search)
    told = {"person": search.people, "license": map(str, search.licenses)}
    yield from filter(None, (_each(kind, values) for kind, values in told.items()))


def _where(search: Search) -> Iterator[Source]:
    if search.area or search.box:
        from chalicelib.search import cells  # noqa: PLC0415  (S2 takes 20 ms, and few ask where)

        if search.area:
            yield _each("cell", cells.of_area(search.area))
        if search.box:
            yield _each("cell", cells.of_box(search.box))
    if search.woe_ids:
        yield _each("woe", search.woe_ids)


def _by_mode(of: Source, mode: str) -> Iterable[Source]:
    if mode == "all":
        return [(term,) for term in of]
    return [of] if of else []


def _machine(pattern: MachinePattern) -> str:
    return terms.machine(pattern.namespace, pattern.predicate, pattern.value)


def _each(kind: str, values: Iterable[str]) -> Source:
    return tuple(f"{kind}:{value}" for value in dict.fromkeys(values))
