"""FAILED#<nsid> / <id>#<callback id>: deliveries given up; kept a week, and replayable."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.model.delivery import Delivery, News, Target
from chalicelib.model.failed_delivery import FailedDelivery
from chalicelib.model.ids import new_id
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item

KEPT_SECONDS = 7 * 86_400


def add(delivery: Delivery, target: Target, now: float) -> None:
    """Keep what a subscriber never took."""
    item = {
        **keys.failed(target, new_id(now)),
        "news": [news.message() for news in delivery.news],
        "attempts": delivery.attempt,
        "failed": int(now),
        "expires": int(now) + KEPT_SECONDS,
    }
    table.put(settings().hub_table, item)


def of(nsid: str, now: float) -> Iterator[FailedDelivery]:
    """All of a person's, the oldest first."""
    pk = keys.failed(Target(nsid=nsid, subscription_id=""), "")["pk"]
    found = (_failed(nsid, item) for item in table.query(settings().hub_table, pk))
    return (each for each in found if now < each.expires)


def remove(failed: FailedDelivery) -> None:
    """Forget one."""
    table.delete(settings().hub_table, keys.failed(failed.target, failed.id))


def _failed(nsid: str, item: Item) -> FailedDelivery:
    delivery_id, subscription_id = keys.failed_of(item["sk"])
    return FailedDelivery(
        id=delivery_id,
        target=Target(nsid=nsid, subscription_id=subscription_id),
        news=tuple(map(News.read, item["news"])),
        attempts=item["attempts"],
        failed=item["failed"],
        expires=item["expires"],
    )
