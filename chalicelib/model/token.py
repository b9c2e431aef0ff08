"""A token: what a person lets an application do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Perms = Literal["none", "read", "write", "delete"]

_ORDER = get_args(Perms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """An access token; ``perms`` is a level, each of which includes those before it.

    One of OAuth has a secret, one of the old way to sign in has none. ``created`` is a unix time,
    and so is ``expires``, at which it is over (0: never).
    """

    token: str
    secret: str
    nsid: str
    api_key: str
    perms: Perms
    created: int = 0
    expires: int = 0

    @property
    def is_old(self) -> bool:
        """Whether it is an ``auth_token``, which calls signed by ``api_sig`` show."""
        return not self.secret

    def is_live(self, now: float) -> bool:
        """Whether it is still good; at its end it no longer is."""
        return not self.expires or now < self.expires


def allows(granted: Perms, asked: Perms) -> bool:
    """Whether one level includes another."""
    return _ORDER.index(granted) >= _ORDER.index(asked)
