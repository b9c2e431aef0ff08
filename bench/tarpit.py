"""Tarpits: how much later the healthy get theirs when one subscriber in twenty never answers.

Several worker calls at the same time, each in a process of its own with a thousand subscribers,
as Lambda would run them. The same healthy subscribers, with and without the others among them.
"""

from __future__ import annotations

import multiprocessing
import statistics
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from bench import community, receiver
from bench.memory import playing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.receiver import Receiver

_WORKERS = 4
_SUBSCRIBERS = 1000  # of one call: ten messages of a hundred
_HANGING_EVERY = 20
_ROUNDS = 7
_LOOK_SECONDS = 0.001

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415


def main() -> None:
    """Print both times and their ratio."""
    with receiver.running() as to, ExitStack() as stack:
        pipes = [stack.enter_context(_worker()) for _ in range(_WORKERS)]
        _round(to, pipes, hanging=False)
        pairs = [
            (_round(to, pipes, hanging=False), _round(to, pipes, hanging=True))
            for _ in range(_ROUNDS)
        ]
    without, beside = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratios = sorted(hanging / alone for alone, hanging in pairs)
    print(f"tarpit: {_WORKERS} worker calls of {_SUBSCRIBERS:,}, medians of {_ROUNDS}")
    print(f"  the healthy 95 % alone              {without * 1000:6.0f} ms")
    print(f"  the healthy 95 % beside 5 % hanging {beside * 1000:6.0f} ms")
    print(f"  in pairs {statistics.median(ratios):26.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")


def _round(to: Receiver, pipes: Sequence[Any], *, hanging: bool) -> float:
    """Seconds until the last healthy subscriber has answered."""
    for number, pipe in enumerate(pipes):
        pipe.send(_urls(to, number * _SUBSCRIBERS, hanging=hanging))
    for pipe in pipes:
        pipe.recv()
    healthy = len(pipes) * (_SUBSCRIBERS - _SUBSCRIBERS // _HANGING_EVERY)
    before, began = to.answered.value, time.perf_counter()
    for pipe in pipes:
        pipe.send("go")
    while to.answered.value - before < healthy:
        time.sleep(_LOOK_SECONDS)
    spent = time.perf_counter() - began
    for pipe in pipes:
        pipe.recv()
    return spent


def _urls(to: Receiver, start: int, *, hanging: bool) -> list[str]:
    urls = []
    for number in range(start, start + _SUBSCRIBERS):
        if number % _HANGING_EVERY:
            urls.append(to.url(number))
        elif hanging:
            urls.append(to.url(number, "hang"))
    return urls


@contextmanager
def _worker() -> Iterator[Any]:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_work, args=(theirs,), daemon=True)
    process.start()
    try:
        yield ours
    finally:
        process.kill()
        process.join()


def _work(pipe: Any) -> None:
    """Calls of the deliver worker, each told when to begin."""
    community.prepare()
    from chalicelib.settings import settings
    from chalicelib.workers import deliver, match

    while True:
        urls = pipe.recv()
        with playing() as memory:
            now = time.time()
            owner = community.owner(now)
            photo = community.photo(owner, now)
            community.subscribe(memory, owner, urls, now)
            match.match(community.new_photo_event(photo, memory), None)
            [event] = community.queue_events(memory.queues[settings().deliveries_queue])
            pipe.send("ready")
            pipe.recv()
            deliver.deliver(event, None)
        pipe.send("done")


if __name__ == "__main__":
    main()
