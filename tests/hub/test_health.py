"""Subscribers that fail: tried again, left to the slow lane, paused, woken, and told."""

from __future__ import annotations

import time

import pytest

from chalicelib.hub import deliver
from chalicelib.model.delivery import Delivery
from chalicelib.settings import settings
from chalicelib.store import failed_deliveries
from tests.hub import lanes

HOUR = 3600
DAY = 24 * HOUR
WAITS = (10, 60, 300, 900, HOUR, 3 * HOUR, 6 * HOUR)
ATTEMPTS = len(WAITS) + 1
PAUSED_AFTER = DAY


@pytest.fixture
def now() -> int:
    return int(time.time())


def fail_first(photo, target, now, times=1):
    for _ in range(times):
        deliver.first([lanes.delivery(photo, target)], now)


def fail_for_a_day(photo, target, now):
    """Failing first attempts on two days, the lease renewed between them."""
    fail_first(photo, target, now)
    lanes.renew(now + lanes.RENEWAL_DUE)
    fail_first(photo, target, now + DAY)
    lanes.retries()


# --- trying again ---


def test_a_failed_delivery_is_tried_again_after_longer_and_longer_waits(
    mine, photo, subscriber, now
):
    target = mine(subscriber)
    subscriber.status = 500
    deliver.first([lanes.delivery(photo, target)], now)
    waits = []
    while held := lanes.retries():
        [[message, delay]] = [(each.message, each.delay) for each in held]
        waits.append(message["not_before"] - now)
        assert delay == min(900, waits[-1])
        now = message["not_before"]
        deliver.again([Delivery.read(message)], now)

    assert len(waits) == len(WAITS)
    for wait, planned in zip(waits, WAITS, strict=True):
        assert 0.8 * planned - 1 <= wait <= 1.2 * planned
    assert len(subscriber.received) == ATTEMPTS


def test_waits_are_shaken_so_that_those_who_failed_together_do_not_return_together(
    mine, photo, subscriber, now
):
    target = mine(subscriber)
    subscriber.status = 500
    for _ in range(12):
        deliver.again([lanes.delivery(photo, target, attempt=7)], now)

    assert len({held.message["not_before"] for held in lanes.retries()}) > 6


def test_a_wait_longer_than_a_queue_holds_back_is_waited_in_leaps(mine, photo, subscriber, now):
    target = mine(subscriber)
    subscriber.status = 500
    deliver.again([lanes.delivery(photo, target, attempt=5)], now)
    [held] = lanes.retries()
    due, leaps = held.message["not_before"], 0
    while now + held.delay < due:
        assert held.delay == 900
        now += held.delay
        deliver.again([Delivery.read(held.message)], now)
        [held] = lanes.retries()
        leaps += 1

    assert leaps >= 2
    assert len(subscriber.received) == 1
    assert (held.message["attempt"], held.message["not_before"]) == (6, due)


@pytest.mark.parametrize(
    ("asked", "attempt", "least", "most"),
    [
        ("120", 1, 120, 120),
        ("1", 1, 8, 12),  # never sooner than planned
        ("0", 1, 8, 12),
        ("999999999", 1, 21_600, 21_600),
        ("9" * 5000, 1, 21_600, 21_600),
        ("-5", 1, 8, 12),
        ("soon", 1, 8, 12),
        ("1e3", 1, 8, 12),
        ("\u0663\u0660\u0660", 1, 8, 12),
        ("Wed, 01 Jan 2020 00:00:00 GMT", 1, 8, 12),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 1, 21_600, 21_600),
        ("Fri, 99 Foo 99999 99:99:99 XXX", 1, 8, 12),
        ("120", 4, 720, 1080),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_granted_within_limits(
    mine, photo, subscriber, now, asked, attempt, least, most, status
):
    target = mine(subscriber)
    subscriber.status = status
    subscriber.headers = {"Retry-After": asked.encode().decode("latin-1")}
    deliver.again([lanes.delivery(photo, target, attempt=attempt)], now)

    [held] = lanes.retries()
    assert least <= held.message["not_before"] - now <= most
    assert held.message["attempt"] == attempt + 1


def test_retry_after_may_be_a_date(mine, photo, subscriber, now):
    target = mine(subscriber)
    subscriber.status = 503
    date = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(now + 1800))
    subscriber.headers = {"Retry-After": date}
    deliver.first([lanes.delivery(photo, target)], now)

    [held] = lanes.retries()
    assert held.message["not_before"] == now + 1800


