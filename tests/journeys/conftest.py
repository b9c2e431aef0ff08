"""Whole ways, from outside, on the running server."""

from tests.running import server  # noqa: F401
