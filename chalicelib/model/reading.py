"""Readings: how the text of an argument is understood. All raise ValueError or OverflowError.

The first line of each is what the documentation says of the text.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from math import isfinite
from typing import Annotated

WOE_ID_MAX = 2**31 - 1  # Flickr kept them in 32 bits
_HOUR, _DAY = 3600, 86_400
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  (in no zone, as MySQL writes times)


def whole(text: str) -> int:
    """A whole number."""
    if not re.fullmatch(r"\s*[-+]?[0-9]{1,18}\s*", text):
        raise ValueError(text)
    return int(text)


def flag(text: str) -> bool:
    """0 or 1."""
    if text.strip() not in {"0", "1"}:
        raise ValueError(text)
    return text.strip() == "1"


def finite(text: str) -> float:
    """A number.

    Neither infinite nor none.
    """
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


def woe_id(text: str) -> str:
    """A WOE id, in the one way in which places are compared."""
    if not re.fullmatch(r"[0-9]{1,10}", text.strip()) or not 0 < int(text) <= WOE_ID_MAX:
        raise ValueError(text)
    return str(int(text))


def timeframe(text: str) -> int:
    """Days or hours, such as 2d or 4h; 30 days at most.

    In seconds.
    """
    read = re.fullmatch(r"\s*([0-9]{1,4})([dh])\s*", text)
    if read is None:
        raise ValueError(text)
    return min(int(read[1]) * {"d": _DAY, "h": _HOUR}[read[2]], 30 * _DAY)


def _comma_list(text: str) -> tuple[str, ...]:
    """Values separated by commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _woe_ids(text: str) -> tuple[str, ...]:
    """WOE ids separated by commas."""
    return tuple(map(woe_id, _comma_list(text)))


def _whole_numbers(text: str) -> tuple[int, ...]:
    """Whole numbers separated by commas."""
    return tuple(map(whole, _comma_list(text)))


def lenient(text: str) -> int:
    """A whole number.

    What cannot be read is 0, which paging pulls into range.
    """
    try:
        return whole(text)
    except ValueError:
        return 0


def moment(text: str) -> int:
    """A unix time, or a MySQL datetime in UTC."""
    return whole(text) if text.strip().lstrip("-").isdecimal() else _moment(text)


def taken_moment(text: str) -> str:
    """A MySQL datetime, or a unix time in UTC."""
    is_unix = text.strip().isdecimal()
    found = _EPOCH + timedelta(seconds=whole(text)) if is_unix else _datetime(text)
    return found.replace(tzinfo=None).isoformat(" ", "seconds")


def _moment(text: str) -> int:
    return int(_datetime(text).replace(tzinfo=UTC).timestamp())


def _datetime(text: str) -> datetime:
    return datetime.fromisoformat(text.strip())  # MySQL's format is one of ISO 8601's


CommaList = Annotated[tuple[str, ...], _comma_list]
"""Several values separated by commas; blanks around them do not count."""

WholeNumbers = Annotated[tuple[int, ...], _whole_numbers]
"""Several whole numbers separated by commas."""

WoeIds = Annotated[tuple[str, ...], _woe_ids]
"""Several WOE ids separated by commas."""

Text = Annotated[str, str]
"""Text that must be given, be it empty; of what is only ``str`` empty is as good as missing."""

Number = Annotated[int, lenient]
"""A whole number that is pulled into range rather than refused, as Flickr does with pages."""

UnixTime = Annotated[int, moment]
"""A unix time, or a MySQL datetime in UTC."""

Taken = Annotated[str, taken_moment]
"""When a photo was taken: a MySQL datetime, or a unix time in UTC."""

Timeframe = Annotated[int, timeframe]
"""A span of time such as ``2d`` or ``4h``, in seconds."""
