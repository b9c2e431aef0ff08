"""Call: who calls, with whose consent, and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from chalicelib.model.application import Application
from chalicelib.model.failures import InsufficientPermissions
from chalicelib.model.person import Person
from chalicelib.model.token import Perms, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of a method. ``now`` is a unix time, the same through the whole call."""

    now: float
    application: Application | None = None
    token: Token | None = None
    signed: bool = False
    """Whether the application has shown that it knows its secret."""
    find_person: Callable[[], Person] | None = None
    """Reads the person behind the token: not every method wants to know more than who it is."""
    params: Mapping[str, str] = field(default_factory=dict)
    """Every parameter as it came, for flickr.test.echo."""
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def api_key(self) -> str:
        """The key of the application that calls."""
        return self.application.key if self.application else ""

    @property
    def perms(self) -> Perms:
        """What the person lets the application do."""
        return self.token.perms if self.token else "none"

    @property
    def viewer(self) -> str | None:
        """The NSID of who is looking, if anybody is signed in."""
        return self.token.nsid if self.token else None

    def nsid(self, user_id: str) -> str:
        """The NSID that an argument means: ``me`` is who calls. Raises InsufficientPermissions."""
        return self.caller.nsid if user_id == "me" else user_id

    @property
    def caller(self) -> Person:
        """The person who calls; methods that ask for permissions always have one."""
        if self.find_person is None:
            raise InsufficientPermissions
        return self.find_person()
