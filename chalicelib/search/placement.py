"""Placement: what a photo counts for in places; the counts follow the table's stream."""

from __future__ import annotations

from datetime import UTC, datetime

from chalicelib.model.facts import Facts
from chalicelib.model.place_count import Placement


def placement(facts: Facts | None) -> Placement | None:
    """What a photo counts for; None if not everybody may see it and know where it was taken."""
    if facts is None or not facts.woe_ids or not facts.open_location:
        return None
    day = f"{datetime.fromtimestamp(facts.posted, UTC):%Y-%m-%d}"
    return Placement(day=day, woe_ids=facts.woe_ids)
