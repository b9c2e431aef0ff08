"""Rank: matches in the order that is asked for; the newest first of those that are equal in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chalicelib.model.area import Area
from chalicelib.model.facts import Facts
from chalicelib.model.search import Search
from chalicelib.search.question import Question, says

# What a photo's words weigh for each phrase that somebody asks for. Its texts are the title, the
# description and the tags, in this order.
_TITLE, _DESCRIPTION, _TAG = 4, 1, 2
_WHOLE_TITLE = 4  # more, if the title says nothing else


def ranked(found: Sequence[Facts], search: Search, asked: Question) -> Sequence[Facts]:
    """Matches, given in the order of upload that the search asks for, in the order asked for."""
    by, _, direction = search.sort.rpartition("-")
    if search.sort == "relevance":
        return sorted(found, key=lambda facts: -relevance(facts, search, asked))
    if search.sort == "distance":
        return sorted(found, key=lambda facts: _distance(facts, search.area))
    keys: dict[str, Any] = {"date-taken": _taken, "interestingness": _score}
    if by not in keys:
        return found
    return sorted(found, key=keys[by], reverse=direction == "desc")


def relevance(facts: Facts, search: Search, asked: Question) -> int:
    """How much a photo is about what somebody asks: in its title, its tags, its description."""
    title, description, *tags = facts.texts
    return sum(
        _TITLE * says((title,), phrase)
        + _WHOLE_TITLE * (title == " ".join(phrase))
        + _TAG * says(tuple(tags), phrase)
        + _DESCRIPTION * says((description,), phrase)
        for phrase in asked.wanted
    ) + _TAG * len({*search.tags} & {*facts.tags})


def _distance(facts: Facts, area: Area | None) -> float:
    return area.distance_km(facts.location) if area and facts.location else 0.0


def _taken(facts: Facts) -> str:
    return facts.taken


def _score(facts: Facts) -> int:
    return facts.score
