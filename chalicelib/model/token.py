"""A token: what a person lets an application do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Perms = Literal["none", "read", "write", "delete"]

_ORDER = get_args(Perms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """An OAuth access token; ``perms`` is a level, each of which includes those before it."""

    token: str
    secret: str
    nsid: str
    api_key: str
    perms: Perms
    created: int = 0


def allows(granted: Perms, asked: Perms) -> bool:
    """Whether one level includes another."""
    return _ORDER.index(granted) >= _ORDER.index(asked)
