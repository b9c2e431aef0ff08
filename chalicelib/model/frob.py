"""A frob: what an application gives for an ``auth_token`` once a person has agreed to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from chalicelib.model.token import Perms

FROB_SECONDS = 3600  # Flickr's frobs were good for that long
MINI_TOKEN_DIGITS = 9
Kind = Literal["frob", "mini-token"]

_MINI_TOKEN = re.compile(r"([0-9]{3})-?([0-9]{3})-?([0-9]{3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frob:
    """A frob, or a mini token: nine digits that a person carries over from a page of ours.

    Without an ``nsid`` nobody has agreed yet. ``expires`` is a unix time.
    """

    kind: Kind
    text: str
    api_key: str
    expires: int
    nsid: str = ""
    perms: Perms = "none"


def mini_token(typed: str) -> str:
    """A mini token as it is shown, 123-456-789, from what a person typed; empty if it is none."""
    found = _MINI_TOKEN.fullmatch(typed.strip())
    return "-".join(found.groups()) if found else ""