def test_retry_after_grants_no_attempt_behind_the_last(mine, photo, subscriber, now):
    target = mine(subscriber)
    subscriber.status, subscriber.headers = 503, {"Retry-After": "60"}
    deliver.again([lanes.delivery(photo, target, attempt=ATTEMPTS)], now)

    assert not lanes.retries()
    assert len(lanes.rows("FAILED#")) == 1


def test_a_batch_that_raises_has_put_nothing_into_the_queue_before(
    mine, photo, subscriber, now, monkeypatch
):
    """It is tried again as a whole: what was put back before would be there twice."""
    target = mine(subscriber)
    waiting = Delivery(
        news=lanes.delivery(photo).news, targets=(target,), not_before=now + 500, attempt=2
    )
    monkeypatch.setenv("PUSHR_PEOPLE_TABLE", "nowhere")
    settings.cache_clear()
    with pytest.raises(Exception, match="ResourceNotFound"):
        deliver.again([waiting, lanes.delivery(photo, target, attempt=2)], now)
    monkeypatch.undo()
    settings.cache_clear()

    assert not lanes.retries()


# --- given up, and asked for again ---


def test_what_was_given_up_is_kept_for_a_week_shown_and_redelivered(
    flickr, alice, mine, photo, subscriber, now, hub, health
):
    target = mine(subscriber)
    subscriber.status = 500
    deliver.again([lanes.delivery(photo, target, attempt=ATTEMPTS)], now)
    push = flickr(alice).pushr.push
    assert health()["failed"] == "1"
    [failed] = push.getDeliveries()[0]
    assert failed.get("callback") == subscriber.url
    assert failed.get("attempts") == str(ATTEMPTS)
    assert int(failed.get("date_expire")) - int(failed.get("date_failed")) == 7 * DAY
    assert [each.attrib for each in failed] == [{"id": photo, "update": "created"}]

    subscriber.status = 200
    subscriber.received.clear()
    assert push.redeliver(delivery_id=failed.get("id"))[0].get("count") == "1"
    hub.drain()
    assert [entry.title for entry in subscriber.entries] == ["cat"]
    assert not push.getDeliveries()[0]


def test_a_failed_delivery_is_gone_after_a_week_although_its_row_is_still_there(
    mine, photo, subscriber, alice, now
):
    failed_deliveries.add(lanes.delivery(photo), mine(subscriber), now)

    assert list(failed_deliveries.of(alice.nsid, now + 7 * DAY - 1))
    assert not list(failed_deliveries.of(alice.nsid, now + 7 * DAY))


# --- the slow lane ---


def test_three_failed_first_attempts_in_a_row_lead_to_the_slow_lane(
    mine, photo, subscriber, now, health
):
    target = mine(subscriber)
    subscriber.status = 500
    fail_first(photo, target, now, times=2)
    assert (health()["slow"], health()["failures"]) == ("0", "2")
    fail_first(photo, target, now)
    assert (health()["slow"], health()["failures"]) == ("1", "3")
    lanes.retries()
    subscriber.received.clear()

    subscriber.status = 200
    deliver.first([lanes.delivery(photo, target)], now)
    [held] = lanes.retries()
    assert not subscriber.received
    assert (held.message["attempt"], held.delay) == (1, 0)

    deliver.again([Delivery.read(held.message)], now)
    assert len(subscriber.received) == 1
    assert (health()["slow"], health()["failures"]) == ("0", "0")


def test_a_success_between_failures_begins_the_count_anew(mine, photo, subscriber, now, health):
    target = mine(subscriber)
    for status in (500, 500, 200, 500):
        subscriber.status = status
        fail_first(photo, target, now)

    assert (health()["slow"], health()["failures"]) == ("0", "1")


