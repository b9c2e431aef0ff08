"""A path alias: what stands for a person in page addresses."""

from __future__ import annotations

import re

from chalicelib.model.refusals import Refusal

_ALIAS = re.compile(r"[a-z0-9_-]{3,32}")  # without @: it cannot be taken for an NSID
_OURS = {"tags"}  # what stands there in addresses that are nobody's


def chosen(text: str) -> str:
    """The path alias that somebody wishes for; empty for none. Raises Refusal."""
    alias = text.strip().lower()
    if alias and not _ALIAS.fullmatch(alias):
        raise Refusal("A path alias is 3 to 32 of the characters a-z, 0-9, - and _.")
    if alias in _OURS:
        raise Refusal("That path alias is not to be had.")
    return alias
