"""Facts: what a search knows of a photo without reading it."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.photo import SAFE, Location, Media
from chalicelib.model.visibility import Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What lists are filtered and sorted by; as in a photo, if nothing else is said."""

    id: str
    owner: str
    visibility: Visibility
    safety_level: int
    content_type: int
    hidden: bool
    media: Media
    license: int
    posted: int
    taken: str
    updated: int
    """Told in its owner's list alone; 0 in the others, which a favorite is not to write."""
    score: int
    """How interesting it is (``search.score``)."""
    location: Location | None = None
    tags: tuple[str, ...] = ()
    """By what they are found."""
    woe_ids: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """The NSIDs of those in it."""
    texts: tuple[str, ...] = ()
    """The words of the title, of the description and of each tag, parted by blanks."""

    @property
    def open_location(self) -> Location | None:
        """Where it was taken, if everybody may find it and know that: what places are told of."""
        is_found = self.visibility.is_public and self.safety_level == SAFE and not self.hidden
        is_open = self.location is not None and self.location.visibility.is_public
        return self.location if is_found and is_open else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A photo's facts, and the terms of the lists that they stand in."""

    facts: Facts
    terms: frozenset[str]
    own: str = ""
    """The one of them that is its owner's list."""
