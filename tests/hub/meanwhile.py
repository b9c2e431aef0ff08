"""Meanwhile: between two calls of DynamoDB of one worker, another does all of its work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from chalicelib.store import aws


@dataclass
class Meanwhile:
    """Before the call of this number something happens, once; what it calls itself counts not."""

    at: int
    happens: Callable[[], Any]
    counted: int = 0
    happening: bool = False

    @property
    def happened(self) -> bool:
        return self.counted > self.at

    def before_call(self, **_: Any) -> None:
        if self.happening:
            return
        self.counted += 1
        if self.counted == self.at + 1:
            self.happening = True
            self.happens()
            self.happening = False


@contextmanager
def meanwhile(at: int, happens: Callable[[], Any]) -> Iterator[Meanwhile]:
    other = Meanwhile(at, happens)
    events = aws.dynamodb().meta.events
    events.register_first("before-call", other.before_call, unique_id="meanwhile")
    try:
        yield other
    finally:
        events.unregister("before-call", unique_id="meanwhile")
