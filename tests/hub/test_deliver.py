"""What a subscriber answers decides what becomes of a delivery."""

from __future__ import annotations

import json
import time

import boto3
import pytest

from chalicelib.hub import deliver, outcome
from chalicelib.model.delivery import Delivery, News, Target
from chalicelib.model.subscription import callback_id
from chalicelib.settings import settings
from tests.subscriber import Subscriber


@pytest.fixture
def mine(flickr, alice):
    """Subscribes a callback to alice's own photos."""

    def subscribe(subscriber, **terms):
        flickr(alice).push.subscribe(
            topic="my_photos", callback=subscriber.url, verify="sync", **terms
        )
        return Target(nsid=alice.nsid, subscription_id=callback_id(subscriber.url))

    return subscribe


def delivery(photo_id, *targets, attempt=1, not_before=0):
    news = (News(photo_id=photo_id, types=("created",)),)
    return Delivery(news=news, targets=targets, attempt=attempt, not_before=not_before)


def retries() -> list[Delivery]:
    attributes = boto3.client("sqs").get_queue_attributes(
        QueueUrl=settings().retries_queue,
        AttributeNames=["ApproximateNumberOfMessagesDelayed", "ApproximateNumberOfMessages"],
    )["Attributes"]
    return sum(map(int, attributes.values()))


def failed(alice) -> list[dict]:
    found = boto3.client("dynamodb").query(
        TableName=settings().hub_table,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": f"FAILED#{alice.nsid}"}},
    )
    return found["Items"]


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_any_2xx_is_success_and_writes_nothing(mine, photo, subscriber, status):
    target = mine(subscriber)
    subscriber.status = status
    deliver.first([delivery(photo, target)], time.time())

    assert len(subscriber.received) == 1
    assert retries() == 0


@pytest.mark.parametrize("status", [301, 400, 401, 404, 429, 500, 503])
def test_anything_else_is_tried_again_later(mine, photo, subscriber, status):
    target = mine(subscriber)
    subscriber.status = status
    deliver.first([delivery(photo, target)], time.time())

    assert retries() == 1


def test_only_those_who_failed_are_tried_again(mine, photo, subscriber, alice):
    with Subscriber() as broken:
        broken.status = 500
        targets = (mine(subscriber), mine(broken))
        deliver.first([delivery(photo, *targets)], time.time())
        [message] = _delayed()

    assert message["targets"] == [[alice.nsid, targets[1].subscription_id]]
    assert message["attempt"] == 2
    assert message["not_before"] >= time.time() + 5


def test_a_delivery_that_is_not_due_waits_on(mine, photo, subscriber):
    target = mine(subscriber)
    deliver.again([delivery(photo, target, not_before=int(time.time()) + 500)], time.time())

    assert not subscriber.received
    assert retries() == 1


def test_after_the_last_attempt_a_delivery_is_kept_as_failed(mine, photo, subscriber, alice):
    target = mine(subscriber)
    subscriber.status = 500
    last = len(outcome.RETRY_SECONDS) + 1
    deliver.again([delivery(photo, target, attempt=last)], time.time())

    [row] = failed(alice)
    assert row["attempts"]["N"] == str(last)
    assert retries() == 0


def test_410_ends_the_subscription(mine, photo, subscriber, flickr, alice):
    target = mine(subscriber)
    subscriber.status = 410
    deliver.first([delivery(photo, target)], time.time())

    assert not flickr(alice).push.getSubscriptions()[0]
    assert retries() == 0


def test_nothing_is_delivered_after_the_end_of_a_lease(mine, photo, subscriber):
    target = mine(subscriber, lease_seconds=60)
    deliver.first([delivery(photo, target)], time.time() + 61)

    assert not subscriber.received


def test_who_has_left_is_not_delivered_to(mine, photo, subscriber, flickr, alice):
    target = mine(subscriber)
    flickr(alice).push.unsubscribe(topic="my_photos", callback=subscriber.url, verify="sync")
    deliver.first([delivery(photo, target)], time.time())

    assert not subscriber.received


def test_two_messages_of_a_batch_for_the_same_subscriber_both_arrive(mine, photo, subscriber):
    target = mine(subscriber)
    deliver.first([delivery(photo, target), delivery(photo, target)], time.time())

    assert len(subscriber.received) == 2


def test_a_change_of_a_subscription_counts_for_the_very_next_delivery(mine, photo, subscriber):
    target = mine(subscriber, secret="one")
    deliver.first([delivery(photo, target)], time.time())
    mine(subscriber, secret="two")
    deliver.first([delivery(photo, target)], time.time())

    one, two = subscriber.received
    assert one.body == two.body
    assert one.headers["X-Hub-Signature"] != two.headers["X-Hub-Signature"]


def test_who_says_more_than_is_remembered_is_delivered_to_all_the_same(mine, photo, subscriber):
    target = mine(subscriber, secret="s" * 200, verify_token="v" * 200)
    for _ in range(2):
        deliver.first([delivery(photo, target)], time.time())

    assert len(subscriber.received) == 2


def test_a_hundred_subscribers_get_the_same_bytes(mine, photo):
    with Subscriber() as one, Subscriber() as other:
        deliver.first([delivery(photo, mine(one), mine(other))], time.time())
        assert one.received[0].body == other.received[0].body


def _delayed() -> list[dict]:
    """Messages that moto holds back; SQS itself shows them to nobody."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.sqs.models import sqs_backends

    queues = sqs_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].queues
    name = settings().retries_queue.rpartition("/")[2]
    return [json.loads(message.body) for message in queues[name]._messages]
