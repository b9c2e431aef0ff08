"""Templates: HTML pages by Jinja, everything in them escaped."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from chalicelib.settings import settings

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
CONTENT_TYPE = "text/html; charset=utf-8"


def render(name: str, **shown: Any) -> bytes:
    """A page, in UTF-8."""
    return _environment().get_template(name).render(**shown).encode()


def path(local: str) -> str:
    """A path of ours as a browser must ask for it: API Gateway's stage stands before it."""
    return urlsplit(settings().base_url).path + local


def _day(when: int) -> str:
    """The day of a unix time, as one writes it."""
    return datetime.fromtimestamp(when, UTC).strftime("%-d %B %Y")


def _clock(when: int) -> str:
    """The time of day of a unix time."""
    return datetime.fromtimestamp(when, UTC).strftime("%H:%M UTC")


def _instant(when: int) -> str:
    """A unix time as programs read it in pages."""
    return datetime.fromtimestamp(when, UTC).isoformat()


@cache
def _environment() -> Environment:
    # Calls of the API need no pages: they shall not wait for the engine at a cold start.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"path": path, "settings": settings}
    environment.filters |= {"day": _day, "clock": _clock, "instant": _instant}
    return environment
