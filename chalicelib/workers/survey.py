"""The door of the clock: places whose shapes may have changed enough, every hour."""

from __future__ import annotations

from chalice import Blueprint, Rate
from chalice.app import CloudWatchEvent

from chalicelib.shapes import drawing

bp = Blueprint(__name__)


@bp.schedule(Rate(1, unit=Rate.HOURS))
def survey(event: CloudWatchEvent) -> None:  # noqa: ARG001
    drawing.enqueue(drawing.due())
