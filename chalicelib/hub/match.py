"""Match: what changed in photos becomes the deliveries it causes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.hub import topics
from chalicelib.model.delivery import Delivery, News, Target
from chalicelib.model.event import PhotoEvent, update_types
from chalicelib.settings import settings
from chalicelib.store import people, queues, watches
from chalicelib.store.photos import Change
from chalicelib.store.watches import Watch

TARGETS_MAX = 100  # of one delivery: what one BatchGetItem reads
LISTENERS_PAGE = 1000  # told by one message; the rest goes on through the fanout queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Fanout:
    """News whose listeners are more than one page: go on behind ``after``."""

    what: str
    after: str
    news: tuple[News, ...]

    def message(self) -> dict[str, Any]:
        """As it travels through the queue."""
        told = Delivery(news=self.news, targets=()).message()["news"]
        return {"what": self.what, "after": self.after, "news": told}

    @classmethod
    def read(cls, message: Mapping[str, Any]) -> Fanout:
        """Undo ``message``."""
        told = tuple(News(photo_id=n[0], types=tuple(n[1:])) for n in message["news"])
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
    news: Sequence[tuple[News, Sequence[str]]], watchers: Mapping[str, Iterable[Watch]]
) -> Iterator[Delivery]:
    """Decide who hears of which news: those heard under these keys, watched by those.

    One delivery serves up to a hundred subscriptions that hear of the very same news.
    """
    heard: dict[Target, dict[News, None]] = defaultdict(dict)
    for item, whats in news:
        for watch in (watch for what in whats for watch in watchers.get(what, ())):
            if told := _filtered(item, watch):
                heard[watch.target][told] = None
    alike: dict[tuple[News, ...], list[Target]] = defaultdict(list)
    for target, told_all in heard.items():
        alike[tuple(told_all)].append(target)
    for same, targets in alike.items():
        for start in range(0, len(targets), TARGETS_MAX):
            yield Delivery(news=same, targets=tuple(targets[start : start + TARGETS_MAX]))


def match(changes: Iterable[Change], now: float) -> None:
    """Find who listens to what happened, and queue a delivery for each."""
    happened = _pushable(events(changes))
    news = [(News(photo_id=e.photo.id, types=e.types), topics.heard(e)) for e in happened]
    watchers, more = _watchers({what for _, whats in news for what in whats}, now)
    _deliver(deliveries(news, watchers))
    rest = (
        Fanout(what=what, after=after, news=tuple(n for n, whats in news if what in whats))
        for what, after in more.items()
    )
    queues.send(settings().fanout_queue, [each.message() for each in rest])


def fanout(fanned: Fanout, now: float) -> None:
    """Tell one more page of listeners, and queue what is left."""
    listening, after = watches.page(fanned.what, now=now, after=fanned.after, limit=LISTENERS_PAGE)
    news = [(item, (fanned.what,)) for item in fanned.news]
    _deliver(deliveries(news, {fanned.what: listening}))
    if after:
        rest = Fanout(what=fanned.what, after=after, news=fanned.news)
        queues.send(settings().fanout_queue, [rest.message()])


def _pushable(happened: Sequence[PhotoEvent]) -> list[PhotoEvent]:
    if not happened:
        return []
    owners = people.get_many({event.photo.owner for event in happened})
    return [
        event
        for event in happened
        if event.photo.owner in owners and event.photo.may_be_pushed(owners[event.photo.owner])
    ]


def _watchers(whats: Iterable[str], now: float) -> tuple[dict[str, list[Watch]], dict[str, str]]:
    """The first page of who listens to each, and where to go on for those with more."""
    first = {what: watches.page(what, now=now, limit=LISTENERS_PAGE) for what in whats}
    found = {what: listening for what, (listening, _) in first.items()}
    return found, {what: after for what, (_, after) in first.items() if after}


def _filtered(item: News, watch: Watch) -> News | None:
    if watch.update_types and not set(item.types) & set(watch.update_types):
        return None
    return item


def _deliver(found: Iterable[Delivery]) -> None:
    queues.send(settings().deliveries_queue, [each.message() for each in found])
