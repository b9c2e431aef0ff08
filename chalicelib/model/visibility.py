"""Visibility: who may see a photo, who where it was taken, and who is looking."""

from __future__ import annotations

from dataclasses import dataclass

_CLOSE, _CONTACTS, EVERYBODY = 1, 2, 3  # perm_comment and perm_addmeta


@dataclass(frozen=True, slots=True, kw_only=True)
class Visibility:
    """The three flags of flickr.photos.setPerms; the owner always sees."""

    is_public: bool = True
    is_friend: bool = False
    is_family: bool = False

    @property
    def bits(self) -> int:
        """The flags as one number, as the store keeps it."""
        return self.is_public * 4 | self.is_friend * 2 | self.is_family

    @classmethod
    def from_bits(cls, bits: int) -> Visibility:
        """Undo ``bits``."""
        return cls(is_public=bool(bits & 4), is_friend=bool(bits & 2), is_family=bool(bits & 1))

    def admits(self, relation: Relation) -> bool:
        """Whether somebody so related to the owner may see."""
        return (
            relation.is_self
            or self.is_public
            or (self.is_friend and relation.is_friend)
            or (self.is_family and relation.is_family)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoVisibility:
    """The four flags of flickr.photos.geo.setPerms: who may see where a photo was taken.

    Only who may see the photo is asked about; the owner always sees.
    """

    is_public: bool = True
    is_contact: bool = False
    is_friend: bool = False
    is_family: bool = False

    @classmethod
    def preferred(cls, number: int) -> GeoVisibility:
        """What a number of flickr.prefs.getGeoPerms stands for; 0 is no preference."""
        return cls(
            is_public=number in {0, 1},
            is_contact=number == 2,  # noqa: PLR2004
            is_friend=number in {3, 4},
            is_family=number in {3, 5},
        )

    def admits(self, relation: Relation) -> bool:
        """Whether somebody so related to the owner may see."""
        return (
            relation.is_self
            or self.is_public
            or (self.is_contact and relation.is_contact)
            or (self.is_friend and relation.is_friend)
            or (self.is_family and relation.is_family)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What an onlooker is to an owner, by the owner's own contact list."""

    is_self: bool = False
    is_contact: bool = False
    is_friend: bool = False
    is_family: bool = False


def permitted(perm: int, relation: Relation) -> bool:
    """Whether somebody so related may do what a number of flickr.photos.setPerms allows.

    0 nobody but the owner, 1 friends and family, 2 contacts, 3 everybody.
    """
    return (
        relation.is_self
        or perm >= EVERYBODY
        or (perm >= _CONTACTS and relation.is_contact)
        or (perm >= _CLOSE and (relation.is_friend or relation.is_family))
    )


STRANGER = Relation()
SELF = Relation(is_self=True)
