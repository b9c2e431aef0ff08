"""Redelivery: what was given up is tried again, because somebody asked for it."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.model.failed_delivery import FailedDelivery
from chalicelib.settings import settings
from chalicelib.store import failed_deliveries, queues


def redeliver(failed: Sequence[FailedDelivery]) -> int:
    """Queue deliveries anew, then forget that they failed; answers how many."""
    queues.send(settings().deliveries_queue, [each.anew.message() for each in failed])
    for each in failed:
        failed_deliveries.remove(each)
    return len(failed)