def test_later_attempts_do_not_count_towards_the_slow_lane(mine, photo, subscriber, now, health):
    target = mine(subscriber)
    subscriber.status = 500
    for attempt in range(2, ATTEMPTS):
        deliver.again([lanes.delivery(photo, target, attempt=attempt)], now)

    assert health()["failures"] == "0"
    assert health()["last_error"] == "500"


def test_who_is_slow_does_not_slow_down_those_who_hear_the_same(
    flickr, alice, mine, photo, subscriber, now
):
    slow = mine(subscriber, callback=subscriber.url + "?slow")
    subscriber.status = 500
    fail_first(photo, slow, now, times=3)
    lanes.retries()
    subscriber.received.clear()
    subscriber.status = 200
    deliver.first([lanes.delivery(photo, slow, mine(subscriber))], now)

    assert [each.path for each in subscriber.received] == ["/callback"]
    [held] = lanes.retries()
    assert held.message["targets"] == [[alice.nsid, slow.subscription_id]]


# --- pause and resume ---


def test_a_subscription_is_paused_after_a_day_without_a_success(
    mine, photo, subscriber, now, health
):
    target = mine(subscriber)
    subscriber.status = 500
    fail_first(photo, target, now)
    lanes.renew(now + lanes.RENEWAL_DUE)
    fail_first(photo, target, now + PAUSED_AFTER - 1)
    assert health()["paused"] == "0"

    fail_first(photo, target, now + PAUSED_AFTER)
    found = health()
    assert found["paused"] == "1"
    assert found["last_error"] == "500"
    assert found["last_failure"] == str(now + PAUSED_AFTER)
    assert int(found["last_success"]) >= now


def test_a_success_within_the_day_keeps_a_subscription_awake(mine, photo, subscriber, now, health):
    target = mine(subscriber)
    for hours, status in ((0, 500), (23, 200), (23, 500), (24, 500), (46, 500)):
        subscriber.status = status
        fail_first(photo, target, now + hours * HOUR)
        if hours == 23:
            lanes.renew(now + lanes.RENEWAL_DUE)

    assert health()["paused"] == "0"


def test_what_a_paused_subscription_misses_is_kept_for_its_return(
    flickr, alice, mine, photo, subscriber, now, hub, health
):
    target = mine(subscriber)
    subscriber.status = 500
    fail_for_a_day(photo, target, now)
    subscriber.received.clear()
    subscriber.status = 200
    deliver.first([lanes.delivery(photo, target)], now + DAY)
    deliver.again([lanes.delivery(photo, target, attempt=3)], now + DAY)
    lanes.attempt_again(now + DAY)
    push = flickr(alice).pushr.push
    assert not subscriber.received
    assert len(push.getDeliveries()[0]) == 2

    [woken] = push.resume(callback=subscriber.url)[0]
    assert (woken.get("paused"), woken.get("slow")) == ("0", "0")
    assert push.redeliver()[0].get("count") == "2"
    hub.drain()
    assert len(subscriber.received) == 2
    assert health()["paused"] == "0"


def test_subscribing_again_wakes_a_paused_subscription(
    mine, photo, subscriber, now, health, flickr, alice, hub
):
    target = mine(subscriber)
    subscriber.status = 500
    fail_for_a_day(photo, target, now)
    assert health()["paused"] == "1"
    subscriber.status = 200
    subscriber.received.clear()
    mine(subscriber)

    assert health()["paused"] == "0"
    flickr(alice).upload("coffee.jpg", title="awake")
    hub.drain()
    assert [entry.title for entry in subscriber.entries] == ["awake"]


def test_a_renewal_of_the_hub_s_own_does_not_wake_who_is_paused(
    mine, photo, subscriber, now, health
):
    target = mine(subscriber)
    subscriber.status = 500
    fail_for_a_day(photo, target, now)
    lanes.renew(now + 2 * lanes.RENEWAL_DUE)

    assert health()["paused"] == "1"


def test_nothing_is_kept_for_a_subscription_whose_lease_is_over(mine, photo, subscriber, now):
    target = mine(subscriber)
    subscriber.status = 500
    fail_for_a_day(photo, target, now)
    deliver.first([lanes.delivery(photo, target)], now + 3 * DAY)
    lanes.attempt_again(now + 3 * DAY)

    assert not lanes.rows("FAILED#")
