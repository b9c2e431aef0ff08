"""FAILED#<nsid> / <callback id>#<id>: deliveries given up; kept a while, and replayable."""

from __future__ import annotations

from chalicelib.model.delivery import Delivery, Target
from chalicelib.model.ids import new_id
from chalicelib.settings import settings
from chalicelib.store import keys, table

KEPT_SECONDS = 14 * 86_400  # as long as a dead-letter queue keeps a message


def add(delivery: Delivery, target: Target, now: float) -> None:
    """Keep what a subscriber never took."""
    item = {
        **keys.failed(target, new_id(now)),
        "news": delivery.message()["news"],
        "attempts": delivery.attempt,
        "failed": int(now),
        "expires": int(now) + KEPT_SECONDS,
    }
    table.put(settings().hub_table, item)
