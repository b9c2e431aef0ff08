"""Documentation: what the docstring of a method says of it and of each argument."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc

from chalicelib.api.arguments import Group
from chalicelib.api.method import Method

_SENTENCE = re.compile(r"^([a-z_]+): (.+(?:\n(?:    .+))*)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Documentation:
    """The summary, and a sentence for each argument by its name."""

    summary: str
    arguments: dict[str, str]


def of(method: Method) -> Documentation:
    """Read a method's docstring; arguments of a group are described at the group."""
    summary, sentences = _read(method.function.__doc__ or "")
    for group in _groups(method):
        sentences.update(_read(group.type.__doc__ or "")[1])
    return Documentation(summary=summary, arguments=sentences)


def _read(docstring: str) -> tuple[str, dict[str, str]]:
    text = cleandoc(docstring)
    first = _SENTENCE.search(text)
    summary = text[: first.start()] if first else text
    found = {name: re.sub(r"\s+", " ", said) for name, said in _SENTENCE.findall(text)}
    return summary.strip(), found


def _groups(method: Method) -> Iterator[Group]:
    return (part for part in method.arguments if isinstance(part, Group))
