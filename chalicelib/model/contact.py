"""A contact: somebody whose photos a person follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from chalicelib.model.paging import Paging
from chalicelib.model.reading import Number
from chalicelib.model.visibility import Relation

Filter = Literal["friends", "family", "both", "neither"]

_PHOTOS, _PHOTOS_MAX = 10, 50
_SINGLE_MAX = 500  # photos, when each contact has one


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """``owner`` follows ``nsid``; friend and family are the owner's own words."""

    owner: str
    nsid: str
    is_friend: bool = False
    is_family: bool = False
    since: int = field(default=0, compare=False)
    """A unix time; 0 if it was not kept."""

    @property
    def relation(self) -> Relation:
        """What this contact is to the owner."""
        return Relation(is_contact=True, is_friend=self.is_friend, is_family=self.is_family)

    @property
    def is_close(self) -> bool:
        """Whether it is a friend or family."""
        return self.is_friend or self.is_family

    def passes(self, chosen: Filter | None) -> bool:
        """Whether it is of such a kind: friends are no family here, and family no friends."""
        kind = {(1, 0): "friends", (0, 1): "family", (1, 1): "both", (0, 0): "neither"}
        return chosen is None or kind[self.is_friend, self.is_family] == chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPaging(Paging):
    """What is asked for of a list of contacts.

    page: The page of results to return, 1 if absent.
    per_page: The number of contacts on a page, 1000 if absent, 1000 at most.
    """

    USUAL: ClassVar[int] = 1000
    MOST: ClassVar[int] = 1000

    per_page: Number = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactsQuery:
    """Which photos of contacts are asked for.

    count: How many photos, 10 if absent, 50 at most; not looked at with single_photo.
    just_friends: 1 for the photos of friends and family only.
    single_photo: 1 for only the newest photo of each contact.
    include_self: 1 for the photos of whose contacts they are, too.
    """

    count: Number = _PHOTOS
    just_friends: bool = False
    single_photo: bool = False
    include_self: bool = False

    @property
    def of_each(self) -> int:
        """How many photos of one contact can be in the answer."""
        return 1 if self.single_photo else self.limit

    @property
    def limit(self) -> int:
        """How many photos can be in the answer."""
        return _SINGLE_MAX if self.single_photo else max(1, min(_PHOTOS_MAX, self.count or _PHOTOS))

    def admits(self, contact: Contact) -> bool:
        """Whether a contact's photos are asked for."""
        return contact.is_close or not self.just_friends
