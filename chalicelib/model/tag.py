"""Tags as Flickr reads, normalises and numbers them."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

TAGS_MAX = 75  # a photo bears no more (flickr.photos.addTags, error 2)
TAG_LENGTH_MAX = 255

_WORDS = re.compile(r'([^\s"]*"[^"]*"|[^\s"]+)')
_MACHINE = re.compile(r"^([a-z][a-z0-9_]*):([a-z][a-z0-9_]*)=(.+)$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One tag on one photo. ``raw`` is what was typed, ``text`` what it is found by."""

    number: str
    raw: str
    text: str
    author: str
    is_machine: bool = False


def split(text: str) -> list[str]:
    """The raw tags of an argument: separated by blanks, quotes keep several words together."""
    words = (word.replace('"', "").strip() for word in _WORDS.findall(text))
    return [word[:TAG_LENGTH_MAX] for word in words if word]


def normal(raw: str) -> str:
    """What a tag is found by: lower case, letters and digits only, of whatever script.

    A machine tag keeps its ``namespace:predicate=`` and its value keeps its punctuation.
    """
    if machine := _MACHINE.match(raw):
        namespace, predicate, value = machine.groups()
        return f"{namespace}:{predicate}={value}".lower()[:TAG_LENGTH_MAX]
    folded = unicodedata.normalize("NFKC", raw).lower()
    letters = "".join(c for c in folded if unicodedata.category(c)[0] in "LNM")
    return letters[:TAG_LENGTH_MAX]  # folding makes eighteen letters of some


def is_machine(raw: str) -> bool:
    """Whether a tag has the shape namespace:predicate=value."""
    return _MACHINE.match(raw) is not None


def tagged(raws: Iterable[str], author: str, already: Iterable[Tag] = ()) -> tuple[Tag, ...]:
    """The tags that a person adds: no empty one, and none twice."""
    seen = {tag.text for tag in already}
    added: list[Tag] = []
    for raw in raws:
        text = normal(raw)
        if text and text not in seen:
            seen.add(text)
            added.append(_tag(raw, text, author))
    return tuple(added)


def instead(raws: Iterable[str], author: str, already: Iterable[Tag]) -> tuple[Tag, ...]:
    """The tags that a person sets in place of others; those that stay keep their authors."""
    kept = {(tag.text, tag.raw): tag for tag in already}
    return tuple(kept.get((tag.text, tag.raw), tag) for tag in tagged(raws, author))


def _tag(raw: str, text: str, author: str) -> Tag:
    number = str(zlib.crc32(text.encode()))  # the same tag has the same number on every photo
    return Tag(
        number=number, raw=raw, text=text, author=author, is_machine=bool(_MACHINE.match(raw))
    )
