"""pushr.push.*: how subscriptions fare, and what was not delivered."""

from __future__ import annotations

import time

import pytest

from chalicelib.model.delivery import Delivery, News, Target
from chalicelib.model.subscription import callback_id
from chalicelib.store import failed_deliveries, people
from tests.flickr import fails

WEEK = 7 * 86_400


@pytest.fixture
def push(flickr, alice):
    return flickr(alice).pushr.push


@pytest.fixture
def subscribed(flickr, alice, subscriber):
    terms = {"topic": "my_photos", "callback": subscriber.url, "verify": "sync"}

    def subscribe(**more):
        flickr(alice).push.subscribe(**{**terms, **more})
        return {**terms, **more}["callback"]

    return subscribe


def failed(member, callback, ago=0, photo_id="7", types=("created",), attempts=8):
    target = Target(nsid=member.nsid, subscription_id=callback_id(callback))
    news = (News(photo_id=photo_id, types=types),)
    delivery = Delivery(news=news, targets=(target,), attempt=attempts)
    failed_deliveries.add(delivery, target, time.time() - ago)


def told(push, **asked):
    return [each.attrib for each in push.getDeliveries(**asked)[0]]


def test_a_subscription_is_told_with_its_terms_and_its_health(push, subscribed, subscriber):
    subscribed(update_type="created,tags", media="photos", secret="s", mailto="a@b.test")
    [found] = push.getSubscriptions()[0]
    given = dict(found.attrib)
    moments = {given.pop(name) for name in ("date_create", "expiry", "last_success")}

    assert all(moment.isdecimal() for moment in moments)
    assert given == {
        "topic": "my_photos",
        "callback": subscriber.url,
        "pending": "0",
        "lease_seconds": "0",
        "verify_attempts": "0",
        "update_type": "created,tags",
        "media": "photos",
        "output_format": "atom",
        "signed": "1",
        "mailto": "a@b.test",
        "paused": "0",
        "slow": "0",
        "failures": "0",
        "failed": "0",
        "last_failure": "",
        "last_error": "",
    } | {name: value for name, value in given.items() if name == "last_success"}


def test_a_subscription_that_is_not_verified_yet_is_told_too(push, subscribed):
    subscribed(verify="async")
    [found] = push.getSubscriptions()[0]

    assert (found.get("pending"), found.get("topic")) == ("1", "my_photos")


def test_nobody_sees_or_wakes_or_redelivers_what_is_another_s(push, subscribed, flickr, bob, alice):
    callback = subscribed()
    failed(alice, callback)
    his = flickr(bob).pushr.push

    assert not his.getSubscriptions()[0]
    assert not his.getDeliveries()[0]
    with fails(7, "Subscription not found"):
        his.resume(callback=callback)
    [mine] = told(push)
    with fails(8, "Delivery not found"):
        his.redeliver(delivery_id=mine["id"])
    assert his.redeliver()[0].get("count") == "0"
    assert told(push) == [mine]


def test_resuming_what_is_not_there_is_error_7(push, subscribed, flickr, alice):
    with fails(7, "Subscription not found"):
        push.resume(callback="http://nowhere.test/")
    callback = subscribed(verify="async")
    with fails(7, "Subscription not found"):
        push.resume(callback=callback)
    with fails(1, "Required parameter missing"):
        push.resume()


def test_resuming_what_is_awake_changes_nothing(push, subscribed):
    callback = subscribed()
    [before] = push.getSubscriptions()[0]
    [after] = push.resume(callback=callback)[0]

    assert after.attrib == before.attrib


def test_failed_deliveries_are_told_oldest_first_for_a_week(push, subscribed, alice):
    callback = subscribed()
    for photo_id, ago in (("3", 60), ("1", WEEK + 1), ("2", WEEK - 60)):
        failed(alice, callback, ago, photo_id)
    deliveries = push.getDeliveries()[0]

    assert [each[0].get("id") for each in deliveries] == ["2", "3"]
    assert deliveries.get("total") == "2"


def test_failed_deliveries_say_what_they_would_have_told(push, subscribed, alice):
    failed(alice, subscribed(), photo_id="77", types=("title", "tags"), attempts=5)
    [delivery] = push.getDeliveries()[0]

    assert delivery.get("attempts") == "5"
    assert [photo.attrib for photo in delivery] == [{"id": "77", "update": "title,tags"}]


def test_failed_deliveries_are_told_by_callback_and_by_page(push, subscribed, subscriber, alice):
    one, other = subscribed(), subscribed(callback=subscriber.url + "?2")
    for _ in range(3):
        failed(alice, one)
    failed(alice, other)

    assert len(told(push, callback=other)) == 1
    assert len(told(push, callback="http://nowhere.test/")) == 0
    pages = [told(push, per_page=3, page=page) for page in (1, 2)]
    assert [len(page) for page in pages] == [3, 1]
    assert len({each["id"] for page in pages for each in page}) == 4


def test_one_delivery_is_redelivered_and_the_others_stay(push, subscribed, alice):
    callback = subscribed()
    for _ in range(3):
        failed(alice, callback)
    second = told(push)[1]["id"]

    assert push.redeliver(delivery_id=second)[0].get("count") == "1"
    left = [each["id"] for each in told(push)]
    assert len(left) == 2
    assert second not in left
    with fails(8, "Delivery not found"):
        push.redeliver(delivery_id=second)


def test_a_callback_s_deliveries_are_redelivered(push, subscribed, subscriber, alice):
    one, other = subscribed(), subscribed(callback=subscriber.url + "?2")
    failed(alice, one)
    failed(alice, one)
    failed(alice, other)

    assert push.redeliver(callback=one)[0].get("count") == "2"
    assert [each["callback"] for each in told(push)] == [other]


def test_what_was_given_up_stays_told_when_its_subscription_has_ended(
    push, subscribed, flickr, alice, subscriber
):
    failed(alice, subscribed())
    flickr(alice).push.unsubscribe(topic="my_photos", callback=subscriber.url, verify="sync")

    [delivery] = told(push)
    assert "callback" not in delivery or not delivery["callback"]


@pytest.mark.parametrize("method", ["getSubscriptions", "resume", "getDeliveries", "redeliver"])
def test_all_of_them_need_permission_to_read(flickr, method):
    with fails(99):
        flickr().call(f"pushr.push.{method}", callback="http://a.test/")


def test_who_is_pro_no_longer_still_sees_what_he_has(flickr, alice, subscribed, push):
    subscribed()
    people.change(alice.nsid, is_pro=False)

    assert len(push.getSubscriptions()[0]) == 1


def test_health_is_told_in_json_by_its_types(flickr, alice, subscribed):
    subscribed()
    answer = flickr(alice).json("pushr.push.getSubscriptions")
    [found] = answer["subscriptions"]["subscription"]

    assert (found["failures"], found["failed"]) == (0, 0)
    assert (found["paused"], found["last_error"]) == (0, "")
