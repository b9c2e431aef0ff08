"""Limits: how many calls an application may make in an hour."""

from __future__ import annotations

from chalicelib.model.failures import TooManyCalls
from chalicelib.settings import settings
from chalicelib.store import rates

HOUR_SECONDS = 3600
_OWN = {
    "flickr.push.subscribe": "subscriptions",
    "flickr.push.unsubscribe": "subscriptions",
    "upload": "uploads",
    "replace": "uploads",
}


def count(api_key: str, method: str, now: float) -> None:
    """Count a call of a method. Raises TooManyCalls when the hour's are used up.

    Uploads and subscriptions are counted apart from all other calls.
    """
    what = _OWN.get(method, "calls")
    limit = int(getattr(settings(), f"{what}_an_hour"))
    if not rates.take(f"{what}:{api_key}", HOUR_SECONDS, limit, now):
        raise TooManyCalls(what, limit, HOUR_SECONDS - int(now) % HOUR_SECONDS)
