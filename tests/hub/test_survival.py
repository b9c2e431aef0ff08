"""Nothing is lost: workers that die, records that are poison, events that come twice."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import boto3
import pytest

from chalicelib.settings import settings
from chalicelib.store import photos
from infra import admin, dead_letters
from tests.hub.faults import Calls, Died, watching

CALLS_OF_A_QUESTION = 13
CALLS = 20
"""More than the way of one photo takes; a test of its own says so."""


@pytest.fixture
def subscribed(flickr, subscriber, alice, bob):
    flickr(alice).push.subscribe(topic="contacts_photos", callback=subscriber.url, verify="sync")
    return subscriber


def dead_letters_in_all() -> int:
    return sum(dead_letters.count().values())


def test_the_way_of_a_photo_is_shorter_than_the_tests_of_dying_on_it(flickr, hub, subscribed, bob):
    flickr(bob).upload("chelsea.jpg")
    with watching(Calls()) as calls:
        hub.drain()

    assert 10 < calls.counted < CALLS, calls.names


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", range(CALLS))
def test_a_photo_arrives_wherever_a_worker_dies(flickr, hub, subscribed, bob, at, after):
    photo_id = flickr(bob).upload("chelsea.jpg")
    with watching(Calls(dies_at=at, after=after)):
        hub.drain()
    hub.drain()

    assert {entry.id.rpartition("/")[2] for entry in subscribed.entries} == {photo_id}
    assert dead_letters_in_all() == 0


def test_a_photo_arrives_although_its_upload_died_right_after_writing_it(
    flickr, hub, subscribed, bob
):
    """The write is the announcement: nobody has to come back for it."""
    with watching(Calls()) as counted:
        flickr(bob).upload("chelsea.jpg")
    written = [n for n, name in enumerate(counted.names) if name == "PutItem"][-1]
    hub.drain()
    subscribed.received.clear()

    with watching(Calls(dies_at=written, after=True)), pytest.raises(Exception, match="105"):
        flickr(bob).upload("coffee.jpg", title="half-way")
    hub.drain()
    assert [entry.title for entry in subscribed.entries] == ["half-way"]


def test_the_way_of_a_subscription_is_shorter_than_the_tests_of_dying_on_it(
    flickr, hub, subscriber, alice, bob
):
    flickr(alice).push.subscribe(topic="contacts_photos", callback=subscriber.url, verify="async")
    with watching(Calls()) as calls:
        hub.drain()

    assert 8 < calls.counted <= CALLS_OF_A_QUESTION, calls.names


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", range(CALLS_OF_A_QUESTION))
def test_an_asynchronous_subscription_goes_live_wherever_its_worker_dies(
    flickr, hub, subscriber, alice, bob, at, after
):
    flickr(alice).push.subscribe(topic="contacts_photos", callback=subscriber.url, verify="async")
    with watching(Calls(dies_at=at, after=after)):
        hub.drain()
    hub.drain()
    flickr(bob).upload()
    hub.drain()

    assert len(subscriber.entries) == 1
    assert dead_letters_in_all() == 0


def test_workers_fed_twice_change_nothing_the_second_time(flickr, hub, subscribed, alice, bob):
    twice = replace(
        hub,
        streams=tuple(replace(each, worker=_twice(each.worker)) for each in hub.streams),
        queues=tuple(replace(each, worker=_twice(each.worker)) for each in hub.queues),
    )
    flickr(alice).push.subscribe(
        topic="my_photos", callback=subscribed.url + "?mine", verify="async"
    )
    sync_id = flickr(bob).upload("chelsea.jpg")
    flickr(bob).upload("coffee.jpg", async_=1)
    twice.drain()

    ids = [row.id for row in photos.of(bob.nsid)]
    assert len(ids) == 2
    assert sync_id in ids
    sizes = [size.suffix for size in photos.read(sync_id).sizes]
    assert len(sizes) == len(set(sizes))
    assert {entry.id.rpartition("/")[2] for entry in subscribed.entries} == set(ids)
    assert len(flickr(alice).push.getSubscriptions()[0]) == 2
    assert dead_letters_in_all() == 0


def test_a_poisoned_record_does_not_hold_up_those_behind_it(flickr, hub, subscribed, bob):
    flickr(bob).upload("chelsea.jpg", title="before")
    _poison()
    flickr(bob).upload("coffee.jpg", title="behind")
    hub.drain()

    assert {entry.title for entry in subscribed.entries} == {"before", "behind"}
    assert dead_letters.count()["match"] == 1


def test_a_record_that_failed_is_replayed_by_the_administrator(
    flickr, hub, subscribed, bob, monkeypatch
):
    """The cause here is a queue that cannot be reached while the record is tried."""
    queue = settings().resizes_queue
    monkeypatch.setenv("PUSHR_RESIZES_QUEUE", queue + "-away")
    settings.cache_clear()
    flickr(bob).upload(title="late")
    hub.drain()
    assert dead_letters.count()["match"] == 1
    assert not subscribed.received

    monkeypatch.setenv("PUSHR_RESIZES_QUEUE", queue)
    settings.cache_clear()
    assert dead_letters.replay("match") == 1
    hub.drain()
    assert [entry.title for entry in subscribed.entries] == ["late"]
    assert dead_letters_in_all() == 0


def test_a_message_that_no_worker_can_read_is_buried_and_the_others_are_done(
    flickr, hub, subscribed, bob
):
    boto3.client("sqs").send_message(QueueUrl=settings().deliveries_queue, MessageBody="{")
    flickr(bob).upload(title="fine")
    hub.drain()

    assert [entry.title for entry in subscribed.entries] == ["fine"]
    assert dead_letters.count()["deliveries"] == 1


def test_a_poisoned_record_does_not_die_quietly(hub, capsys):
    _poison()
    hub.drain()

    assert "match: KeyError" in capsys.readouterr().out


def test_the_administrator_sees_how_many_letters_are_dead(hub, capsys, tmp_path):
    (tmp_path / "environment.json").write_text("{}")
    _poison()
    hub.drain()
    capsys.readouterr()

    assert admin.main(["--folder", str(tmp_path), "dead", "list"]) == 0
    assert '"match": 1' in capsys.readouterr().out


def test_a_fault_is_a_fault(flickr, bob):
    """The tests above stand on this: the fault really is raised in the application."""
    with watching(Calls(dies_at=0)), pytest.raises(Died):
        photos.read("1")


def _poison() -> None:
    """A photo without anything that a photo is made of."""
    boto3.client("dynamodb").put_item(
        TableName=settings().photos_table,
        Item={"pk": {"S": "PHOTO#1"}, "sk": {"S": "PHOTO"}},
    )


@cache
def _twice(worker):
    def feed(event, context):
        worker(event, context)
        return worker(event, context)

    return feed
