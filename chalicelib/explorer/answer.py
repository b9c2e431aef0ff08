"""Answer: what came back as one reads it: lines indented, coloured, and not more than is read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from lxml import etree

from chalicelib.explorer.colour import Language, Piece, pieces

COLOURED_MAX = 8_000  # characters: what is coloured is three times as long on the page
SHOWN_MAX = 20_000
_PREFIX = "jsonFlickrApi("


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """``first`` is shown at once, ``rest`` folded; ``left_out`` characters are not."""

    first: list[Piece]
    rest: str
    left_out: int


def text(body: bytes, content_type: str) -> Text:
    """A body as text."""
    language = _language(content_type)
    whole = _indented(body.decode("utf-8", "replace"), language)
    at = _line_end(whole, COLOURED_MAX)
    return Text(
        first=pieces(whole[:at], language),
        rest=whole[at : max(at, SHOWN_MAX)],
        left_out=max(0, len(whole) - max(at, SHOWN_MAX)),
    )


def _language(content_type: str) -> Language:
    kind = content_type.partition(";")[0]
    if kind.endswith("xml"):
        return "xml"
    if kind.endswith("+json"):
        return "json"
    return {"application/json": "json", "text/javascript": "javascript"}.get(kind, "text")  # type: ignore[return-value]


def _indented(said: str, language: Language) -> str:
    """The same with a line for each part; as it came, if it has lines or cannot be read."""
    try:
        if language == "json":
            return _json(said)
        if language == "javascript" and said.startswith(_PREFIX):
            inner = said.removeprefix(_PREFIX).rstrip().removesuffix(")")
            return f"{_PREFIX}{_json(inner)})"
        if language == "xml" and said.count("\n") < 2:  # noqa: PLR2004  (REST has lines)
            return _xml(said)
    except (ValueError, RecursionError, etree.XMLSyntaxError):
        pass
    return said


def _json(said: str) -> str:
    read: Any = json.loads(said)
    return json.dumps(read, indent=2, ensure_ascii=False)


def _xml(said: str) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
    tree = etree.fromstring(said.encode(), parser)
    etree.indent(tree)
    return etree.tostring(tree, encoding="unicode")


def _line_end(whole: str, most: int) -> int:
    """Where to fold: at the end of a line, if one ends there about."""
    if len(whole) <= most:
        return len(whole)
    return whole.rfind("\n", most // 2, most) + 1 or most
