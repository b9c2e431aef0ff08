"""A photo for tests of rules."""

from __future__ import annotations

from typing import Any

from chalicelib.model.photo import Photo, Size

SIZE = Size(suffix="", width=500, height=333, secret="0a1b2c3d4e5f6071")


def photo(**attributes: Any) -> Photo:
    """A public photo whose sizes are made."""
    given = {
        "id": "7",
        "owner": "1@N01",
        "secret": "0a1b2c3d4e5f6071",
        "original_secret": "0a1b2c3d4e5f60718293",
        "original_format": "png",
        "posted": 1_795_000_000,
        "updated": 1_795_000_000,
        "taken": "2026-10-04 10:00:00",
        "sizes": (SIZE,),
    }
    return Photo(**{**given, **attributes})
