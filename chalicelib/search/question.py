"""Question: what somebody typed to search for, as words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chalicelib.search.words import words

PARTS_MAX = 30  # a question is typed by hand

_PARTS = re.compile(r'(?<!\S)(-?)(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Phrases, each of one word or more: those that must be said, and those that must not."""

    wanted: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[tuple[str, ...], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said that could be found, or shunned."""
        return not self.wanted and not self.unwanted

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that must be said, once."""
        return tuple(dict.fromkeys(word for phrase in self.wanted for word in phrase))


def question(text: str) -> Question:
    """Read words, "phrases" and -words.

    What Unicode parts, as Chinese or ``rock'n'roll``, is a phrase too.
    """
    told = list(_phrases(text))
    return Question(
        wanted=tuple(phrase for minus, phrase in told if not minus),
        unwanted=tuple(phrase for minus, phrase in told if minus),
    )


def says(texts: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether one of some texts (words parted by blanks) has a phrase."""
    sought = f" {' '.join(phrase)} "
    return any(sought in f" {text} " for text in texts)


def _phrases(text: str) -> Iterator[tuple[bool, tuple[str, ...]]]:
    for part in list(_PARTS.finditer(text))[:PARTS_MAX]:
        minus, quoted, word = part.groups()
        phrase = tuple(words(quoted if quoted is not None else word))
        if phrase:
            yield bool(minus), phrase
