"""The queues: JSON messages in, SQS's own batches out of sight."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from chalicelib.model.failures import WriteFailed
from chalicelib.store.aws import sqs

DELAY_SECONDS_MAX = 900  # of SQS
_BATCH = 10  # messages in one SendMessageBatch


def send(queue: str, messages: Iterable[Any], delay: int = 0) -> None:
    """Put messages into a queue (its URL), to be seen after a delay. Raises WriteFailed."""
    waiting = [_entry(message, delay) for message in messages]
    for start in range(0, len(waiting), _BATCH):
        batch = waiting[start : start + _BATCH]
        entries: Any = [{"Id": str(n), **entry} for n, entry in enumerate(batch)]
        answer = sqs().send_message_batch(QueueUrl=queue, Entries=entries)
        if answer.get("Failed"):
            raise WriteFailed


def name(queue: str) -> str:
    """The name at the end of a queue's URL."""
    return queue.rpartition("/")[2]


def _entry(message: Any, delay: int) -> dict[str, Any]:
    body = json.dumps(message, separators=(",", ":"))
    return {"MessageBody": body, "DelaySeconds": max(0, min(DELAY_SECONDS_MAX, delay))}
