"""The pump: feeds stream, queues and clock to the entry points that Lambda would call.

What feeds whom is read from the Chalice application, as ``chalice deploy`` reads it. Lambda's
ways are kept: partial batch responses, a stream's batch that raises is bisected, tried five
times and handed to its dead-letter queue. Workers that wait for strangers run several at a time.
One difference: messages are seen again after seconds, not after the queue's minutes: those that a
worker returned after ``away_seconds``, those whose process died after ``hold_seconds``. Who takes
longer than that over a batch may see it twice, which every worker bears.

    python -m infra.pump [deliver] [retry] ...

runs the workers alone, or those named, against whatever AWS the environment names, until it is
stopped or killed.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import boto3

if TYPE_CHECKING:
    from chalice import Chalice

STREAM_TRIES = 5  # infra/extras.json
_AWAY_SECONDS = 5
_HOLD_SECONDS = 60  # what a worker may take in all
_AT_ONCE = 4  # batches of a queue whose worker waits for strangers
_IDLE_SECONDS = 0.1  # between two looks at a stream that had nothing new
_SECONDS = {"minute": 60, "hour": 3600, "day": 86_400}  # of the clock's rates

Entry = Callable[[Any, Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A queue and the worker that it feeds."""

    name: str
    url: str
    worker: Entry
    batch_size: int
    away_seconds: int = _AWAY_SECONDS
    hold_seconds: int = _HOLD_SECONDS
    turn: threading.Lock = field(default_factory=threading.Lock, compare=False)
    """One thread at a time takes messages: moto would give the same ones to two."""

    @property
    def at_once(self) -> int:
        """How many batches are fed at a time: a worker that takes many messages waits for them."""
        return _AT_ONCE if self.batch_size > 1 else 1

    def step(self) -> int:
        """Feed one batch; answers how many messages it had."""
        messages = self.take()
        self.feed(messages)
        return len(messages)

    def take(self, wait_seconds: int = 0) -> list[Any]:
        """A batch of messages, which nobody else sees for a while."""
        found = _sqs().receive_message(
            QueueUrl=self.url,
            MaxNumberOfMessages=min(10, self.batch_size),
            WaitTimeSeconds=wait_seconds,
            VisibilityTimeout=self.hold_seconds,
            AttributeNames=["All"],
        )
        messages: list[Any] = found.get("Messages", [])
        return messages

    def feed(self, messages: Sequence[Any]) -> None:
        """Feed a batch to the worker; what it did leaves the queue, what failed comes again."""
        if messages:
            self._settle(messages, self._failed(messages))

    def _failed(self, messages: Sequence[Any]) -> set[str]:
        try:
            answer = self.worker({"Records": [_sqs_record(m, self.url) for m in messages]}, None)
        except Exception as error:  # noqa: BLE001  Lambda itself catches whatever a worker raises
            report(self.name, error)
            return {message["MessageId"] for message in messages}
        return {each["itemIdentifier"] for each in (answer or {}).get("batchItemFailures", [])}

    def _settle(self, messages: Sequence[Any], failed: set[str]) -> None:
        for message in messages:
            handle = {"QueueUrl": self.url, "ReceiptHandle": message["ReceiptHandle"]}
            if message["MessageId"] in failed:
                _sqs().change_message_visibility(**handle, VisibilityTimeout=self.away_seconds)
            else:
                _sqs().delete_message(**handle)


