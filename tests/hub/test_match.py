"""Who hears of what: decided without reading or writing, and by pages of listeners."""

from __future__ import annotations

import json
import time

import boto3
import pytest

from chalicelib.hub import match
from chalicelib.model.delivery import News, Target
from chalicelib.model.photo import Photo
from chalicelib.settings import settings
from chalicelib.store import photos, watches
from chalicelib.store.watches import Watch

NOW = 1_700_000_000
CAT = News(photo_id="1", types=("created",))
PHOTO = Photo(
    id="1",
    owner="b",
    secret="s",
    original_secret="o",
    original_format="jpg",
    posted=NOW,
    updated=NOW,
    taken="2026-01-01 00:00:00",
)
DOG = News(photo_id="2", types=("title",))


def watch(number: int, update_types: tuple[str, ...] = ()) -> Watch:
    target = Target(nsid=f"{number}@N01", subscription_id="s")
    return Watch(target=target, expires=NOW + 60, update_types=update_types)


def heard(news):
    return [match.Heard(news=item, photo=PHOTO, whats=whats) for item, whats in news]


def told(news, watchers):
    return {
        target.nsid: delivery.news
        for delivery in match.deliveries(heard(news), watchers)
        for target in delivery.targets
    }


def test_everybody_who_listens_hears():
    assert told([(CAT, ("photos:b",))], {"photos:b": [watch(1), watch(2)]}) == {
        "1@N01": (CAT,),
        "2@N01": (CAT,),
    }


def test_who_listens_to_two_things_that_sound_hears_once():
    found = told([(CAT, ("photos:b", "tag:cat"))], {"photos:b": [watch(1)], "tag:cat": [watch(1)]})
    assert found == {"1@N01": (CAT,)}


def test_several_news_for_one_listener_are_one_delivery():
    news = [(CAT, ("photos:b",)), (DOG, ("photos:c",))]
    found = told(news, {"photos:b": [watch(1), watch(2)], "photos:c": [watch(1)]})
    assert found == {"1@N01": (CAT, DOG), "2@N01": (CAT,)}


def test_types_that_are_not_wanted_are_not_told():
    watchers = {"photos:b": [watch(1, ("created",)), watch(2, ("title", "tags"))]}
    assert told([(CAT, ("photos:b",)), (DOG, ("photos:b",))], watchers) == {
        "1@N01": (CAT,),
        "2@N01": (DOG,),
    }


@pytest.mark.parametrize(("listeners", "batches"), [(1, [1]), (100, [100]), (250, [100, 100, 50])])
def test_a_delivery_has_a_hundred_targets_at_most(listeners, batches):
    watchers = {"photos:b": [watch(n) for n in range(listeners)]}
    found = list(match.deliveries(heard([(CAT, ("photos:b",))]), watchers))
    assert [len(delivery.targets) for delivery in found] == batches


def test_more_listeners_than_a_page_are_told_page_by_page(hub):
    now = time.time()
    photos.add(PHOTO)
    everybody = {f"{n}@N01" for n in range(2_100)}
    for nsid in everybody:
        target = Target(nsid=nsid, subscription_id="s")
        watches.put(["photos:b"], Watch(target=target, expires=int(now) + 600))
    match.fanout(match.Fanout(what="photos:b", after="", news=(CAT,)), now)
    [fanout] = [queue for queue in hub.queues if queue.name == "fanout"]
    pages = 1
    while fanout.step():
        pages += 1

    assert pages == 3
    assert _told() == everybody


def test_an_expired_watch_hears_nothing_although_its_row_is_still_there():
    target = Target(nsid="1@N01", subscription_id="s")
    watches.put(["photos:b"], Watch(target=target, expires=NOW))

    assert watches.page("photos:b", now=NOW, limit=10) == ([], "")
    assert watches.page("photos:b", now=NOW - 1, limit=10)[0]


def _told() -> set[str]:
    sqs = boto3.client("sqs")
    nsids = set()
    while found := sqs.receive_message(
        QueueUrl=settings().deliveries_queue, MaxNumberOfMessages=10
    ).get("Messages"):
        nsids |= {nsid for m in found for nsid, _ in json.loads(m["Body"])["targets"]}
    return nsids
