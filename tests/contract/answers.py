"""Recorded answers of Flickr: their elements and attributes in XML, their types in JSON.

``shapes.txt`` and ``types.json`` are unions over all samples: an attribute that a sample had need
not come every time. ``differences.py`` says what never comes here, what only comes here, and why.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from tests.contract.differences import SHAPES, TYPES

_HERE = Path(__file__).parent
_NAMES = {str: "string", int: "int", float: "float", list: "array", dict: "object"}


def shape_differences(method: str, *answers: bytes) -> dict[str, str]:
    """What recorded answers have and these have not, taken together, and the other way round.

    Paths: ``photos/photo@id``, ``photos/photo/title``, text as ``photos/photo/title"text"``. What
    ``differences.SHAPES`` gives a reason for is left out; a reason that is none is told, too.
    """
    recorded = _recorded(method)
    ours = {path for answer in answers for path in _paths(etree.fromstring(answer))}
    found = dict.fromkeys(recorded - ours, "missing") | dict.fromkeys(
        ours - recorded, "not Flickr's"
    )
    reasons = SHAPES.get(method, {})
    idle = {path: "a reason for no difference" for path in reasons if path not in found}
    return {path: what for path, what in found.items() if path not in reasons} | idle


def type_differences(method: str, *answers: Any) -> dict[str, str]:
    """Where JSON answers have another type than recorded ones, by paths: ``photos.photo[].id``."""
    recorded = {path: _either(kinds) for path, kinds in _TYPES.get(method, {}).items()}
    reasons = TYPES.get(method, {})
    wrong = {
        path: f"{kind}, recorded {recorded[path]}"
        for answer in answers
        for path, kind in types(answer)
        if path in recorded and kind not in recorded[path]
    }
    return {path: what for path, what in wrong.items() if path not in reasons}


def has_shape(method: str) -> bool:
    """Whether an answer of this method was recorded."""
    return method in _SHAPES


def types(thing: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every path of a JSON answer with its type; a member of an array as ``[]``."""
    if path:
        yield path, "null" if thing is None else _NAMES[type(thing)]
    if isinstance(thing, dict):
        for name, member in thing.items():
            yield from types(member, f"{path}.{name}".lstrip("."))
    elif isinstance(thing, list):
        for member in thing:
            yield from types(member, f"{path}[]")


def _either(kinds: str | list[str]) -> set[str]:
    return {kinds} if isinstance(kinds, str) else set(kinds)


def _recorded(method: str) -> set[str]:
    paths: set[str] = set()
    open_tags: list[str] = []
    for line in _SHAPES[method]:
        depth = (len(line) - len(line.lstrip())) // 2 - 1
        tag, *rest = line.split()
        open_tags[depth:] = [tag.removesuffix("*")]
        path = "/".join(open_tags[1:])
        if path:
            paths.add(path)
        paths |= {path + part if part[0] == "@" else f'{path}"text"' for part in rest}
    return paths


def _paths(rsp: etree._Element) -> Iterator[str]:
    for root in rsp:
        yield from _element_paths(root, root.tag)


def _element_paths(element: etree._Element, path: str) -> Iterator[str]:
    yield path
    yield from (f"{path}@{name}" for name in element.attrib)
    if len(element) == 0 and element.text:
        yield f'{path}"text"'
    for child in element:
        yield from _element_paths(child, f"{path}/{child.tag}")


def _read_shapes() -> dict[str, list[str]]:
    shapes: dict[str, list[str]] = {}
    for line in (_HERE / "shapes.txt").read_text("utf-8").splitlines():
        if line.startswith("flickr."):
            shapes[line] = []
        elif line.startswith(" ") and shapes:
            shapes[next(reversed(shapes))].append(line)
    return shapes


_SHAPES = _read_shapes()
_TYPES: dict[str, dict[str, Any]] = json.loads((_HERE / "types.json").read_text("utf-8"))
