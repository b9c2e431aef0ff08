"""The arguments of flickr.photos.search as they come, and what they ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Literal

from chalicelib.model import machine_query, tag
from chalicelib.model.area import Area, Units, circle
from chalicelib.model.box import BoundingBox
from chalicelib.model.failures import ParameterInvalid
from chalicelib.model.paging import Paging
from chalicelib.model.reading import CommaList, Taken, UnixTime, WholeNumbers, WoeIds
from chalicelib.model.search import MATCHES_MAX, Asked, Mode, Search
from chalicelib.model.search_failures import (
    ArgumentsIllogical,
    NothingAsked,
    OffsetExcessive,
    PoolForbidden,
    TooManyTagsAtOnce,
)

TAGS_MAX = 20  # of which a photo must have all
LISTED_MAX = 50  # of which one is enough: each is a list to be read
GEO_PER_PAGE_MAX = 250
PLACE_ID_MAX = 40
TEXT_MAX = 1_000  # letters; what is longer was not typed

# Arguments that say how to look, but not for what.
_HOW = {
    "tag_mode",
    "machine_tag_mode",
    "sort",
    "privacy_filter",
    "accuracy",
    "safe_search",
    "content_type",
    "content_types",
    "video_content_types",
    "media",
    "radius",
    "radius_units",
    "jump_to",
}
_CONTENT_TYPES = {1: (1,), 2: (2,), 3: (3,), 4: (1, 2), 5: (2, 3), 6: (1, 3), 7: (1, 2, 3)}


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchArguments:
    """As they come; dates as in ``Search``.

    user_id: Only photos of this person, by NSID, or me for the caller.
    username: Only photos of the person of this name.
    tags: Photos with any of these tags, separated by commas; a tag behind a dash is shunned.
    tag_mode: any, or all for photos with all of the tags (20 at most).
    text: Photos of whose title, description or tags these are words; "phrases" stand in quotes,
        words behind a dash are shunned.
    min_upload_date: Only photos uploaded at this time or later, unix or a MySQL datetime.
    max_upload_date: Only photos uploaded at this time or earlier, unix or a MySQL datetime.
    min_taken_date: Only photos taken at this time or later, a MySQL datetime or a unix time.
    max_taken_date: Only photos taken at this time or earlier, a MySQL datetime or a unix time.
    license: Only photos under these licenses, by their ids, separated by commas.
    sort: The order: date-posted-desc, date-posted-asc, date-taken-desc, date-taken-asc,
        interestingness-desc, interestingness-asc or relevance; without it the newest uploads
        first, or around a point (lat, lon) the nearest.
    privacy_filter: Of the caller's own photos only 1 public ones, 2 those for friends, 3 for
        family, 4 for both, 5 private ones.
    bbox: Only photos taken in this box: its west, south, east and north in degrees, separated by
        commas; a west greater than the east crosses the antimeridian.
    accuracy: Only photos whose position is at least so exact: 1 world, 3 country, 6 region,
        11 city, 16 street; any without it.
    safe_search: How safe a photo must be: 1 safe ones, 2 moderate ones too, 3 all; who is not
        signed in sees safe ones only.
    content_type: 1 photos, 2 screenshots, 3 other, 4 1 and 2, 5 2 and 3, 6 1 and 3, 7 all.
    content_types: The same, separated by commas: 0 photos, 1 screenshots, 2 other, 3 virtual.
    video_content_types: The same for videos, of which there are none here yet.
    machine_tags: Photos with any of these machine tags, separated by commas, of which parts may be
        left open: dc:title="mr. camera", dc:title=, dc:, *:title=, *:*="mr. camera".
    machine_tag_mode: any (8 machine tags at most), or all for photos with all of them (16).
    group_id: Only photos in this group's pool; there are no groups here yet, so error 4.
    contacts: Only photos of the caller's contacts: all of them, or ff friends and family.
    faves: 1 for the caller's own favorites only.
    person_id: Only photos with this person in them, by NSID, or me for the caller.
    woe_id: Only photos taken in one of these places; not looked at beside bbox.
    place_id: The same by place ids; not looked at beside bbox or woe_id.
    media: all, photos or videos.
    has_geo: 1 for photos with a location only, 0 for those without.
    geo_context: Only photos taken 1 indoors, 2 outdoors, 0 neither is known.
    lat: The latitude of a circle's centre, -90 to 90.
    lon: Its longitude, -180 to 180.
    radius: Its radius, up to 32 km or 20 miles; 5 without it.
    radius_units: km or mi; km without it.
    is_commons: 1 for photos of the commons' institutions only.
    in_gallery: 1 for photos in galleries only, of which there are none here yet.
    is_getty: 1 for photos that Getty sells only, of which there are none here.
    jump_to: Instead of page, the id of a photo that stands in it; for orders by date of upload.
    """

    user_id: str = ""
    username: str = ""
    tags: str = ""
    tag_mode: Mode = "any"
    text: str = ""
    min_upload_date: UnixTime | None = None
    max_upload_date: UnixTime | None = None
    min_taken_date: Taken | None = None
    max_taken_date: Taken | None = None
    license: WholeNumbers = ()
    sort: Asked | None = None
    privacy_filter: int | None = None
    bbox: BoundingBox | None = None
    accuracy: int | None = None
    safe_search: int | None = None
    content_type: int | None = None
    content_types: WholeNumbers = ()
    video_content_types: WholeNumbers = ()
    machine_tags: str = ""
    machine_tag_mode: Mode = "any"
    group_id: str = ""
    contacts: Literal["all", "ff"] | None = None
    faves: bool = False
    person_id: str = ""
    woe_id: WoeIds = ()
    place_id: CommaList = ()
    media: Literal["all", "photos", "videos"] = "all"
    has_geo: bool | None = None
    geo_context: int | None = None
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    radius_units: Units = "km"
    is_commons: bool = False
    in_gallery: bool = False
    is_getty: bool = False
    jump_to: str = ""

    def page(self, paging: Paging) -> Paging:
        """The page that is answered. Raises OffsetExcessive."""
        if paging.first >= MATCHES_MAX:
            raise OffsetExcessive
        if not any((self.bbox, self.lat is not None, self.woe_id, self.place_id)):
            return paging
        return replace(paging, per_page=min(GEO_PER_PAGE_MAX, paging.per_page))

    @property
    def places(self) -> tuple[str, ...]:
        """The place ids that are looked at; only a gazetteer knows whose they are."""
        return () if self.bbox or self.woe_id else self.place_id

    def search(self) -> Search:
        """What is asked for, but for those people whom only the store knows.

        Raises NothingAsked, PoolForbidden, ArgumentsIllogical, ParameterInvalid,
        TooManyTagsAtOnce, NoMachineTags, TooManyMachineTags.
        """
        self._check()
        area = self._area()
        tags, without_tags = self._tags()
        return Search(
            ids=() if self.in_gallery or self.is_getty or self._asks_in_vain(tags) else None,
            tags=tags,
            without_tags=without_tags,
            tag_mode=self.tag_mode,
            text=self.text,
            machine_tags=machine_query.read(self.machine_tags, self.machine_tag_mode),
            machine_tag_mode=self.machine_tag_mode,
            min_upload_date=self.min_upload_date,
            max_upload_date=self.max_upload_date,
            min_taken_date=self.min_taken_date,
            max_taken_date=self.max_taken_date,
            licenses=self.license,
            privacy_filter=self.privacy_filter,
            safe_search=self.safe_search,
            content_types=self._content_types(),
            media=self.media,
            has_geo=self.has_geo,
            geo_context=self.geo_context,
            box=self.bbox,
            area=area,
            accuracy=self.accuracy,
            woe_ids=() if self.bbox else self.woe_id,
            sort=self.sort or ("distance" if area else "date-posted-desc"),
        )

    def _check(self) -> None:
        given = {part.name for part in fields(self) if self._says(part.name, part.default)}
        if not given - _HOW:
            raise NothingAsked
        if self.group_id:
            raise PoolForbidden
        if self._is_illogical(given):
            raise ArgumentsIllogical
        listed = (self.license, self.content_types, self.woe_id, self.place_id)
        are_long = (
            len(self.text) > TEXT_MAX,
            any(len(each) > LISTED_MAX for each in listed),
            any(len(each) > PLACE_ID_MAX for each in self.place_id),
        )
        if any(are_long):
            raise ParameterInvalid

    def _says(self, name: str, nothing: object) -> bool:
        value = getattr(self, name)
        return (value.strip() if isinstance(value, str) else value) != nothing

    def _is_illogical(self, given: set[str]) -> bool:
        where = {"bbox", "accuracy", "woe_id", "place_id", "geo_context", "lat", "lon"} & given
        return (
            (self.lat is None) != (self.lon is None)
            or (self.has_geo is False and bool(where))
            or _are_reversed(self.min_upload_date, self.max_upload_date)
            or _are_reversed(self.min_taken_date, self.max_taken_date)
        )

    def _tags(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Those wanted, and those shunned. Raises TooManyTagsAtOnce, ParameterInvalid."""
        raws = [raw.strip() for raw in self.tags.split(",")]
        shunned = _normal(raw[1:] for raw in raws if raw.startswith("-"))
        wanted = _normal(raw for raw in raws if not raw.startswith("-"))
        if self.tag_mode == "all" and len(wanted) > TAGS_MAX:
            raise TooManyTagsAtOnce
        if len(wanted) > LISTED_MAX:
            raise ParameterInvalid
        return wanted, shunned

    def _area(self) -> Area | None:
        if self.lat is None or self.lon is None:
            return None
        return circle(self.lat, self.lon, self.radius, self.radius_units)

    def _content_types(self) -> tuple[int, ...]:
        if self.content_types:
            return tuple(number + 1 for number in self.content_types)  # counted from 0 there
        return () if self.content_type is None else _CONTENT_TYPES.get(self.content_type, (0,))

    def _asks_in_vain(self, tags: tuple[str, ...]) -> bool:
        """Whether only such tags are wanted as no photo can have, of stars and arrows."""
        wanted = [raw for raw in self.tags.split(",") if raw.strip() and raw.strip()[0] != "-"]
        return bool(wanted) and not tags


def _normal(raws: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_tag, raws))))


def _tag(raw: str) -> str:
    return tag.normal(raw.replace('"', "").strip())


def _are_reversed(least: int | str | None, most: int | str | None) -> bool:
    return least is not None and most is not None and least > most  # type: ignore[operator]
