"""A letter: what a subscriber is sent, written once for all who are sent the same."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import ModuleType

from chalicelib.feeds import atom, jsonfeed
from chalicelib.feeds import photos as photo_feed
from chalicelib.feeds.feed import Feed
from chalicelib.model.delivery import News
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo
from chalicelib.model.subscription import OutputFormat, Terms
from chalicelib.model.topic import AT_LARGE, DISPLAY_NAMES
from chalicelib.settings import settings
from chalicelib.store import people, photos

WRITERS: Mapping[OutputFormat, ModuleType] = {"atom": atom, "json": jsonfeed}

Key = tuple[str, OutputFormat, tuple[News, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A body, and the headers that all who get it get."""

    body: bytes
    headers: tuple[str, ...]

    def signed(self, secret: str) -> tuple[str, ...]:
        """The headers for a subscription with this secret (W3C WebSub 8)."""
        if not secret:
            return self.headers
        signature = hmac.new(secret.encode(), self.body, hashlib.sha256).hexdigest()
        return (*self.headers, f"X-Hub-Signature: sha256={signature}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is true at the moment of sending, and the letters written from it so far."""

    photos: Mapping[str, Photo]
    people: Mapping[str, Person]
    _letters: dict[Key, Letter | None] = field(default_factory=dict)
    _fragments: dict[tuple[OutputFormat, News], bytes] = field(default_factory=dict)

    def letter(self, terms: Terms, news: tuple[News, ...]) -> Letter | None:
        """The letter that tells news to a subscription; None if nothing may be told any more."""
        key = (terms.topic, terms.output_format, news)
        if key not in self._letters:
            self._letters[key] = self._write(*key)
        return self._letters[key]

    def _write(
        self, topic: str, output_format: OutputFormat, news: tuple[News, ...]
    ) -> Letter | None:
        told = [each for each in news if self._may_be_told(topic, each)]
        if not told:
            return None
        around = _around(topic, max(self.photos[each.photo_id].updated for each in told))
        fragments = (self._fragment(output_format, each) for each in told)
        writer = WRITERS[output_format]
        return Letter(
            body=writer.compose(around, fragments),
            headers=(
                f"Content-Type: {writer.CONTENT_TYPE}",
                f'Link: <{settings().base_url}/services/rest/>; rel="hub"',
                f'Link: <{around.self_link}>; rel="self"',
            ),
        )

    def _may_be_told(self, topic: str, news: News) -> bool:
        """A photo may have gone private since it was matched, or into hiding, or away.

        So may where it was taken.
        """
        photo = self.photos.get(news.photo_id)
        owner = self.people.get(photo.owner) if photo else None
        if photo is None or owner is None or (photo.hidden and topic in AT_LARGE):
            return False
        if topic == "geo" and photo.open_location is None:
            return False
        return photo.may_be_pushed(owner)

    def _fragment(self, output_format: OutputFormat, news: News) -> bytes:
        key = (output_format, news)
        if key not in self._fragments:
            photo = self.photos[news.photo_id]
            contributor = self.people.get(news.contributor)
            entry = photo_feed.entry(photo, self.people[photo.owner], news.types, contributor)
            self._fragments[key] = WRITERS[output_format].fragment(entry)
        return self._fragments[key]


def desk(news: Iterable[News]) -> Desk:
    """Read what is true of photos and people now."""
    told = list(news)
    found = photos.get_many({each.photo_id for each in told}) if told else {}
    concerned = {photo.owner for photo in found.values()} | {n.contributor for n in told} - {""}
    return Desk(photos=found, people=people.get_many(concerned) if concerned else {})


def _around(topic: str, updated: int) -> Feed:
    base = settings().base_url
    return photo_feed.feed(
        id=f"tag:flickr.com,2005:/push/{topic}",
        title=DISPLAY_NAMES[topic],
        self_link=f"{base}/services/push/{topic}",
        alternate=f"{base}/",
        updated=updated,
        entries=(),
    )
