"""Co-occurrence: which tags go together, counted over the photos that bear one of them.

A tag goes with another as often as people use both, not as photos bear both: one person's thousand
photos of a holiday say no more than one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from chalicelib.model.facts import Facts

CLUSTERED_MAX = 40  # tags: each is held against each other
CLUSTERS_MAX = 5
_CLUSTER_TAGS_MIN = 2
_TOGETHER_MIN = 0.3  # of those who use the rarer of two tags, who use the other too

Pair = tuple[str, str]


def popular(found: Iterable[Facts]) -> Counter[str]:
    """How many people use each tag in these photos, the most used first."""
    users: dict[str, set[str]] = defaultdict(set)
    for facts in found:
        for tag in facts.tags:
            users[tag].add(facts.owner)
    return Counter({tag: len(owners) for tag, owners in users.items()})


def related(tag: str, found: Sequence[Facts], most: int) -> list[str]:
    """The tags that go with a tag, those first that most people use with it."""
    counted = popular(facts for facts in found if tag in facts.tags)
    del counted[tag]
    return [other for other, _ in ranked(counted, most)]


def ranked(counted: Mapping[str, int], most: int) -> list[tuple[str, int]]:
    """What counts most, first; the alphabet decides between equals."""
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:most]


def clusters(tag: str, found: Sequence[Facts]) -> list[list[str]]:
    """The tags that go with a tag, in groups that go together themselves; the largest first.

    Tags are joined one by one, strongest pairs first, to groups of which they go with all.
    """
    names = related(tag, found, CLUSTERED_MAX)
    together = _together(found, set(names))
    groups = [[name] for name in names]
    for left, right in _pairs_by_strength(together):
        one, other = _group_of(left, groups), _group_of(right, groups)
        if one is not other and _all_together(one, other, together):
            groups.remove(other)
            one.extend(other)
    order = {name: place for place, name in enumerate(names)}
    sorted_groups = [sorted(group, key=order.__getitem__) for group in groups]
    wide = [group for group in sorted_groups if len(group) >= _CLUSTER_TAGS_MIN]
    return sorted(wide, key=lambda group: (-len(group), order[group[0]]))[:CLUSTERS_MAX]


def _together(found: Sequence[Facts], names: set[str]) -> dict[Pair, float]:
    """For each pair the share of photos with the rarer tag that bear the other too."""
    alone: Counter[str] = Counter()
    both: Counter[Pair] = Counter()
    for facts in found:
        here = sorted(names.intersection(facts.tags))
        alone.update(here)
        both.update(combinations(here, 2))
    return {pair: many / min(alone[pair[0]], alone[pair[1]]) for pair, many in both.items()}


def _pairs_by_strength(together: Mapping[Pair, float]) -> list[Pair]:
    return sorted(together, key=lambda pair: (-together[pair], pair))


def _group_of(name: str, groups: Sequence[list[str]]) -> list[str]:
    return next(group for group in groups if name in group)


def _all_together(one: Sequence[str], other: Sequence[str], together: Mapping[Pair, float]) -> bool:
    pairs = ((min(a, b), max(a, b)) for a in one for b in other)
    return all(together.get(pair, 0) >= _TOGETHER_MIN for pair in pairs)
