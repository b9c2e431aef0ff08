"""The cold start of each Lambda: what importing its entry point takes, against importing boto3."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

from infra import placeholders, stack

_RUNS = 7
_ENVIRONMENT = {**os.environ, **stack.environment(placeholders.outputs("bench"))}
_ENTRY_POINTS = (
    "app",
    *(
        f"chalicelib.workers.{name}"
        for name in ("match", "fanout", "verify", "deliver", "retry", "lease", "ingest", "resize")
    ),
)


def main() -> None:
    """Print milliseconds in fresh interpreters, and how many times boto3 alone each is."""
    nothing = _median("pass")
    boto3 = _median("import boto3") - nothing
    print(f"imports: medians of {_RUNS} fresh interpreters, less {nothing:.0f} ms of Python itself")
    print(f"  {'boto3 alone':32} {boto3:6.0f} ms   1.00")
    for entry_point in _ENTRY_POINTS:
        spent = _median(f"import {entry_point}") - nothing
        print(f"  {entry_point:32} {spent:6.0f} ms {spent / boto3:6.2f}")


def _median(code: str) -> float:
    return statistics.median(_once(code) for _ in range(_RUNS))


def _once(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=_ENVIRONMENT)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
