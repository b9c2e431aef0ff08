"""A sign-in under way at an OpenID provider, and who the provider says it was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """``state`` names it, ``browser`` is the fingerprint of the cookie of who began it.

    ``nonce`` and ``code_verifier`` are what the provider's answer must fit, ``to`` is where the
    person wanted to go, ``is_small`` whether it happens in a small window. With a ``sub`` the
    provider has answered, and only a name is wanting. ``expires`` is a unix time.
    """

    state: str
    browser: str
    to: str
    is_small: bool
    expires: int
    nonce: str = ""
    code_verifier: str = ""
    sub: str = ""

    @property
    def carried(self) -> dict[str, str]:
        """What went along when it began."""
        return {"to": self.to, **({"small": "1"} if self.is_small else {})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Somebody's account at a provider; ``username`` is what they like to be called there."""

    issuer: str
    sub: str
    username: str = ""
