"""``python -m infra.admin shapes``: outlines drawn, and published, with a bar.

Interrupted, by whatever it was, the same command goes on where it was.
"""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from infra import flatgeobuf
from infra.bar import bar
from infra.reindex import StoppedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from infra.bar import Advance

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415


def build_due() -> dict[str, int]:
    """Draw those that may have changed enough."""
    from chalicelib.shapes import drawing

    due = list(drawing.due())
    with bar("places", len(due)) as advance:
        return _drawn(due, advance)


def build_all(*, from_start: bool) -> dict[str, int]:
    """Draw those of all places."""
    from chalicelib.shapes import drawing

    if from_start:
        drawing.begin_again()
    with bar("places", drawing.left()) as advance:
        return _drawn(drawing.everywhere(), advance)


def publish() -> dict[str, Any]:
    """Publish all there are, and have lookups use them."""
    from chalicelib.shapes import dataset
    from chalicelib.shapes.republish import republish

    beside = flatgeobuf.writer()
    with bar("outlines written", 0) as advance:
        try:
            release = dataset.publish(time.time(), advance, beside)
            gazetteer = republish(time.time())
        except KeyboardInterrupt as stopped:
            raise StoppedError(StoppedError.__doc__) from stopped
    return {**asdict(release), "gazetteer": gazetteer}


def _drawn(woe_ids: Iterable[str], advance: Advance) -> dict[str, int]:
    """Draw outlines; how many places there were, and how many of them have another one now."""
    from chalicelib.shapes import drawing

    places = drawn = 0
    try:
        for woe_id in woe_ids:
            drawn += drawing.draw(woe_id, time.time())
            places += 1
            advance(1)
    except KeyboardInterrupt as stopped:
        raise StoppedError(StoppedError.__doc__) from stopped
    return {"places": places, "drawn": drawn}
