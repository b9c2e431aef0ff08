"""Who takes part in a benchmark: a photo's owner, and any number who subscribe to the photos."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any

from infra import placeholders, stack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.memory import Memory
    from chalicelib.model.person import Person
    from chalicelib.model.photo import Photo

ENVIRONMENT = {
    **stack.environment(placeholders.outputs("bench")),
    "AWS_ACCESS_KEY_ID": "bench",
    "AWS_SECRET_ACCESS_KEY": "bench",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
    "PUSHR_ALLOWED_NETWORKS": "127.0.0.0/8",
    "POWERTOOLS_LOG_LEVEL": "WARNING",
}
TAG = "bench"
LEASE_SECONDS = 86_400


def prepare(**more: str) -> None:
    """Set the environment: what reads it is imported afterwards."""
    os.environ |= {**ENVIRONMENT, **more}


def owner(now: float) -> Person:
    """Whose photos they are."""
    from chalicelib.model.ids import new_secret  # noqa: PLC0415
    from chalicelib.store import people  # noqa: PLC0415

    return people.add(new_secret(), now, is_pro=True)


def photo(owner: Person, now: float) -> Photo:
    """A photo as uploads make them."""
    from chalicelib.model.ids import new_id, new_secret  # noqa: PLC0415
    from chalicelib.model.photo import Location, Photo, Size  # noqa: PLC0415
    from chalicelib.model.tag import Tag  # noqa: PLC0415

    sizes = (("s", 75), ("t", 100), ("m", 240), ("", 500), ("z", 640), ("b", 1024), ("o", 2048))
    return Photo(
        id=new_id(now),
        owner=owner.nsid,
        secret=new_secret(),
        original_secret=new_secret(),
        original_format="jpg",
        title="A photo that many wait for",
        description="Taken for a benchmark.",
        tags=(Tag(raw="Bench", text=TAG, author=owner.nsid),) if False else (),
        posted=int(now),
        updated=int(now),
        taken="2026-01-01 00:00:00",
        location=Location(latitude=64.146, longitude=-21.942),
        sizes=tuple(Size(suffix=s, width=w, height=w * 3 // 4, secret="s") for s, w in sizes),  # noqa: S106
    )


def subscribe(memory: Memory, owner: Person, urls: Sequence[str], now: float) -> None:
    """One live subscription for each callback: the store writes the first, copies are the rest."""
