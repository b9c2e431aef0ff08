"""Match: what happened to photos becomes the deliveries it causes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.hub import topics
from chalicelib.model.delivery import Delivery, News, Target
from chalicelib.model.event import FAVED, PhotoEvent, update_types
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo
from chalicelib.settings import settings
from chalicelib.store import people, photos, queues, watches
from chalicelib.store.stream import Change, Fave
from chalicelib.store.watches import Watch

TARGETS_MAX = 100  # of one delivery: what one BatchGetItem reads
LISTENERS_PAGE = 1000  # told by one message; the rest goes on through the fanout queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """News of a photo, and the watch keys that they sound on."""

    news: News
    photo: Photo
    whats: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fanout:
    """News whose listeners are more than one page: go on behind ``after``."""

    what: str
    after: str
    news: tuple[News, ...]

    def message(self) -> dict[str, Any]:
        """As it travels through the queue."""
        told = [news.message() for news in self.news]
        return {"what": self.what, "after": self.after, "news": told}

    @classmethod
    def read(cls, message: Mapping[str, Any]) -> Fanout:
        """Undo ``message``."""
        told = tuple(map(News.read, message["news"]))
        return cls(what=message["what"], after=message["after"], news=told)


def events(changes: Iterable[Change]) -> list[PhotoEvent]:
    """What happened to photos, several changes of one photo in one event, in their order."""
    types: dict[str, dict[str, None]] = defaultdict(dict)
    latest = {}
    for change in changes:
        if change.new is not None:
            latest[change.new.id] = change.new
            types[change.new.id].update(dict.fromkeys(update_types(change.old, change.new)))
    return [PhotoEvent(photo=latest[i], types=tuple(t)) for i, t in types.items() if t]


def deliveries(
    heard: Sequence[Heard], watchers: Mapping[str, Iterable[Watch]]
) -> Iterator[Delivery]:
    """Decide who hears of which news. Reads nothing, writes nothing.

    One delivery serves up to a hundred subscriptions that hear of the very same news.
    """
    told: dict[Target, dict[News, None]] = defaultdict(dict)
    for each in heard:
        for watch in (watch for what in each.whats for watch in watchers.get(what, ())):
            if watch.wants(each.photo, each.news.types):
                told[watch.target][each.news] = None
    alike: dict[tuple[News, ...], list[Target]] = defaultdict(list)
    for target, news in told.items():
        alike[tuple(news)].append(target)
    for same, targets in alike.items():
        for start in range(0, len(targets), TARGETS_MAX):
            yield Delivery(news=same, targets=tuple(targets[start : start + TARGETS_MAX]))


def match(changes: Iterable[Change], faves: Sequence[Fave], now: float) -> None:
    """Find who listens to what happened, and queue a delivery for each."""
    heard = _heard([*events(changes), *_faved(faves)])
    watchers, more = _watchers({what for each in heard for what in each.whats}, now)
    _deliver(deliveries(heard, watchers))
    rest = (
        Fanout(what=what, after=after, news=tuple(h.news for h in heard if what in h.whats))
        for what, after in more.items()
    )
    queues.send(settings().fanout_queue, [each.message() for each in rest])


def fanout(fanned: Fanout, now: float) -> None:
    """Tell one more page of listeners, and queue what is left."""
    found = photos.get_many(news.photo_id for news in fanned.news)
    heard = [
        Heard(news=news, photo=found[news.photo_id], whats=(fanned.what,))
        for news in fanned.news
        if news.photo_id in found
    ]
    listening, after = watches.page(fanned.what, now=now, after=fanned.after, limit=LISTENERS_PAGE)
    _deliver(deliveries(heard, {fanned.what: listening}))
    if heard and after:
        rest = Fanout(what=fanned.what, after=after, news=fanned.news)
        queues.send(settings().fanout_queue, [rest.message()])


def _faved(faves: Sequence[Fave]) -> Iterator[PhotoEvent]:
    found = photos.get_many(fave.photo_id for fave in faves) if faves else {}
    for fave in faves:
        if fave.photo_id in found:
            photo = found[fave.photo_id]
            yield PhotoEvent(photo=photo, types=FAVED, contributor=fave.nsid)


def _heard(happened: Sequence[PhotoEvent]) -> list[Heard]:
    """What may be told at all, and on what it sounds."""
    owners = people.get_many({event.photo.owner for event in happened}) if happened else {}
    return [
        _sounding(event, owners[event.photo.owner])
        for event in happened
        if event.photo.owner in owners and event.photo.may_be_pushed(owners[event.photo.owner])
    ]


def _sounding(event: PhotoEvent, owner: Person) -> Heard:
    news = News(photo_id=event.photo.id, types=event.types, contributor=event.contributor)
    return Heard(news=news, photo=event.photo, whats=topics.heard(event, owner))


def _watchers(whats: Iterable[str], now: float) -> tuple[dict[str, list[Watch]], dict[str, str]]:
    """The first page of who listens to each, and where to go on for those with more."""
    first = {what: watches.page(what, now=now, limit=LISTENERS_PAGE) for what in whats}
    found = {what: listening for what, (listening, _) in first.items()}
    return found, {what: after for what, (_, after) in first.items() if after}


def _deliver(found: Iterable[Delivery]) -> None:
    queues.send(settings().deliveries_queue, [each.message() for each in found])
