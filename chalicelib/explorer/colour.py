"""Colour: text in pieces, each of a kind that the style has a colour for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Language = Literal["xml", "json", "javascript", "python", "bash", "text"]
Kind = Literal["", "tag", "key", "str", "num", "note"]

COLOURED_MAX = 20_000  # characters: lexers take their time


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters that look alike; templates escape them as they do all text."""

    kind: Kind
    text: str


def pieces(text: str, language: Language) -> list[Piece]:
    """A text in pieces, with nothing added and nothing left out."""
    if language == "text" or len(text) > COLOURED_MAX:
        return [Piece("", text)]
    alike = groupby(_tokens(text, language), key=lambda token: token[0])
    return [Piece(kind, "".join(part for _, part in parts)) for kind, parts in alike]


def _tokens(text: str, language: Language) -> Iterator[tuple[Kind, str]]:
    """Blanks are of the kind of what stands before them: that makes fewer pieces."""
    # Calls of the API need no colours: they shall not wait for Pygments at a cold start.
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415

    lexer = get_lexer_by_name(language)
    last: Kind = ""
    for _, token, part in lexer.get_tokens_unprocessed(text):
        last = last if part.isspace() else _kind(str(token))
        yield last, part


def _kind(token: str) -> Kind:
    """Pygments has some eighty kinds, of which an eye tells five apart."""
    for beginning, kind in _KINDS.items():
        if token.startswith(beginning):
            return kind
    return ""


_KINDS: dict[str, Kind] = {
    "Token.Name.Tag": "tag",
    "Token.Keyword": "tag",
    "Token.Name.Attribute": "key",
    "Token.Name.Variable": "key",
    "Token.Name.Entity": "str",
    "Token.Literal.String": "str",
    "Token.Literal.Number": "num",
    "Token.Comment": "note",
}
