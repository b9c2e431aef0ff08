"""Faults: the process dies before or after a call of AWS, or before or after a POST."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from chalicelib.store import aws


class Died(Exception):
    """What a test raises in the middle of a worker."""


@dataclass
class Calls:
    """Counts the calls of AWS, and dies at one of them."""

    dies_at: int = -1
    after: bool = False
    counted: int = 0
    names: list[str] = field(default_factory=list)

    def before_call(self, model: Any, **_: Any) -> None:
        self.names.append(model.name)
        if self.counted == self.dies_at and not self.after:
            self.counted += 1
            raise Died(f"before {model.name}")

    def after_call(self, model: Any, **_: Any) -> None:
        self.counted += 1
        if self.counted - 1 == self.dies_at and self.after:
            raise Died(f"after {model.name}")


@contextmanager
def watching(calls: Calls) -> Iterator[Calls]:
    """Have the calls of AWS of the application pass by ``calls``; the pump's own do not."""
    events = [client.meta.events for client in (aws.dynamodb(), aws.s3(), aws.sqs())]
    for each in events:
        each.register("before-call", calls.before_call, unique_id="faults-before")
        each.register("after-call", calls.after_call, unique_id="faults-after")
    try:
        yield calls
    finally:
        for each in events:
            each.unregister("before-call", unique_id="faults-before")
            each.unregister("after-call", unique_id="faults-after")
