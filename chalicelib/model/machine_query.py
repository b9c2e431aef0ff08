"""The machine_tags of flickr.photos.search: machine tags of which parts may be left open.

``dc:title="mr. camera"``, ``dc:title=`` or ``dc:`` for any value or predicate of it, and ``*`` for
anything: ``*:title=``, ``*:*="mr. camera"``.
"""

from __future__ import annotations

import re

from chalicelib.model.search import MachinePattern, Mode
from chalicelib.model.search_failures import NoMachineTags, TooManyMachineTags
from chalicelib.model.tag import TAG_LENGTH_MAX

_MOST: dict[Mode, int] = {"any": 8, "all": 16}
_PARTS = re.compile(r'(?:[^,"]|"[^"]*"?)+')  # between commas that no quotes enclose
_NAME = r"([a-z][a-z0-9_]{0,99}|\*)"
_PATTERN = re.compile(rf"{_NAME}:(?:{_NAME}(?:=(.*))?)?", re.DOTALL)


def read(text: str, mode: Mode) -> tuple[MachinePattern, ...]:
    """What machine tags are asked for. Raises NoMachineTags, TooManyMachineTags."""
    parts = [part.strip().lower() for part in _PARTS.findall(text) if part.strip()]
    if len(parts) > _MOST[mode]:
        raise TooManyMachineTags
    matches = filter(None, map(_PATTERN.fullmatch, parts))
    found = [_pattern(*match.groups()) for match in matches]
    if parts and not found:
        raise NoMachineTags
    return tuple(found)


def _pattern(namespace: str, predicate: str | None, value: str | None) -> MachinePattern:
    said = (value or "").replace('"', "").strip()
    room = TAG_LENGTH_MAX - len(f"{namespace}:{predicate}=")  # longer ones were cut
    return MachinePattern(namespace=namespace, predicate=predicate or "*", value=said[:room] or "*")
