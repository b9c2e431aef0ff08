"""Drafts: places as a workbook has them, on their way to be whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from chalicelib.model.box import Box
from chalicelib.model.place import PlaceType
from chalicelib.shapes.atlas import KINDS
from chalicelib.shapes.compile import repaired

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from infra.world.workbook import Workbook

_HALF_ROUND, _ROUND = 180.0, 360.0
_ASKED = """
SELECT place.woe_id, type, place.name, label, latitude, longitude, west, south, east, north, around,
    zone.name, is_superseded, superseded_by, points,
    (SELECT group_concat(place_id, ' ') FROM place_id WHERE place_id.woe_id = place.woe_id)
FROM place LEFT JOIN zone ON zone.woe_id = place.timezone ORDER BY place.woe_id
"""


@dataclass(slots=True, kw_only=True)
class Draft:
    """A place that is being completed. ``outline`` is repaired, None if there is none."""

    woe_id: int
    type: PlaceType
    name: str
    label: str
    position: tuple[float, float] | None
    """Longitude and latitude."""
    box: Box | None
    around: tuple[int, ...]
    """WOE ids that were told."""
    timezone: str
    is_superseded: bool
    superseded_by: int
    points: int
    place_ids: list[str] = field(default_factory=list)
    outline: Any = None
    parent: Draft | None = None
    url: str = ""

    @property
    def rank(self) -> int:
        """Its kind among the kinds, the smallest is 0."""
        return KINDS.index(self.type)

    @property
    def ancestors(self) -> list[Draft]:
        """What it lies in, the nearest first."""
        found, at = [], self.parent
        while at:
            found.append(at)
            at = at.parent
        return found


def drafts(workbook: Workbook) -> list[Draft]:
    """All places that have a position, or something to take it from; by WOE id."""
    found = [_draft(row) for row in workbook.rows(_ASKED)]
    by_id = {draft.woe_id: draft for draft in found}
    outlines = workbook.rows("SELECT woe_id, wkb FROM outline ORDER BY woe_id")
    if outlines:
        ids, wkb = zip(*outlines, strict=True)
        _outline([by_id[each] for each in ids], shapely.from_wkb(np.array(wkb, object)))
    for draft in found:
        successor = by_id.get(draft.superseded_by)
        draft.position = draft.position or (successor.position if successor else None)
    return [draft for draft in found if draft.position]


def _draft(row: Any) -> Draft:
    corners = row[6:10]
    box = None if None in corners else Box(**dict(zip(_CORNERS, corners, strict=True)))
    return Draft(
        woe_id=row[0],
        type=PlaceType(row[1]),
        name=row[2] or "",
        label=row[3] or "",
        position=None if row[4] is None else (row[5], row[4]),
        box=box,
        around=tuple(map(int, (row[10] or "").split())),
        timezone=row[11] or "",
        is_superseded=bool(row[12]),
        superseded_by=row[13] or 0,
        points=row[14] or 0,
        place_ids=(row[15] or "").split(),
    )


_CORNERS = ("west", "south", "east", "north")


def _outline(of: list[Draft], drawn: NDArray[Any]) -> None:
    """Give places their outlines, and what follows from these where nobody told it.

    Of what is drawn as a line nothing is left when it is repaired: it gives a position only.
    """
    outlines = repaired(drawn)
    is_line = shapely.is_empty(outlines)
    inside = shapely.point_on_surface(
        np.where(is_line, shapely.get_point(_line(drawn), 0), outlines)
    )
    positions = shapely.get_coordinates(inside).tolist()
    bounds = shapely.bounds(drawn).tolist()
    for draft, outline, (east, north), edges in zip(of, outlines, positions, bounds, strict=True):
        draft.outline = None if outline.is_empty else outline
        draft.position = draft.position or (east, north)
        draft.box = draft.box or _box(outline, *edges)


def _line(drawn: NDArray[Any]) -> NDArray[Any]:
    """The outer ring of the first polygon of each."""
    rings: NDArray[Any] = shapely.get_exterior_ring(shapely.get_geometry(drawn, 0))
    return rings


def _box(outline: Any, west: float, south: float, east: float, north: float) -> Box:
    """The box of an outline, across the antimeridian if it has parts on both sides of it."""
    if east - west > _HALF_ROUND:
        longitudes = np.unique(shapely.get_coordinates(outline)[:, 0])
        gaps = np.diff(longitudes, append=longitudes[0] + _ROUND)
        widest = int(gaps.argmax())
        west, east = longitudes[(widest + 1) % len(longitudes)], longitudes[widest]
    return Box(west=float(west), south=south, east=float(east), north=north)
