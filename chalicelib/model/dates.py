"""Dates of a photo, as flickr.photos.setDates takes them."""

from __future__ import annotations

import re
from datetime import datetime

from chalicelib.model.photo_failures import (
    DateInvalid,
    GranularityInvalid,
    PostedInvalid,
    TakenInvalid,
    TakenUnreadable,
)
from chalicelib.model.reading import whole

GRANULARITIES = {0, 4, 6, 8}  # exact, month, year, circa

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TAKEN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]([0-9]{2}:[0-9]{2}:[0-9]{2}))?")


def posted(text: str, now: float) -> int:
    """When a photo was uploaded: a unix time, not before 1970 and not to come."""
    try:
        seconds = whole(text)
    except ValueError as error:
        raise PostedInvalid from error
    if not 0 <= seconds <= now:
        raise PostedInvalid
    return seconds


def taken(text: str) -> str:
    """When a photo was taken: ``YYYY-MM-DD HH:MM:SS``, or the day alone."""
    written = _TAKEN.fullmatch(text.strip())
    if written is None:
        raise TakenUnreadable
    day, clock = written.groups(default="00:00:00")
    try:
        datetime.fromisoformat(f"{day} {clock}")
    except ValueError as error:
        raise TakenInvalid from error
    return f"{day} {clock}"


def day(text: str, now: float) -> int:
    """The unix time at which a day begins in UTC: YYYY-MM-DD, not to come. Raises DateInvalid."""
    if not _DAY.fullmatch(text.strip()):
        raise DateInvalid
    try:
        begins = int(datetime.fromisoformat(f"{text.strip()}T00:00:00+00:00").timestamp())
    except ValueError as error:
        raise DateInvalid from error
    if not 0 <= begins <= now:
        raise DateInvalid
    return begins


def granularity(text: str) -> int:
    """How exactly it is known when: one of Flickr's numbers."""
    try:
        number = whole(text)
    except ValueError as error:
        raise GranularityInvalid from error
    if number not in GRANULARITIES:
        raise GranularityInvalid
    return number
