"""The browser itself, tried out."""

from tests.browser import browser  # noqa: F401
