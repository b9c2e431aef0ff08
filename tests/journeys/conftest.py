"""Whole ways, from outside, on the running server."""

from tests.browser import browser, narrow_page, new_page, page, watch  # noqa: F401
from tests.node import scripts  # noqa: F401
from tests.running import server  # noqa: F401
