"""Leases at the edge: the very second, rows that nobody removed, answers that come too late."""

from __future__ import annotations

import time

import pytest

from chalicelib.hub import deliver, lease, match, subscriptions, verify
from chalicelib.model.delivery import News
from chalicelib.settings import settings
from chalicelib.store import photos
from chalicelib.store import subscriptions as stored
from tests.flickr import fails
from tests.hub import lanes

HOUR = 3600
DAY = 24 * HOUR


def listed(flickr, alice) -> list[dict[str, str]]:
    return [each.attrib for each in flickr(alice).push.getSubscriptions()[0]]


@pytest.fixture
def push(flickr, alice):
    return flickr(alice).push


@pytest.mark.parametrize(("seconds", "arrives"), [(-1, 1), (0, 0), (1, 0)])
def test_a_lease_that_ends_now_is_over(mine, photo, subscriber, seconds, arrives):
    target = mine(subscriber, lease_seconds=60)
    expires = stored.find(target).expires
    deliver.first([lanes.delivery(photo, target)], expires + seconds)
    deliver.again([lanes.delivery(photo, target, attempt=2)], expires + seconds)

    assert len(subscriber.received) == 2 * arrives


@pytest.mark.parametrize(("seconds", "matched"), [(-1, 1), (0, 0)])
def test_nothing_is_matched_for_a_lease_that_ends_now(mine, photo, subscriber, seconds, matched):
    target = mine(subscriber, lease_seconds=60)
    expires = stored.find(target).expires
    news = News(photo_id=photo, types=("title",))
    what = f"photos:{photos.read(photo).owner}"
    match.fanout(match.Fanout(what=what, after="", news=(news,)), expires + seconds)

    assert len(lanes.taken(settings().deliveries_queue)) == matched


def test_a_clock_that_strikes_at_the_very_end_ends_it(mine, subscriber):
    target = mine(subscriber, lease_seconds=60)
    lease.run(stored.find(target).expires)

    assert not lanes.rows("PERSON#")
    assert not lanes.rows("WATCH#")


def test_a_row_that_nobody_removed_is_dead(flickr, alice, mine, photo, subscriber, monkeypatch):
    """DynamoDB takes days for what TTL says is over, and the clock may stand still."""
    target = mine(subscriber, lease_seconds=60)
    _ended(target)

    assert not listed(flickr, alice)
    assert not flickr(alice).pushr.push.getSubscriptions()[0]
    with fails(7):
        flickr(alice).push.unsubscribe(topic="my_photos", callback=subscriber.url, verify="sync")
    with fails(7):
        flickr(alice).pushr.push.resume(callback=subscriber.url)


def test_a_dead_row_is_in_nobody_s_way(flickr, alice, mine, subscriber):
    """Another topic may have its callback, and the new subscription begins now."""
    target = mine(subscriber, lease_seconds=60)
    _ended(target)
    began = int(time.time())
    mine(subscriber, topic="contacts_photos")

    [found] = listed(flickr, alice)
    assert found["topic"] == "contacts_photos"
    assert int(found["date_create"]) >= began


def _ended(target) -> None:
    """As if it had been subscribed to an hour ago."""
    from dataclasses import replace

    stored.change(target, lambda s: replace(s, created=s.created - HOUR, expires=int(time.time())))


def test_a_late_yes_does_not_bring_a_lease_back(flickr, alice, mine, subscriber):
    """The hub asks in time, and is answered when the lease is over: with or without the clock."""
    target = mine(subscriber)
    expires = stored.find(target).expires
    lease.run(expires - HOUR)
    [question] = lanes.questions()
    subscriptions.confirm(target, question.asked, expires)
    assert stored.find(target).expires == expires

    lease.run(expires)
    subscriptions.confirm(target, question.asked, expires + 1)
    assert not listed(flickr, alice)
    assert not lanes.rows("WATCH#")


def test_a_question_is_not_asked_when_its_time_is_over(mine, subscriber):
    target = mine(subscriber)
    expires = stored.find(target).expires
    lease.run(expires - HOUR)
    verify.verify(lanes.questions(), expires)

    assert len(subscriber.questions) == 1


def test_a_yes_just_in_time_renews_for_a_day_from_then(mine, subscriber):
    target = mine(subscriber)
    expires = stored.find(target).expires
    lease.run(expires - HOUR)
    verify.verify(lanes.questions(), expires - 1)

    assert stored.find(target).expires == expires - 1 + DAY


