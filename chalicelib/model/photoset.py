"""A set of photos (an album), and what one onlooker sees of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.model.listed import Listed
from chalicelib.model.person import Person
from chalicelib.model.photo import check_words
from chalicelib.model.photo_query import PhotoRow
from chalicelib.model.photoset_failures import (
    PhotoInSet,
    PhotoNotInSet,
    PhotosetFull,
    PhotosNotListed,
    PrimaryNotListed,
    TitleMissing,
)
from chalicelib.model.visibility import Relation

PHOTOS_MAX = 5_000  # of one set: a hundred KB in its item
PHOTOSETS_MAX = 10_000  # of one person: two hundred KB


@dataclass(frozen=True, slots=True, kw_only=True)
class Photoset:
    """Photos of one person's own, in an order of their own. Times are unix seconds.

    ``photos`` are ids, ``primary`` is the one that stands for all. A set without photos is none.
    """

    id: str
    owner: str
    title: str
    description: str = ""
    primary: str
    photos: tuple[str, ...]
    created: int
    updated: int
    comments: int = 0

    def edited(self, now: float, **attributes: Any) -> Photoset:
        """The same set with changes, updated now if they are any."""
        changed = replace(self, **attributes)
        return self if changed == self else replace(changed, updated=int(now))

    def added(self, photo_id: str, now: float) -> Photoset:
        """The same set with one more photo, its last. Raises PhotoInSet, PhotosetFull."""
        if photo_id in self.photos:
            raise PhotoInSet
        return self._holding((*self.photos, photo_id), self.primary, now)

    def without(self, photo_ids: Iterable[str], now: float) -> Photoset:
        """The same set without some photos; if the primary one goes, the first left is it."""
        gone = set(photo_ids)
        left = tuple(each for each in self.photos if each not in gone)
        primary = self.primary if self.primary in left else next(iter(left), "")
        return self.edited(now, photos=left, primary=primary)

    def holding(self, photo_ids: Iterable[str], primary: str, now: float) -> Photoset:
        """The same set with just these photos. Raises PrimaryNotListed, PhotosetFull."""
        photos = tuple(dict.fromkeys(photo_ids))
        if primary not in photos:
            raise PrimaryNotListed
        return self._holding(photos, primary, now)

    def ordered(self, photo_ids: Iterable[str], now: float) -> Photoset:
        """The same photos, those given first; the others keep their order behind them."""
        there = set(self.photos)
        first = (each for each in photo_ids if each in there)
        return self.edited(now, photos=tuple(dict.fromkeys((*first, *self.photos))))

    def led_by(self, photo_id: str, now: float) -> Photoset:
        """The same set with another primary photo. Raises PhotoNotInSet."""
        if photo_id not in self.photos:
            raise PhotoNotInSet
        return self.edited(now, primary=photo_id)

    def led(self, seen: Collection[str]) -> str:
        """Which photo stands for all where only some are seen; "" where none is."""
        return next((each for each in (self.primary, *self.photos) if each in seen), "")

    def towards(self, wanted: Photoset, most: int) -> Photoset:
        """What is wanted, or a set on the way there that so many photos come to or leave.

        They come before they leave: on the way there is no set without photos.
        """
        there, then = set(self.photos), set(wanted.photos)
        come = [each for each in wanted.photos if each not in there]
        leave = [each for each in self.photos if each not in then]
        if len(come) + len(leave) <= most:
            return wanted
        coming = come[:most]
        leaving = set(leave[: most - len(coming)])
        photos = (*(each for each in self.photos if each not in leaving), *coming)
        primary = self.primary if self.primary in photos else photos[0]
        return replace(self, photos=photos, primary=primary)

    def _holding(self, photos: tuple[str, ...], primary: str, now: float) -> Photoset:
        if len(photos) > PHOTOS_MAX:
            raise PhotosetFull
        return self.edited(now, photos=photos, primary=primary)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A set as one onlooker sees it: with those of its photos that are for their eyes, in order."""

    photoset: Photoset
    rows: tuple[PhotoRow, ...]
    primary: Listed
    """The set's primary photo, or the first one seen if that is not."""

    @property
    def owner(self) -> Person:
        """Whose it is."""
        return self.primary.owner

    @property
    def viewer(self) -> Relation:
        """What the onlooker is to the owner."""
        return self.primary.viewer

    @property
    def photo_ids(self) -> list[str]:
        """Which photos are seen."""
        return [row.id for row in self.rows]


def titled(title: str, description: str | None) -> str:
    """A title that is one. Raises TitleMissing; ParameterInvalid for words too long to keep."""
    check_words(title, description)
    if not title.strip():
        raise TitleMissing
    return title


def listed(photo_ids: str) -> tuple[str, ...]:
    """The ids in a list with commas, each once. Raises PhotosNotListed, PhotosetFull."""
    found = tuple(dict.fromkeys(part.strip() for part in photo_ids.split(",") if part.strip()))
    if not found:
        raise PhotosNotListed
    if len(found) > PHOTOS_MAX:
        raise PhotosetFull
    return found
