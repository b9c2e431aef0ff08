"""Words: what a text is found by, whatever its script, accents and case.

Words end where Unicode says that they do (UAX 29), and at apostrophes, dots and underscores inside
them. Chinese and Japanese have no blanks: there each ideograph is a word, and a word of several is
found as a phrase.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

WORD_LENGTH_MAX = 64

_VOICED = "\N{COMBINING KATAKANA-HIRAGANA VOICED SOUND MARK}"
_VOICED += "\N{COMBINING KATAKANA-HIRAGANA SEMI-VOICED SOUND MARK}"  # other letters, not accents
_BOUNDARY = regex.compile(r"(?w)\b", flags=regex.VERSION1)
_PUNCTUATION = regex.compile(r"[\W_]+", flags=regex.VERSION1)


def words(text: str) -> Iterator[str]:
    """The words of a text in their order, folded: ``Straße`` and ``STRASSE`` are one."""
    for piece in _BOUNDARY.split(folded(text)):
        for word in _PUNCTUATION.split(piece):
            if word:
                yield word[:WORD_LENGTH_MAX]


def folded(text: str) -> str:
    """A text without case and accents; wide and narrow letters are the same."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = (letter for letter in apart if letter in _VOICED or not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", "".join(bare))