@dataclass(slots=True, kw_only=True)
class Stream:
    """A table's stream, the worker that it feeds, and up to where it was read."""

    name: str
    arn: str
    worker: Entry
    batch_size: int
    dead_queue: str
    iterator: str = ""

    def step(self) -> int:
        """Feed one batch; answers how many records it had."""
        if not self.iterator:
            self.iterator = self._begin()
        found = _streams().get_records(ShardIterator=self.iterator, Limit=self.batch_size)
        self.iterator = found["NextShardIterator"]
        records = [lambda_record(record, self.arn) for record in found["Records"]]
        if records:
            self._feed(records)
        return len(records)

    def _feed(self, records: Sequence[Any]) -> None:
        for attempt in range(1, STREAM_TRIES + 1):
            try:
                self.worker({"Records": records}, None)
            except Exception as error:  # noqa: BLE001  Lambda itself catches whatever a worker raises
                report(self.name, error)
                if len(records) > 1:
                    self._feed(records[: len(records) // 2])
                    self._feed(records[len(records) // 2 :])
                    return
                if attempt == STREAM_TRIES:
                    self._bury(records[0])
            else:
                return

    def _bury(self, record: Any) -> None:
        """Hand a record's place to the dead-letter queue, as Lambda words it."""
        number = record["dynamodb"]["SequenceNumber"]
        body = {
            "requestContext": {
                "condition": "RetryAttemptsExhausted",
                "approximateInvokeCount": STREAM_TRIES,
            },
            "DDBStreamBatchInfo": {
                "shardId": self._shard(),
                "startSequenceNumber": number,
                "endSequenceNumber": number,
                "batchSize": 1,
                "streamArn": self.arn,
            },
        }
        _sqs().send_message(QueueUrl=self.dead_queue, MessageBody=json.dumps(body))

    def _begin(self) -> str:
        return str(
            _streams().get_shard_iterator(
                StreamArn=self.arn, ShardId=self._shard(), ShardIteratorType="TRIM_HORIZON"
            )["ShardIterator"]
        )

    def _shard(self) -> str:
        stream = _streams().describe_stream(StreamArn=self.arn)["StreamDescription"]
        return str(stream["Shards"][0]["ShardId"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A worker that the clock feeds; at once too, unless it strikes only once in days."""

    name: str
    worker: Entry
    every_seconds: int

    def strike(self, stop: threading.Event) -> None:
        """Let it strike once, and wait."""
        is_rare = self.every_seconds >= _SECONDS["day"]
        if not is_rare:
            self.step()
        if not stop.wait(self.every_seconds) and is_rare:
            self.step()

    def step(self) -> None:
        """Let the clock strike."""
        try:
            self.worker(TICK, None)
        except Exception as error:  # noqa: BLE001  Lambda itself catches whatever a worker raises
            report(self.name, error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pump:
    """Everything that feeds the workers of an application."""

    streams: tuple[Stream, ...]
    queues: tuple[Queue, ...]
    clocks: tuple[Clock, ...]

    def drain(self) -> int:
        """Feed until nothing is left that can be seen now; answers how much there was."""
        fed = 0
        sources: list[Stream | Queue] = [*self.streams, *self.queues]
        while found := sum(each.step() for each in sources):
            fed += found
        return fed

    def only(self, workers: Collection[str]) -> Pump:
        """What feeds these workers, by their names."""
        return replace(
            self,
            streams=tuple(each for each in self.streams if each.name in workers),
            queues=tuple(each for each in self.queues if each.name in workers),
            clocks=tuple(each for each in self.clocks if each.name in workers),
        )

    def start(self, stop: threading.Event) -> list[threading.Thread]:
        """Feed from now on, each source in threads of its own, until stopped."""
        threads = [
            threading.Thread(target=_forever, args=(source, stop), daemon=True)
            for source in (*self.streams, *self.queues, *self.clocks)
            for _ in range(source.at_once if isinstance(source, Queue) else 1)
        ]
        for thread in threads:
            thread.start()
        return threads


def of(
    app: Chalice,
    environment: Mapping[str, str],
    away_seconds: int = _AWAY_SECONDS,
    hold_seconds: int = _HOLD_SECONDS,
) -> Pump:
    """The pump of an application over the resources of an environment (PUSHR_ variables)."""
    urls = {value.rpartition("/")[2]: value for value in environment.values()}
    streams, queues, clocks = [], [], []
    for source in app.event_sources:
        fed: Any = {"name": source.name, "worker": _entry(source.handler_string)}
        if hasattr(source, "stream_arn"):
            streams.append(
                Stream(
                    **fed,
                    arn=source.stream_arn,
                    batch_size=source.batch_size,
                    dead_queue=environment[f"PUSHR_{source.name.upper()}_DEAD_QUEUE"],
                )
            )
        elif hasattr(source, "queue"):
            queues.append(
                Queue(
                    **fed,
                    url=urls[source.queue],
                    batch_size=source.batch_size,
                    away_seconds=away_seconds,
                    hold_seconds=hold_seconds,
                )
            )
        else:
            clocks.append(Clock(**fed, every_seconds=_seconds(source.schedule_expression)))
    return Pump(streams=tuple(streams), queues=tuple(queues), clocks=tuple(clocks))


def main(arguments: Sequence[str] | None = None) -> int:
    """Feed workers until a signal ends it."""
    parser = argparse.ArgumentParser(prog="python -m infra.pump", description=__doc__)
    parser.add_argument("workers", nargs="*", help="their names; all of them without any")
    parser.add_argument("--hold-seconds", type=int, default=_HOLD_SECONDS)
    options = parser.parse_args(arguments)
    from app import app  # noqa: PLC0415  (only this command needs it)

    source = of(app, os.environ, hold_seconds=options.hold_seconds)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    threads = (source.only(options.workers) if options.workers else source).start(stop)
    for thread in threads:
        thread.join()
    return 0


def report(name: str, error: Exception) -> None:
    """Say that a worker raised."""
    print(f"{name}: {type(error).__name__}: {error}", flush=True)


TICK = {
    "version": "0",
    "account": "",
    "region": "",
    "detail": {},
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "time": "",
    "id": "",
    "resources": [],
}


def _forever(source: Stream | Queue | Clock, stop: threading.Event) -> None:
    while not stop.is_set():
        if isinstance(source, Queue):
            with source.turn:
                messages = [] if stop.is_set() else source.take(wait_seconds=1)
            source.feed(messages)
        elif isinstance(source, Clock):
            source.strike(stop)
        elif not source.step():
            stop.wait(_IDLE_SECONDS)


def _seconds(rate: Any) -> int:
    """The seconds of ``rate(7 days)``."""
    number, unit = rate.to_string().removeprefix("rate(").rstrip(")").split()
    return int(number) * _SECONDS[unit.rstrip("s")]


def _entry(handler: str) -> Entry:
    module, _, name = handler.rpartition(".")
    entry: Entry = getattr(import_module(module), name)
    return entry


def _sqs_record(message: Any, url: str) -> dict[str, Any]:
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message.get("Attributes", {}),
        "messageAttributes": {},
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:local:000000000000:" + url.rpartition("/")[2],
        "awsRegion": "local",
    }


def lambda_record(record: Any, arn: str) -> dict[str, Any]:
    """A record as Lambda hands it over: JSON, so with times as numbers."""
    plain = json.loads(json.dumps(record, default=_jsonable))
    return {**plain, "eventSourceARN": arn}


def _jsonable(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value))


@cache
def _sqs() -> Any:
    return boto3.client("sqs")


@cache
def _streams() -> Any:
    return boto3.client("dynamodbstreams")


if __name__ == "__main__":
    sys.exit(main())
