"""A delivery: which photos' news go to which subscriptions, in one message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple


class Target(NamedTuple):
    """A subscription by its key: whose, and the callback's id. A tuple: hashed by the thousand."""

    nsid: str
    subscription_id: str


class News(NamedTuple):
    """What happened to one photo: ids only, the photo is read when it is sent."""

    photo_id: str
    types: tuple[str, ...]
    contributor: str = ""
    """The NSID of who did it, if it is a favorite."""

    def message(self) -> list[str]:
        """As it travels through a queue."""
        return [self.photo_id, self.contributor, *self.types]

    @classmethod
    def read(cls, message: Sequence[str]) -> News:
        """Undo ``message``."""
        photo_id, contributor, *types = message
        return cls(photo_id=photo_id, types=tuple(types), contributor=contributor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The same news for some targets; ``attempt`` counts from 1."""

    news: tuple[News, ...]
    targets: tuple[Target, ...]
    attempt: int = 1
    not_before: int = 0
    """A unix time, for waits longer than a queue can hold a message back."""

    def message(self) -> dict[str, Any]:
        """As it travels through a queue."""
        return {
            "news": [news.message() for news in self.news],
            "targets": [[target.nsid, target.subscription_id] for target in self.targets],
            "attempt": self.attempt,
            "not_before": self.not_before,
        }

    @classmethod
    def read(cls, message: Mapping[str, Any]) -> Delivery:
        """Undo ``message``."""
        return cls(
            news=tuple(map(News.read, message["news"])),
            targets=tuple(map(Target._make, message["targets"])),
            attempt=message["attempt"],
            not_before=message["not_before"],
        )