def test_who_refuses_a_renewal_has_ended_it(flickr, alice, mine, photo, subscriber):
    target = mine(subscriber)
    subscriber.challenge_status = 404
    now = time.time() + DAY - HOUR
    lanes.renew(now)
    deliver.first([lanes.delivery(photo, target)], now)

    assert not listed(flickr, alice)
    assert not lanes.rows("WATCH#")
    assert not subscriber.received


def test_who_does_not_answer_a_renewal_is_asked_to_the_end(flickr, alice, mine, photo, subscriber):
    """And is delivered to until then, and not a second longer."""
    target = mine(subscriber)
    expires = stored.find(target).expires
    subscriber.challenge_status = 503
    now = expires - HOUR
    waiting = lanes.renew(now)
    asked_at = [now]
    while waiting:
        now = waiting[0].not_before
        asked_at.append(now)
        verify.verify(waiting, now)
        waiting = lanes.questions()
    deliver.first([lanes.delivery(photo, target)], expires - 1)
    deliver.first([lanes.delivery(photo, target)], expires)
    assert len(subscriber.received) == 1
    assert len(subscriber.questions) - 1 == len([at for at in asked_at if at < expires]) == 5

    lease.run(expires)
    assert not listed(flickr, alice)
    assert not lanes.rows("WATCH#")


def test_who_answers_a_renewal_at_last_lives_on(mine, subscriber):
    target = mine(subscriber)
    expires = stored.find(target).expires
    subscriber.challenge_status = 500
    waiting = lanes.renew(expires - HOUR)
    subscriber.challenge_status = 200
    verify.verify(waiting, waiting[0].not_before)
    lease.run(expires)

    assert stored.find(target).expires == waiting[0].not_before + DAY


def test_a_renewal_whose_asking_died_is_asked_after_all(mine, subscriber):
    """The clock noted the question and died before it was queued; it strikes again."""
    target = mine(subscriber)
    expires = stored.find(target).expires
    now = expires - HOUR
    question = lease.renewal(stored.find(target), now)
    stored.change(target, lambda s: s.asking(question))
    lanes.renew(now + 60)

    assert stored.find(target).expires == int(now) + 60 + DAY


def test_who_asks_for_more_just_before_the_end_gets_it(flickr, alice, mine, subscriber, push, hub):
    """The question is on its way when the clock ends the lease."""
    target = mine(subscriber, lease_seconds=60)
    expires = stored.find(target).expires
    again = {"topic": "my_photos", "callback": subscriber.url, "verify": "async"}
    push.subscribe(**again, lease_seconds=600)
    lease.run(expires)
    lanes.ask(expires + 5)

    assert stored.find(target).is_live(expires + 5)
    assert stored.find(target).expires == expires + 5 + 600
    assert len(lanes.rows("WATCH#")) == 1


def test_who_asks_for_an_end_just_before_the_end_gets_that(mine, subscriber, push):
    target = mine(subscriber, lease_seconds=60)
    expires = stored.find(target).expires
    push.unsubscribe(topic="my_photos", callback=subscriber.url, verify="async")
    lease.run(expires)
    lanes.ask(expires + 5)

    assert not lanes.rows("PERSON#")
    assert not lanes.rows("WATCH#")


def test_an_asynchronous_question_is_given_up_after_eight_attempts(
    flickr, alice, mine, subscriber, push
):
    subscriber.challenge_status = 500
    push.subscribe(topic="my_photos", callback=subscriber.url, verify="async")
    now, waits, attempts = time.time(), [], []
    waiting = lanes.ask(now)
    while waiting:
        attempts.append(listed(flickr, alice)[0]["verify_attempts"])
        waits.append(waiting[0].not_before - int(now))
        now = waiting[0].not_before
        verify.verify(waiting, now)
        waiting = lanes.questions()

    assert waits == [15, 60, 300, 900, 3600, 7200, 10_800]
    assert attempts == ["1", "2", "3", "4", "5", "6", "7"]
    assert len(subscriber.questions) == 8
    assert not listed(flickr, alice)
    assert not lanes.rows("PERSON#")


def test_a_question_that_is_not_due_waits_on(mine, subscriber, push):
    subscriber.challenge_status = 500
    push.subscribe(topic="my_photos", callback=subscriber.url, verify="async")
    now = time.time()
    waiting = lanes.ask(now)
    verify.verify(waiting, now + 1)

    assert len(subscriber.questions) == 1
    assert lanes.questions() == waiting


@pytest.mark.parametrize("lease_seconds", ["60", "86400"])
def test_leases_run_from_a_minute_to_a_day(flickr, alice, mine, subscriber, lease_seconds):
    mine(subscriber, lease_seconds=lease_seconds)

    [found] = listed(flickr, alice)
    assert found["lease_seconds"] == subscriber.questions[0]["lease_seconds"] == lease_seconds
