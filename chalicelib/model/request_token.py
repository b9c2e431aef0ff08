"""A request token: an application's question to a person (RFC 5849 2)."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.token import Perms

OUT_OF_BAND = "oob"  # the person carries the verifier over (RFC 5849 2.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestToken:
    """``callback`` is a URL or ``oob``; ``verifier`` is the fingerprint of what the person brings.

    Without an ``nsid`` nobody has agreed yet. ``tries`` counts the verifiers that were wrong,
    ``expires`` is a unix time.
    """

    token: str
    secret: str
    api_key: str
    callback: str
    expires: int
    nsid: str = ""
    perms: Perms = "none"
    verifier: str = ""
    tries: int = 0

    @property
    def is_out_of_band(self) -> bool:
        """Whether there is no address to send the person back to."""
        return self.callback == OUT_OF_BAND
