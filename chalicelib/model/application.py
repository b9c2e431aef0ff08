"""An application: who wrote the program that calls, its key and its secret."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.token import Perms


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """``owner`` is an NSID; ``created`` is a unix time.

    ``number`` stands for it in the address at which people of mobile devices let it in.
    """

    key: str
    secret: str
    title: str
    owner: str = ""
    description: str = ""
    callback: str = ""
    perms: Perms = "read"
    created: int = 0
    number: str = ""
