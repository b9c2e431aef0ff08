"""The log: one structured line for each call and each delivery, secrets never in it."""

from __future__ import annotations

from functools import cache

from aws_lambda_powertools import Logger


@cache
def log() -> Logger:
    """The logger of this process; its keys are the specs' words (method, nsid, topic, outcome)."""
    return Logger(service="pushr")
