"""The whole way of a photo through the local server's pumps, in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from typing import TYPE_CHECKING, Any

import boto3

from bench import community

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.memory import Item
    from bench.receiver import Receiver

_BATCH = 25  # of BatchWriteItem
_LOOK_SECONDS = 0.002

Rows = list[tuple[str, "Item"]]

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415


def rates(to: Receiver, rows: Rows, subscriptions: int, rounds: int) -> list[float]:
    """Deliveries a second, from a photo written to its last POST answered, for each round.

    ``rows`` are what there is before, each with the variable that names its table.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    work = (theirs, to.answered, rows, subscriptions, rounds)
    process = spawn.Process(target=_work, args=work, daemon=True)
    process.start()
    try:
        return [ours.recv() for _ in range(rounds)]
    finally:
        process.kill()
        process.join()


def _work(pipe: Any, answered: Any, rows: Rows, subscriptions: int, rounds: int) -> None:
    from infra import local, pump, quick_moto

    os.environ["POWERTOOLS_LOG_LEVEL"] = "WARNING"
    quick_moto.start()
    environment = local.start_aws("http://127.0.0.1:8000")
    from app import app
    from chalicelib.store import people

    _write(rows, environment)
    [nsid] = {row["nsid"]["S"] for _, row in rows if row["sk"]["S"] == "NAME"}
    owner = people.get(nsid)
    pump.of(app, environment).start(threading.Event())
    for _ in range(rounds):
        before, began = answered.value, time.perf_counter()
        community.photo(owner, time.time())
        while answered.value - before < subscriptions:
            time.sleep(_LOOK_SECONDS)
        pipe.send(subscriptions / (time.perf_counter() - began))


def _write(rows: Rows, environment: dict[str, str]) -> None:
    client = boto3.client("dynamodb")
    for variable in sorted({variable for variable, _ in rows}):
        items = [row for its, row in rows if its == variable]
        for batch in _batches(items):
            requests: Any = [{"PutRequest": {"Item": item}} for item in batch]
            client.batch_write_item(RequestItems={environment[variable]: requests})


def _batches(items: Sequence[Item]) -> list[Sequence[Item]]:
    return [items[start : start + _BATCH] for start in range(0, len(items), _BATCH)]
