"""Permission: what a person lets the explorer do, and what a method asks of it."""

from __future__ import annotations

import re

from chalicelib.api.method import Method
from chalicelib.explorer.application import KEY
from chalicelib.model.person import Person
from chalicelib.model.token import Perms, allows
from chalicelib.store import grants

_LOOKS = re.compile(r"(get|find|list|look|search|check|echo|login|null|photosFor|recently)")


def needed(method: Method) -> Perms:
    """What a person must let the explorer do so that it calls a method in their name."""
    return "read" if method.perms == "none" else method.perms


def granted(person: Person | None) -> Perms:
    """What somebody lets the explorer do."""
    grant = grants.find(person.nsid, KEY) if person else None
    return grant.perms if grant else "none"


def suffices(given: Perms, method: Method) -> bool:
    """Whether that is enough for a method."""
    return allows(given, needed(method))


def changes(method: Method) -> bool:
    """Whether a call changes anything; some that only need ``read`` do, to subscribe for one."""
    verb = method.name.rpartition(".")[2]
    return method.perms in {"write", "delete"} or not _LOOKS.match(verb)
