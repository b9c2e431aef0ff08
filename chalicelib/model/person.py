"""A person: an account and what it prefers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from chalicelib.model.visibility import Relation, Visibility

Audience = Literal["anyone", "contacts", "family_friends", "nobody"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """``number`` is the internal id that compound ids begin with; ``created`` is a unix time."""

    nsid: str
    number: str
    username: str
    realname: str = ""
    location: str = ""
    description: str = ""
    path_alias: str = ""
    is_pro: bool = False
    is_admin: bool = False
    is_commons: bool = False
    """Whether it is an institution of the commons."""
    originals: Audience = "anyone"
    """Who may fetch original files."""
    opted_out: bool = False
    """Whether the photos are hidden from applications of others (Flickr's API opt-out)."""
    privacy: Visibility = field(default_factory=Visibility)
    """What an upload gets that says nothing of who may see it."""
    safety_level: int = 1
    content_type: int = 1
    license: int = 0
    geo_perms: int = 1
    """Who may see where photos were taken, if nothing else is said: 1 everybody, 2 contacts,
    3 friends and family, 4 friends, 5 family, 6 nobody, as flickr.prefs.getGeoPerms has it."""
    hides_exif: bool = False
    """Whether what cameras wrote into the files is told to nobody else."""
    created: int = 0
    deleted: bool = False
    signed_out_before: int = 0
    """A unix time: sessions that began before it are over."""

    @property
    def path(self) -> str:
        """What stands for this person in page addresses."""
        return self.path_alias or self.nsid

    def shows_originals_to(self, viewer: Relation) -> bool:
        """Whether somebody so related may fetch original files."""
        by_audience = {
            "anyone": True,
            "contacts": viewer.is_contact,
            "family_friends": viewer.is_friend or viewer.is_family,
            "nobody": False,
        }
        return viewer.is_self or by_audience[self.originals]

    @property
    def open_to_push(self) -> bool:
        """Whether this person's photos may be pushed to others at all."""
        return self.originals == "anyone" and not self.opted_out and not self.deleted
