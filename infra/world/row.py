"""Rows: what one row of a file tells of a place. What it does not tell is None or empty."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chalicelib.model.box import Box
    from chalicelib.model.place import PlaceType
    from chalicelib.model.shape import Shape

WOE_ID_MAX = 2**31 - 1
_LATITUDE_MAX, _LONGITUDE_MAX = 90, 180
_TEXT_MAX = 500  # characters of a name or a label


class BadRowError(ValueError):
    """A row cannot be read; the message says why."""


class OtherKindError(ValueError):
    """A row is of a kind of place that Flickr did not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``around`` are WOE ids of the places that it lies in, the nearest first."""

    woe_id: int
    type: PlaceType
    name: str = ""
    label: str = ""
    place_id: str = ""
    latitude: float | None = None
    longitude: float | None = None
    box: Box | None = None
    around: tuple[int, ...] = ()
    timezone: int = 0
    """The WOE id of its time zone."""
    is_superseded: bool = False
    superseded_by: int = 0
    shape: Shape | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A time zone, such as Europe/London, by its WOE id."""

    woe_id: int
    name: str


def kind(given: Any) -> PlaceType:
    """The kind of a place by its number."""
    from chalicelib.model.place import PlaceType  # noqa: PLC0415

    try:
        return PlaceType(int(given))
    except (TypeError, ValueError) as wrong:
        raise OtherKindError(str(given)) from wrong


def woe_id(given: Any) -> int:
    """A WOE id."""
    try:
        number = int(given)
    except (TypeError, ValueError) as wrong:
        raise BadRowError(f"no WOE id: {given!r}") from wrong
    if not 0 < number <= WOE_ID_MAX:
        raise BadRowError(f"no WOE id: {given!r}")
    return number


def text(given: Any, what: str) -> str:
    """A name or a label in one line of printable characters."""
    said = " ".join(str(given or "").split())
    if not said or len(said) > _TEXT_MAX or not said.isprintable():
        raise BadRowError(f"no {what}: {said[:40]!a}")
    return said


def position(longitude: float, latitude: float) -> tuple[float, float]:
    """A position on the globe."""
    inside = abs(longitude) <= _LONGITUDE_MAX and abs(latitude) <= _LATITUDE_MAX
    if not (inside and isfinite(longitude) and isfinite(latitude)):
        raise BadRowError(f"no position: {longitude}, {latitude}")
    return longitude, latitude
