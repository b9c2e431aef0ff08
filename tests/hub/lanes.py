"""The lanes that deliveries and questions wait in, and a clock that a test turns itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import boto3
from moto.core import DEFAULT_ACCOUNT_ID
from moto.sqs.models import sqs_backends

from chalicelib.hub import deliver, lease, verify
from chalicelib.model.delivery import Delivery, News, Target
from chalicelib.model.subscription import callback_id
from chalicelib.settings import settings


@dataclass(frozen=True)
class Held:
    """A message, and for how many seconds its queue holds it back."""

    message: Any
    delay: int


def taken(url: str) -> list[Held]:
    """Everything out of a queue, also what it still holds back."""
    queue = sqs_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].queues[url.rpartition("/")[2]]
    found = [
        Held(json.loads(each.body), max(0, round(each.delayed_until - each.sent_timestamp) // 1000))
        for each in queue._messages
    ]
    queue._messages.clear()
    return found


def retries() -> list[Held]:
    return taken(settings().retries_queue)


def questions() -> list[verify.Question]:
    return [verify.Question.read(each.message) for each in taken(settings().verifications_queue)]


def attempt_again(now: float) -> list[Held]:
    """Do what waits in the slow lane, as if it were now; answers what waits there afterwards."""
    deliver.again([Delivery.read(each.message) for each in retries()], now)
    waiting = retries()
    _put_back(settings().retries_queue, waiting)
    return waiting


def ask_on(now: float) -> None:
    """Ask what waits to be asked, as if it were now; what is not due waits on."""
    verify.verify(questions(), now)


def ask(now: float) -> list[verify.Question]:
    """Ask what waits to be asked, as if it were now; answers what is to be asked again."""
    verify.verify(questions(), now)
    return questions()


RENEWAL_DUE = 86_400 - 3600 + 5
"""When a day's lease is renewed, from the second in which a test began: it may have subscribed in
the next one, so a little late."""


def renew(now: float) -> list[verify.Question]:
    """Let the clock strike, and the callbacks be asked."""
    lease.run(now)
    return ask(now)


def target(member: Any, callback: str) -> Target:
    return Target(nsid=member.nsid, subscription_id=callback_id(callback))


def delivery(photo_id: str, *targets: Target, attempt: int = 1) -> Delivery:
    news = (News(photo_id=photo_id, types=("created",)),)
    return Delivery(news=news, targets=targets, attempt=attempt)


def rows(kind: str) -> list[Any]:
    """The items of the hub's table whose keys begin so."""
    found = boto3.client("dynamodb").scan(TableName=settings().hub_table)["Items"]
    return [item for item in found if item["pk"]["S"].startswith(kind)]


def _put_back(url: str, waiting: list[Held]) -> None:
    for each in waiting:
        boto3.client("sqs").send_message(
            QueueUrl=url, MessageBody=json.dumps(each.message), DelaySeconds=each.delay
        )
