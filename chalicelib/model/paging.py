"""Pages: which one is asked for, and which one is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from chalicelib.model.reading import Number

Item = TypeVar("Item")
Other = TypeVar("Other")

PER_PAGE = 100
PER_PAGE_MAX = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """What is asked for; pages count from 1.

    page: The page of results to return, 1 if absent.
    per_page: The number of results on a page, 100 if absent, 500 at most.
    """

    USUAL: ClassVar[int] = PER_PAGE
    MOST: ClassVar[int] = PER_PAGE_MAX

    page: Number = 1
    per_page: Number = PER_PAGE

    def __post_init__(self) -> None:
        """Pull what is out of range into it, as Flickr does."""
        object.__setattr__(self, "page", max(1, self.page))
        object.__setattr__(self, "per_page", max(1, min(self.MOST, self.per_page or self.USUAL)))

    @property
    def first(self) -> int:
        """The index of the first item of the page."""
        return (self.page - 1) * self.per_page


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortPaging(Paging):
    """What is asked for of lists that Flickr keeps short.

    page: The page of results to return, 1 if absent.
    per_page: The number of results on a page, 10 if absent, 50 at most.
    """

    USUAL: ClassVar[int] = 10
    MOST: ClassVar[int] = 50

    per_page: Number = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Item]):
    """What is answered: some items out of ``total``."""

    items: Sequence[Item]
    page: int
    per_page: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.total // self.per_page)

    def filled(self, items: Sequence[Other]) -> Page[Other]:
        """The same page with what its items stand for."""
        return Page(items=items, page=self.page, per_page=self.per_page, total=self.total)


def page_of(everything: Sequence[Item], paging: Paging) -> Page[Item]:
    """One page cut from a list that is at hand."""
    cut = everything[paging.first : paging.first + paging.per_page]
    return Page(items=cut, page=paging.page, per_page=paging.per_page, total=len(everything))
