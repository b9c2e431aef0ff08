"""The door of the clock: leases that come to their end."""

from __future__ import annotations

import time

from chalice import Blueprint, Rate
from chalice.app import CloudWatchEvent

from chalicelib.hub import lease as stage

bp = Blueprint(__name__)


@bp.schedule(Rate(1, unit=Rate.MINUTES))
def lease(event: CloudWatchEvent) -> None:  # noqa: ARG001
    stage.run(time.time())
