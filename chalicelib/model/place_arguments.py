"""The arguments of flickr.places.* that many of them have, and what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chalicelib.model import reading
from chalicelib.model.failures import ParameterMissing
from chalicelib.model.place import PlaceType
from chalicelib.model.place_failures import PlaceIdInvalid, PlaceTypeInvalid
from chalicelib.model.reading import Taken, UnixTime

_PLACE_ID = re.compile(r"[0-9A-Za-z._-]{1,40}")
_WORDS = {kind.word: kind for kind in PlaceType} | {"neighborhood": PlaceType.NEIGHBOURHOOD}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A place by one of its ids.

    place_id: A place id of a place.
    woe_id: The WOE id of a place, 1 to 2147483647; before place_id.
    """

    place_id: str = ""
    woe_id: str = ""

    @property
    def is_given(self) -> bool:
        """Whether any place is named."""
        return bool(self.place_id.strip() or self.woe_id.strip())

    def ids(self) -> tuple[str, str]:
        """The WOE id, or else the place id; the other is "". Raises what reading them raises."""
        if not self.is_given:
            raise ParameterMissing
        if self.woe_id.strip():
            return read_woe_id(self.woe_id), ""
        return "", read_place_id(self.place_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfPlace:
    """A kind of place, by number or by name.

    place_type_id: The kind: 22 neighbourhood, 7 locality, 9 county, 8 region, 12 country or
        29 continent.
    place_type: The same by its name; place_type_id is looked at before.
    """

    place_type_id: str = ""
    place_type: str = ""

    def kind(self) -> PlaceType:
        """Which kind. Raises ParameterMissing, PlaceTypeInvalid."""
        if self.place_type_id.strip():
            return kind_of(self.place_type_id)
        if not self.place_type.strip():
            raise ParameterMissing
        return _told(_WORDS.get(self.place_type.strip().lower()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Between which times photos were uploaded, and taken.

    min_upload_date: Only photos uploaded at this time or later, unix or a MySQL datetime.
    max_upload_date: Only photos uploaded at this time or earlier, unix or a MySQL datetime.
    min_taken_date: Only photos taken at this time or later, a MySQL datetime or a unix time.
    max_taken_date: Only photos taken at this time or earlier, a MySQL datetime or a unix time.
    """

    min_upload_date: UnixTime | None = None
    max_upload_date: UnixTime | None = None
    min_taken_date: Taken | None = None
    max_taken_date: Taken | None = None


def read_woe_id(text: str) -> str:
    """A WOE id. Raises PlaceIdInvalid."""
    try:
        return reading.woe_id(text)
    except ValueError as error:
        raise PlaceIdInvalid from error


def is_place_id(text: str) -> bool:
    """Whether this could be a place id."""
    return bool(_PLACE_ID.fullmatch(text))


def read_place_id(text: str) -> str:
    """A place id. Raises PlaceIdInvalid."""
    if not is_place_id(text.strip()):
        raise PlaceIdInvalid
    return text.strip()


def kind_of(number: str) -> PlaceType:
    """A kind of place by its number. Raises PlaceTypeInvalid."""
    by_number = {str(int(kind)): kind for kind in PlaceType}
    return _told(by_number.get(number.strip()))


def _told(kind: PlaceType | None) -> PlaceType:
    if kind is None:
        raise PlaceTypeInvalid
    return kind
