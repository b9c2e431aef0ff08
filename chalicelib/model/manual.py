"""The manual: what is told of each method to whoever wants to call it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chalicelib.model.token import Perms

Kind = Literal[
    "text", "whole", "number", "flag", "choice", "time", "span", "list", "numbers", "box"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualArgument:
    """An argument: what it says, and what its text looks like.

    ``takes`` is that look in words, ``kind`` in one; ``choices`` are all texts if they are few.
    """

    name: str
    required: bool
    said: str
    takes: str = "Text."
    kind: Kind = "text"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualError:
    """An error: its number, the words that come with it, and what they mean if that is more."""

    code: int
    message: str
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What a method answered once, in REST and in JSON."""

    rest: str
    json: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A method; ``errors`` are its own, ``common`` those that others answer, too."""

    name: str
    perms: Perms
    needs_signing: bool
    summary: str
    explanation: str
    arguments: tuple[ManualArgument, ...]
    errors: tuple[ManualError, ...]
    common: tuple[ManualError, ...]
    example: Example | None
    answers_nothing: bool = False
    """Whether success is all there is to be told."""

    @property
    def namespace(self) -> str:
        """The name without what is done: ``flickr.photos.geo``."""
        return self.name.rpartition(".")[0]

    @property
    def needs_login(self) -> bool:
        """Whether somebody has to be signed in."""
        return self.perms != "none"
