"""Code: the very call as programs make it. What is secret stands there as a word to replace."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.explorer import javascript, python, shell
from chalicelib.explorer.colour import Language, Piece, pieces
from chalicelib.explorer.form import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A program in a language; ``name`` stands for it in the page."""

    name: str
    label: str
    language: Language
    text: str

    @property
    def pieces(self) -> list[Piece]:
        """Its text, to be coloured."""
        return pieces(self.text, self.language)


def snippets(wish: Wish) -> list[Snippet]:
    """A call in each of the languages."""
    return [
        Snippet(name="curl", label="curl", language="bash", text=shell.write(wish)),
        Snippet(
            name="python", label="Python (flickrapi)", language="python", text=python.write(wish)
        ),
        Snippet(
            name="javascript",
            label="JavaScript (flickr-sdk)",
            language="javascript",
            text=javascript.write(wish),
        ),
    ]
