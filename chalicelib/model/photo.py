"""A photo and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from chalicelib.model.failures import ParameterInvalid
from chalicelib.model.person import Person
from chalicelib.model.person_tag import PersonTag
from chalicelib.model.photo_failures import NoLocation
from chalicelib.model.tag import Tag
from chalicelib.model.visibility import STRANGER, GeoVisibility, Relation, Visibility

if TYPE_CHECKING:
    from chalicelib.model.place import Place  # whose box holds locations

SERVER = "65535"  # what Flickr answers for every upload since 2019
FARM = 66

SAFE = 1
TITLE_MAX = 2_000  # letters; a photo must fit into one item of 400 KB with its tags
DESCRIPTION_MAX = 65_000
Media = Literal["photo", "video"]


def check_words(title: str | None, description: str | None) -> None:
    """Raise ParameterInvalid for a title or a description that is too long to keep."""
    if len(title or "") > TITLE_MAX or len(description or "") > DESCRIPTION_MAX:
        raise ParameterInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """One file of a photo in one size. ``suffix`` is the letter in its address, "" for Medium."""

    suffix: str
    width: int
    height: int
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a photo was taken; accuracy 1 (world) to 16 (street), context 0, 1 in, 2 out."""

    latitude: float
    longitude: float
    accuracy: int = 16
    context: int = 0
    woe_id: str = ""
    """The smallest place that it is known to be in."""
    place_id: str = ""
    """That place's other id."""
    is_found: bool = False
    """Whether the place was found by the position; otherwise the photo's owner says it."""
    visibility: GeoVisibility = field(default_factory=GeoVisibility)
    """Who of those that see the photo may know."""

    @property
    def position(self) -> tuple[float, float]:
        """The point alone, however exact it is."""
        return self.latitude, self.longitude

    @property
    def is_corrected(self) -> bool:
        """Whether its owner says the place."""
        return bool(self.woe_id) and not self.is_found

    @property
    def said(self) -> Location:
        """Only what its owner says of it: what is found besides is no news."""
        woe_id = self.woe_id if self.is_corrected else ""
        return replace(self, woe_id=woe_id, place_id="", is_found=False)

    def is_at(self, latitude: float, longitude: float, accuracy: int) -> bool:
        """Whether it is this very point, and as exact."""
        return (self.latitude, self.longitude, self.accuracy) == (latitude, longitude, accuracy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remake:
    """What a photo's files are to be made anew of: the same attributes as a photo's."""

    secret: str
    original_secret: str
    original_format: str
    rotation: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """Times are unix seconds, except ``taken``: the camera's own ``YYYY-MM-DD HH:MM:SS``."""

    id: str
    owner: str
    secret: str
    original_secret: str
    original_format: str
    title: str = ""
    description: str = ""
    tags: tuple[Tag, ...] = ()
    visibility: Visibility = field(default_factory=Visibility)
    safety_level: int = SAFE
    content_type: int = 1
    hidden: bool = False
    media: Media = "photo"
    license: int = 0
    rotation: int = 0
    posted: int
    taken: str
    taken_granularity: int = 0
    taken_unknown: bool = False
    updated: int
    perm_comment: int = 3
    perm_addmeta: int = 2
    people: tuple[PersonTag, ...] = ()
    """Who is in it."""
    refusals: tuple[str, ...] = ()
    """The NSIDs of those who took themselves out of it."""
    location: Location | None = None
    woe_ids: tuple[str, ...] = ()
    """The places it was taken in, the smallest first; as secret as the location."""
    camera: str = ""
    views: int = 0
    faves: int = 0
    comments: int = 0
    notes: int = 0
    bytes: int = 0
    sizes: tuple[Size, ...] = ()
    """Smallest first, the original last; without any the photo is still in the making."""
    remake: Remake | None = None
    """Rotated or replaced, but not yet in its files: until then it stays what it was."""

    @property
    def is_ready(self) -> bool:
        """Whether its sizes are made, so that it can be announced and shown."""
        return bool(self.sizes)

    @property
    def needs_sizes(self) -> bool:
        """Whether sizes are still to be made, for the first time or anew."""
        return not self.sizes or self.remake is not None

    @property
    def remade(self) -> Photo:
        """The photo as it will be when its files are made anew; itself if they need not be."""
        if self.remake is None:
            return self
        made: dict[str, Any] = asdict(self.remake)
        return replace(self, **made, remake=None)

    @property
    def keys(self) -> set[str]:
        """The keys of all its files in the photos bucket."""
        return {self.key, *map(self.path, self.sizes)}

    @property
    def key(self) -> str:
        """The original's key in the photos bucket, which is also its path on the web."""
        return f"{SERVER}/{self.id}_{self.original_secret}_o.{self.original_format}"

    def size(self, *suffixes: str) -> Size | None:
        """The first of these sizes that exists."""
        by_suffix = {size.suffix: size for size in self.sizes}
        return next((by_suffix[s] for s in suffixes if s in by_suffix), None)

    def path(self, size: Size) -> str:
        """The path of one size on the web, and its key in the photos bucket."""
        if size.suffix == "o":
            return self.key
        suffix = f"_{size.suffix}" if size.suffix else ""
        return f"{SERVER}/{self.id}_{size.secret}{suffix}.jpg"

    @property
    def is_open(self) -> bool:
        """Whether it is there for everybody: its sizes made, public, and safe."""
        return self.is_ready and self.visibility.is_public and self.safety_level == SAFE

    @property
    def needs_places(self) -> bool:
        """Whether it has a location from before places were known."""
        location = self.location
        return location is not None and not (self.woe_ids and location.place_id)

    def location_for(self, viewer: Relation) -> Location | None:
        """Where it was taken, if somebody so related to the owner may know."""
        if self.location is None or not self.location.visibility.admits(viewer):
            return None
        return self.location

    @property
    def open_location(self) -> Location | None:
        """Where it was taken, if everybody who sees it may know."""
        return self.location_for(STRANGER)

    def may_be_pushed(self, owner: Person) -> bool:
        """Flickr's rule: only what is public, safe, and open to anyone's applications."""
        return self.is_open and owner.open_to_push

    def with_tags(self, tags: tuple[Tag, ...]) -> Photo:
        """The same photo with other tags."""
        return replace(self, tags=tags)

    def edited(self, now: float, **attributes: Any) -> Photo:
        """The same photo with changes, updated now if they are any."""
        changed = replace(self, **attributes)
        return self if changed == self else replace(changed, updated=int(now))

    def placed(self, location: Location | None, places: Sequence[Place], now: float) -> Photo:
        """The same photo at a position with these places around it, the smallest first; or at none.

        What its owner said of the place holds as long as the position does.
        """
        was = self.location
        if location and was and was.is_corrected and location.position == was.position:
            said = replace(location, woe_id=was.woe_id, place_id=was.place_id)
            return self.edited(now, location=said)
        woe_ids = tuple(place.woe_id for place in places)
        return self.edited(now, location=location and _found(location, places), woe_ids=woe_ids)

    def corrected(self, woe_id: str, places: Sequence[Place], now: float) -> Photo:
        """The same photo in the place that its owner says. Raises NoLocation.

        ``places`` are that and what it lies in; none if no gazetteer knows it.
        """
        place_id = places[0].place_id if places else ""
        placed = self.located(now, woe_id=woe_id, place_id=place_id, is_found=False)
        return placed.edited(now, woe_ids=tuple(p.woe_id for p in places) or (woe_id,))

    def assigned(self, places: Sequence[Place]) -> Photo:
        """The same photo with what places are around it now, which nobody said; no news."""
        if self.location is None or not places:
            return self
        location = self.location
        if location.is_corrected:
            location = replace(location, place_id=places[0].place_id)
        else:
            location = _found(location, places)
        return replace(self, location=location, woe_ids=tuple(p.woe_id for p in places))

    def located(self, now: float, **changed: Any) -> Photo:
        """The same photo, where it was taken being told otherwise. Raises NoLocation."""
        if self.location is None:
            raise NoLocation
        return self.edited(now, location=replace(self.location, **changed))

    def rotated(self, degrees: int, secret: str) -> Photo:
        """The same photo, its sizes to be made anew: turned clockwise, under another secret."""
        last = self.remade  # a turn may wait already
        remake = Remake(
            secret=secret,
            original_secret=last.original_secret,
            original_format=last.original_format,
            rotation=(last.rotation + degrees) % 360,
            bytes=last.bytes,
        )
        return replace(self, remake=remake)


def _found(location: Location, places: Sequence[Place]) -> Location:
    """A location in the smallest of the places around it, if there are any."""
    woe_id, place_id = (places[0].woe_id, places[0].place_id) if places else ("", "")
    return replace(location, woe_id=woe_id, place_id=place_id, is_found=bool(woe_id))
