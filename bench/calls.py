"""The cost of a push: calls of AWS for one photo, by the number of those who listen to it."""

from __future__ import annotations

import json
import logging
import os
import time
import warnings
from collections import Counter
from typing import Any

import boto3
from moto import mock_aws

_LISTENERS = (0, 1, 100, 1000)
_ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "bench",
    "AWS_SECRET_ACCESS_KEY": "bench",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
    "POWERTOOLS_LOG_LEVEL": "CRITICAL",
}


def run() -> None:
    """Print the calls that match and deliver make; a thousand others listen elsewhere."""
    os.environ |= _ENVIRONMENT
    logging.getLogger("moto").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module="moto.cloudformation")
    with mock_aws():
        from infra import stack  # noqa: PLC0415

        outputs = stack.apply(boto3.client("cloudformation"), "bench", "bench")
        os.environ |= stack.environment(outputs)
        print("calls: of AWS for one new photo, until its POSTs are sent")
        print(f"  {'listeners':>9} {'match':>6} {'deliver':>8}   (a message serves 100)")
        for listeners in _LISTENERS:
            match, deliver = _photo(listeners)
            print(f"  {listeners:9} {match:6} {deliver:8}")


def _photo(listeners: int) -> tuple[int, int]:
    # The store reads the environment when it is imported: not before it is there.
    from chalicelib.hub import deliver, match  # noqa: PLC0415
    from chalicelib.model.delivery import Delivery  # noqa: PLC0415
    from chalicelib.settings import settings  # noqa: PLC0415
    from chalicelib.store.photos import Change  # noqa: PLC0415

    now = time.time()
    photo = _announced(now)
    _listen(photo.owner, listeners, now)
    matched = _count(lambda: match.match([Change(old=None, new=photo)], now))
    delivered = 0
    for message in _messages(settings().deliveries_queue):
        delivered += _count(lambda m=message: deliver.deliver([Delivery.read(m)], now))
    return matched, delivered


def _announced(now: float) -> Any:
    from chalicelib.model.ids import new_id, new_secret  # noqa: PLC0415
    from chalicelib.model.photo import Photo, Size  # noqa: PLC0415
    from chalicelib.store import people, photos  # noqa: PLC0415

    owner = people.add(new_secret(), now)
    photo = Photo(
        id=new_id(now),
        owner=owner.nsid,
        secret=new_secret(),
        original_secret=new_secret(),
        original_format="jpg",
        posted=int(now),
        updated=int(now),
        taken="2026-01-01 00:00:00",
        sizes=(Size(suffix="o", width=1, height=1, secret="s"),),  # noqa: S106
    )
    photos.add(photo)
    return photo


def _listen(owner: str, listeners: int, now: float) -> None:
    """Targets without a subscription: what is left to count is the store, not the POSTs."""
    from chalicelib.hub import topics  # noqa: PLC0415
    from chalicelib.model.delivery import Target  # noqa: PLC0415
    from chalicelib.store import watches  # noqa: PLC0415
    from chalicelib.store.watches import Watch  # noqa: PLC0415

    for number in range(listeners):
        target = Target(nsid=f"{number}@N01", subscription_id="s")
        watches.put([topics.photos_of(owner)], Watch(target=target, expires=int(now) + 3600))


def _messages(queue: str) -> Any:
    sqs = boto3.client("sqs")
    while found := sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages"):
        for message in found:
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
            yield json.loads(message["Body"])


def _count(work: Any) -> int:
    from chalicelib.store import aws  # noqa: PLC0415

    counted: Counter[str] = Counter()

    def count(model: Any, **_: Any) -> None:
        counted[model.name] += 1

    clients = (aws.dynamodb(), aws.sqs(), aws.s3())
    for client in clients:
        client.meta.events.register("before-call", count, unique_id="bench")
    work()
    for client in clients:
        client.meta.events.unregister("before-call", unique_id="bench")
    return sum(counted.values())
