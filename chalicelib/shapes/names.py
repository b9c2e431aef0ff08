"""Names as they are compared: without case, accents and punctuation."""

from __future__ import annotations

import unicodedata


def words(name: str) -> list[str]:
    """The words of a name in their order, folded: ``São Tomé`` is ``sao``, ``tome``."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = (letter for letter in apart if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() else " " for letter in bare).split()


def folded(name: str) -> str:
    """A name's words with a blank between them."""
    return " ".join(words(name))
