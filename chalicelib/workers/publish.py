"""The door of the clock: all outlines as files for everybody, and for lookups, every week."""

from __future__ import annotations

import time

from chalice import Blueprint, Rate
from chalice.app import CloudWatchEvent

from chalicelib.shapes import dataset
from chalicelib.shapes.republish import republish

bp = Blueprint(__name__)


@bp.schedule(Rate(7, unit=Rate.DAYS))
def publish(event: CloudWatchEvent) -> None:  # noqa: ARG001
    dataset.publish(time.time())
    republish(time.time())
