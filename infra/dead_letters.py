"""Dead letters: messages that workers could not deal with, counted and dealt with again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from typing import Any

import boto3

from infra.errors import CommandError
from infra.pump import lambda_record

STREAM_READERS = ("match", "index")
QUEUES = (
    *STREAM_READERS,
    *("fanout", "verifications", "deliveries", "retries", "uploads", "resizes", "outlines"),
)
_LOOK_SECONDS = 1


class RecordsGoneError(CommandError):
    """The stream keeps records for a day; these are older."""


def count() -> dict[str, int]:
    """How many messages each dead-letter queue holds."""
    return {name: _count(_dead(name)) for name in QUEUES}


def replay(name: str) -> int:
    """Have the dead letters of a queue dealt with again; answers how many there were.

    A letter is deleted only after that. Those of the stream name a place in it, whose records
    are read again and matched or indexed here and now; the others go back to their queue.
    """
    of_stream: dict[str, Callable[[str], None]] = {"match": _match, "index": _index}
    deal = of_stream.get(name) or _back_to(os.environ[f"PUSHR_{name.upper()}_QUEUE"])
    replayed = 0
    for message in _messages(_dead(name)):
        deal(message["Body"])
        _sqs().delete_message(QueueUrl=_dead(name), ReceiptHandle=message["ReceiptHandle"])
        replayed += 1
    return replayed


def _back_to(queue: str) -> Callable[[str], None]:
    def send(body: str) -> None:
        _sqs().send_message(QueueUrl=queue, MessageBody=body)

    return send


def _match(body: str) -> None:
    # The worker reads the environment when it is imported: not before it is there.
    from chalicelib.workers.match import match  # noqa: PLC0415

    match({"Records": list(_records(json.loads(body)["DDBStreamBatchInfo"]))}, None)


def _index(body: str) -> None:
    """Not by the worker itself: the photos may have changed since, and been indexed."""
    from chalicelib.search import reindex  # noqa: PLC0415
    from chalicelib.store import stream  # noqa: PLC0415

    reindex.again(stream.changes(_records(json.loads(body)["DDBStreamBatchInfo"])))


def _records(place: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The records of a failed batch, from the stream itself."""
    streams = boto3.client("dynamodbstreams")
    try:
        iterator = streams.get_shard_iterator(
            StreamArn=place["streamArn"],
            ShardId=place["shardId"],
            ShardIteratorType="AT_SEQUENCE_NUMBER",
            SequenceNumber=place["startSequenceNumber"],
        )["ShardIterator"]
    except streams.exceptions.TrimmedDataAccessException as error:
        raise RecordsGoneError(RecordsGoneError.__doc__) from error
    wanted = place["batchSize"]
    while wanted > 0:
        found = streams.get_records(ShardIterator=iterator, Limit=wanted)
        yield from (lambda_record(record, place["streamArn"]) for record in found["Records"])
        wanted -= len(found["Records"])
        iterator = found.get("NextShardIterator")
        if not found["Records"] or iterator is None:
            raise RecordsGoneError(RecordsGoneError.__doc__)


def _messages(queue: str) -> Iterator[Any]:
    while (
        found := _sqs()
        .receive_message(QueueUrl=queue, MaxNumberOfMessages=10, WaitTimeSeconds=_LOOK_SECONDS)
        .get("Messages")
    ):
        yield from found


def _count(queue: str) -> int:
    name = "ApproximateNumberOfMessages"
    found = _sqs().get_queue_attributes(QueueUrl=queue, AttributeNames=[name])
    return int(found["Attributes"][name])


def _dead(name: str) -> str:
    return os.environ[f"PUSHR_{name.upper()}_DEAD_QUEUE"]


def _sqs() -> Any:
    return boto3.client("sqs")
