"""A contact: somebody whose photos a person follows."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.visibility import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """``owner`` follows ``nsid``; friend and family are the owner's own words."""

    owner: str
    nsid: str
    is_friend: bool = False
    is_family: bool = False

    @property
    def relation(self) -> Relation:
        """What this contact is to the owner."""
        return Relation(is_contact=True, is_friend=self.is_friend, is_family=self.is_family)
