"""Places: pieces of the world with a WOE id (Where On Earth), neighbourhoods to continents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from chalicelib.model.box import Box


class PlaceType(IntEnum):
    """What kind of place, by Flickr's numbers of them; the smallest kind first."""

    NEIGHBOURHOOD = 22
    LOCALITY = 7
    COUNTY = 9
    REGION = 8
    COUNTRY = 12
    CONTINENT = 29

    @property
    def word(self) -> str:
        """The kind's name, in lower case."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as a gazetteer has it.

    ``place_ids`` are opaque, the one to be told first; ``label`` is the name with what it lies in
    ("Barbuda, AG, Antigua and Barbuda"); ``url`` its path ("/Antigua+and+Barbuda/Barbuda");
    ``parent`` the WOE id of the smallest place around it, "" for none.
    """

    woe_id: str
    place_ids: tuple[str, ...] = ()
    type: PlaceType
    name: str
    label: str
    url: str
    latitude: float
    longitude: float
    box: Box | None = None
    parent: str = ""
    superseded_by: str = ""
    timezone: str = ""

    @property
    def place_id(self) -> str:
        """The place id to be told."""
        return self.place_ids[0] if self.place_ids else ""
