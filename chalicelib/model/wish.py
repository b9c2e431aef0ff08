"""A wish: what flickr.push.subscribe is asked for besides topic, callback and verify."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from chalicelib.model import tag
from chalicelib.model.area import ACCURACY_MAX, ACCURACY_MIN, Area, Units, circle
from chalicelib.model.event import UPDATE_TYPES
from chalicelib.model.failures import ParameterInvalid, ParameterMissing
from chalicelib.model.reading import CommaList, WoeIds
from chalicelib.model.subscription import (
    AUTO_RENEWING,
    LEASE_SECONDS_MAX,
    LEASE_SECONDS_MIN,
    SECRET_BYTES_MAX,
    VERIFY_TOKEN_BYTES_MAX,
    OutputFormat,
    Terms,
)
from chalicelib.model.topic import DISPLAY_NAMES

LISTED_MAX = 100  # of ids or tags: each is a row of its own
_DECIMALS = 6  # of degrees and kilometres: a tenth of a metre, as Flickr kept positions
_ID = re.compile(r"[A-Za-z0-9._@-]{1,40}")
_MAIL = re.compile(r"[^\s@<>\"',;:\\]{1,64}@[^\s@<>\"',;:\\]{1,190}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The arguments as they came.

    lease_seconds: How long the subscription lasts, 60 to 86400; without it, a day, and the
        callback is asked again before each day's end.
    verify_token: A text of at most 200 bytes, repeated to the callback when it is asked.
    woe_ids: For geo: the WOE ids of places, separated by commas; before place_ids and lat and lon.
    place_ids: For geo: the place ids of places, separated by commas; before lat and lon.
    lat: For geo: the latitude of a circle's centre, -90 to 90.
    lon: For geo: the longitude of a circle's centre, -180 to 180.
    radius: For geo: the circle's radius, up to 32 km or 20 miles; 5 without it.
    radius_units: For geo: km or mi; km without it.
    accuracy: For geo: the least accuracy of a photo's position, 1 (world) to 16 (street).
    nsids: For commons: the NSIDs of institutions, separated by commas; without it all of them.
    tags: For tags: photos with any of these tags, separated by commas.
    machine_tags: For tags: photos with any of these too, each namespace:predicate=value.
    update_type: Only these types of update, as in flickr:update@type, separated by commas.
    media: all, photos or videos.
    safety: How safe a photo must be; only safe ones, 1, are ever pushed.
    output_format: atom, or json for JSON Feed 1.1.
    secret: At most 200 bytes; signs each delivery in the header X-Hub-Signature by HMAC-SHA256.
    mailto: An address that is told when the subscription is paused or ended; it is asked for its
        consent first, by a mail.
    """

    lease_seconds: int | None = None
    verify_token: str = ""
    woe_ids: WoeIds = ()
    place_ids: CommaList = ()
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    radius_units: Units = "km"
    accuracy: int = ACCURACY_MIN
    nsids: CommaList = ()
    tags: CommaList = ()
    machine_tags: CommaList = ()
    update_type: CommaList = ()
    media: Literal["all", "photos", "videos"] = "all"
    safety: Literal[1] = 1
    output_format: OutputFormat = "atom"
    secret: str = ""
    mailto: str = ""

    def terms(self, topic: str) -> Terms:
        """The terms that are wished for, but for place ids, which a gazetteer has to know.

        Raises ParameterMissing, ParameterInvalid.
        """
        self._check(topic)
        tags = _once(filter(None, map(tag.normal, self.tags)))
        machine_tags = _once(map(tag.normal, self.machine_tags))
        area = self._area() if topic == "geo" else None
        if topic == "geo" and not (self.woe_ids or self.place_ids or area):
            raise ParameterMissing
        if topic == "tags" and not (tags or machine_tags):
            raise ParameterMissing
        return Terms(
            topic=topic,
            lease_seconds=AUTO_RENEWING if self.lease_seconds is None else self.lease_seconds,
            verify_token=self.verify_token,
            woe_ids=_once(self.woe_ids),
            area=area,
            accuracy=self.accuracy,
            nsids=_once(self.nsids),
            tags=tags,
            machine_tags=machine_tags,
            update_types=_once(self.update_type),
            media=self.media,
            output_format=self.output_format,
            secret=self.secret,
            mailto=self.mailto,
        )

    def _check(self, topic: str) -> None:
        lease = self.lease_seconds
        is_fine = (
            topic in DISPLAY_NAMES
            and (lease is None or LEASE_SECONDS_MIN <= lease <= LEASE_SECONDS_MAX)
            and len(self.verify_token.encode()) <= VERIFY_TOKEN_BYTES_MAX
            and len(self.secret.encode()) <= SECRET_BYTES_MAX
            and ACCURACY_MIN <= self.accuracy <= ACCURACY_MAX
            and all(map(_are_ids, (self.woe_ids, self.place_ids, self.nsids)))
            and len(self.tags) <= LISTED_MAX
            and len(self.machine_tags) <= LISTED_MAX
            and all(map(tag.is_machine, self.machine_tags))
            and set(self.update_type) <= set(UPDATE_TYPES)
            and (not self.mailto or _MAIL.fullmatch(self.mailto) is not None)
        )
        if not is_fine:
            raise ParameterInvalid

    def _area(self) -> Area | None:
        if self.lat is None or self.lon is None:
            return None
        radius = None if self.radius is None else round(self.radius, _DECIMALS)
        latitude, longitude = round(self.lat, _DECIMALS), round(self.lon, _DECIMALS)
        return circle(latitude, longitude, radius, self.radius_units, self.accuracy)


def _once(listed: Iterable[str]) -> tuple[str, ...]:
    """Each once: two rows of the same key cannot be written together."""
    return tuple(dict.fromkeys(listed))


def _are_ids(listed: Iterable[str]) -> bool:
    ids = list(listed)
    return len(ids) <= LISTED_MAX and all(_ID.fullmatch(each) for each in ids)
