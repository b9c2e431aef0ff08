"""The messages of a batch from a queue: a broken one does not hold the others up."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import orjson
from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    process_partial_response,
)
from chalice.app import SQSEvent

Message = TypeVar("Message")
PartialResponse = dict[str, list[dict[str, str]]]


def one_by_one(event: SQSEvent, done: Callable[[Any], None]) -> PartialResponse:
    """Do one message after the other; those that raise return to their queue, and only those."""
    return process_partial_response(  # type: ignore[return-value]
        event=event.to_dict(),
        record_handler=lambda record: done(orjson.loads(record.body)),
        processor=BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False),
    )


def together(
    event: SQSEvent, read: Callable[[Any], Message], done: Callable[[list[Message]], None]
) -> PartialResponse:
    """Do all messages at the same time; if that raises, one by one, to find the culprit."""
    try:
        with _no_search_for_cycles():
            done([read(orjson.loads(record["body"])) for record in event.to_dict()["Records"]])
    except Exception:  # noqa: BLE001  (what raises is raised again below, and kept apart there)
        return one_by_one(event, lambda message: done([read(message)]))
    return {"batchItemFailures": []}


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """What a batch makes by the thousand lives to its end, and is looked through for nothing."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
