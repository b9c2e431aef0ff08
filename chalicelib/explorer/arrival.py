"""An arrival as one reads it in an inbox."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from chalicelib.explorer import answer
from chalicelib.explorer.answer import Text
from chalicelib.model.inbox import Arrival, Pairs
from chalicelib.settings import settings

FOLDED_BYTES = 8_000  # a larger body is not read at once
_INDENTED_BYTES_MAX = 64 * 1024  # what is deep and large grows a thousandfold in lines
_PICTURES_MAX = 12
_PICTURE = r"/65535/[0-9]{1,20}_[0-9a-f]{1,20}_s\.[a-z]{3,4}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """``missing`` bytes of the body were not kept; ``pictures`` are the paths of our squares."""

    number: int
    title: str
    at: str
    clock: str
    told: Pairs
    size: int
    missing: int
    is_large: bool
    text: Text | None
    pictures: tuple[str, ...]


def shown(arrival: Arrival) -> Shown:
    """What the page says of it."""
    at = datetime.fromtimestamp(arrival.at, UTC)
    return Shown(
        number=arrival.number,
        title=_title(arrival),
        at=at.isoformat(timespec="seconds"),
        clock=f"{at:%H:%M:%S} UTC",
        told=arrival.told,
        size=arrival.size,
        missing=arrival.size - len(arrival.body),
        is_large=arrival.size > FOLDED_BYTES,
        text=_text(arrival) if arrival.kind == "delivery" else None,
        pictures=_pictures(arrival.body),
    )


def _title(arrival: Arrival) -> str:
    if arrival.kind == "delivery":
        return "Delivery"
    mode = arrival.header("hub.mode") or arrival.header("mode")
    topic = arrival.header("hub.topic") or arrival.header("topic")
    return f"Verification: {mode} {topic}".rstrip()


def _text(arrival: Arrival) -> Text:
    is_too_large = len(arrival.body) > _INDENTED_BYTES_MAX
    return answer.text(arrival.body, "" if is_too_large else arrival.header("content-type"))


def _pictures(body: bytes) -> tuple[str, ...]:
    """Squares that the body itself has the addresses of: nothing is looked up, so none is told."""
    base = re.escape(settings().base_url)
    found = re.findall(f"{base}({_PICTURE})", body.decode("utf-8", "replace"))
    return tuple(dict.fromkeys(found))[:_PICTURES_MAX]
