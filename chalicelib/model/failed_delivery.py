"""A failed delivery: news that were given up."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.delivery import Delivery, News, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedDelivery:
    """News that a subscriber never took. ``failed`` is a unix time."""

    id: str
    target: Target
    news: tuple[News, ...]
    attempts: int
    failed: int
    expires: int

    @property
    def anew(self) -> Delivery:
        """The same, to be tried from the beginning."""
        return Delivery(news=self.news, targets=(self.target,))
