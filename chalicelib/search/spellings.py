"""Spellings: in which ways people typed what is found by one tag."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from chalicelib.store import photos


def spellings(photo_ids: Iterable[str]) -> dict[str, list[str]]:
    """For each tag of some photos, in the alphabet's order, all ways in which it was typed."""
    typed: dict[str, set[str]] = defaultdict(set)
    for photo in photos.get_many(photo_ids).values():
        for tag in photo.tags:
            typed[tag.text].add(tag.raw)
    return {text: sorted(typed[text]) for text in sorted(typed)}
