"""A search: what photos are asked for, when all of it is understood."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from chalicelib.model.area import Area
from chalicelib.model.box import Box

Order = Literal[
    "date-posted-desc",
    "date-posted-asc",
    "date-taken-desc",
    "date-taken-asc",
    "interestingness-desc",
    "interestingness-asc",
]
"""What any list of photos can be sorted by."""
Asked = Literal[Order, "relevance"]
"""What a caller of search may ask for."""
Sort = Literal[Asked, "distance"]
Mode = Literal["any", "all"]

MATCHES_MAX = 4_000  # no search of Flickr's answers more


@dataclass(frozen=True, slots=True, kw_only=True)
class MachinePattern:
    """What a machine tag must be like; a part that is ``*`` may be anything."""

    namespace: str = "*"
    predicate: str = "*"
    value: str = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Conditions that a photo must all meet; what is not said may be anything.

    An empty tuple says nothing; but of ``owners`` and ``ids`` None does: of no owners there are no
    photos.
    """

    owners: Collection[str] | None = None
    """NSIDs. Who names owners is shown also what those keep out of public searches."""
    are_named: bool = True
    """Whether it was the viewer who named the owners."""
    ids: Collection[str] | None = None
    """Only these photos, as of somebody's favorites; better a set, if they are many."""
    people: tuple[str, ...] = ()
    """NSIDs of which one is in the photo."""
    tags: tuple[str, ...] = ()
    """As tags are found (``model.tag.normal``)."""
    without_tags: tuple[str, ...] = ()
    tag_mode: Mode = "any"
    text: str = ""
    """Words, "phrases" and -words, as somebody typed them."""
    machine_tags: tuple[MachinePattern, ...] = ()
    machine_tag_mode: Mode = "any"
    min_upload_date: int | None = None
    max_upload_date: int | None = None
    min_taken_date: str | None = None
    max_taken_date: str | None = None
    licenses: tuple[int, ...] = ()
    privacy_filter: int | None = None
    """Of the viewer's own: 1 public, 2 friends, 3 family, 4 friends and family, 5 private."""
    safe_search: int | None = None
    """The least safe level that is shown; None: of the viewer's own all, of others what is safe."""
    content_types: tuple[int, ...] = ()
    media: Literal["all", "photos", "videos"] = "all"
    has_geo: bool | None = None
    geo_context: int | None = None
    box: Box | None = None
    area: Area | None = None
    accuracy: int | None = None
    woe_ids: tuple[str, ...] = ()
    """Places of which the photo is in one."""
    sort: Sort = "date-posted-desc"
    most: int = MATCHES_MAX
    """How many matches are looked for: who shows few of very many asks for less."""

    @property
    def is_geo(self) -> bool:
        """Whether it asks where photos were taken, which not everybody may know of each."""
        return self.has_geo is not None or self.is_somewhere

    @property
    def is_somewhere(self) -> bool:
        """Whether it asks for more than that a photo has a location or has none."""
        says = bool(self.box or self.area or self.woe_ids)
        return says or self.geo_context is not None or self.accuracy is not None

    @property
    def is_public(self) -> bool:
        """Whether it looks at the public at large, and not at somebody's photos."""
        of_some = self.owners is not None and self.are_named
        return not (of_some or self.ids is not None or self.people)

    @property
    def is_in_vain(self) -> bool:
        """Whether nothing can meet it: the photos of nobody, or none of all."""
        return (self.owners is not None and not self.owners) or (
            self.ids is not None and not self.ids
        )
