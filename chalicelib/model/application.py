"""An application: who wrote the program that calls, its key and its secret."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.token import Perms


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """``owner`` is an NSID; ``created`` is a unix time."""

    key: str
    secret: str
    title: str
    owner: str = ""
    description: str = ""
    callback: str = ""
    perms: Perms = "read"
    created: int = 0
