"""An institution of the commons: a person whose photos have no known copyright restrictions."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """``launched`` is a unix time."""

    person: Person
    launched: int
