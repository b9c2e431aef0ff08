"""A grant: what a person has let an application do, until it is taken back."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.token import Perms


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """``perms`` is the widest level that was ever agreed to; ``created`` is a unix time."""

    nsid: str
    api_key: str
    perms: Perms
    created: int = 0
