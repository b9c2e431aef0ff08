"""The lookup: a point to the places around it.

Of the outlines that hold a point the most specific kind counts first, and of one kind the smallest
outline. What it lies in is told by its own ancestors, and only what they leave out by further
outlines, so that the answer has one place of a kind and each lies in the next. Where outlines leave
a gap, the nearest centre fills it that is not too far and lies in what was found already.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from chalicelib.model.box import Box
from chalicelib.model.place import PlaceType
from chalicelib.shapes.atlas import KINDS, Atlas
from chalicelib.shapes.centres import Centres

if TYPE_CHECKING:
    from numpy.typing import NDArray

ACCURACY_MAX = 16
DIGITS = 5  # of a degree, that outlines are kept in: about a metre
SCALE = 10.0**DIGITS

_SMALLEST = (  # Flickr's levels: world 1, country ~3, region ~6, city ~11, street ~16
    (14, PlaceType.NEIGHBOURHOOD),
    (10, PlaceType.LOCALITY),
    (8, PlaceType.COUNTY),
    (5, PlaceType.REGION),
    (2, PlaceType.COUNTRY),
)
_GAP_KM = {  # about as far as a neighbourhood and a town reach from their middle
    PlaceType.NEIGHBOURHOOD: 1.0,
    PlaceType.LOCALITY: 10.0,
}
"""How far the nearest centre may be that fills a gap. That of something greater tells nothing: the
nearest of a country may be its neighbour's. Those follow from a locality's ancestors."""
_HALF_ROUND = 180.0
_NEAREST = 8  # centres that are looked at: more of them across a border is a rare thing


@cache
def smallest_kind(accuracy: int) -> PlaceType:
    """The smallest kind of place that a position of some accuracy (1 to 16) tells."""
    fitting = (kind for least, kind in _SMALLEST if accuracy >= least)
    return next(fitting, PlaceType.CONTINENT)


class Lookup:
    """Outlines in a tree, and centres. The rows of places stand by kind, then by size."""

    def __init__(self, atlas: Atlas) -> None:
        import numpy as np  # noqa: PLC0415  (not before they are needed)
        import shapely  # noqa: PLC0415

        rings = (atlas.column("starts"), np.arange(len(atlas.column("starts"))))
        points = atlas.column("coordinates") / SCALE
        parts = shapely.from_ragged_array(shapely.GeometryType.POLYGON, points, rings)
        self._tree = shapely.STRtree(parts)
        self._points, self._box = shapely.points, shapely.box
        self._row_of = atlas.column("row")
        self._chains = atlas.column("chain")
        self._ranks = atlas.column("rank")
        self._rank_of = self._ranks.tobytes()  # the same: of a single row it is told sooner
        self._bare = np.ones(len(self._ranks), bool)
        self._bare[self._row_of] = False
        self._positions = atlas.column("centre") / SCALE
        self._centres = {KINDS.index(kind): self._of(kind, km) for kind, km in _GAP_KM.items()}

    def at(self, latitude: float, longitude: float, accuracy: int) -> list[int]:
        """WOE ids, the smallest kind first."""
        found = [0] * len(KINDS)
        self._fill(found, sorted(self._row_of[self._hits(latitude, longitude)].tolist()))
        for rank, centres in self._centres.items():
            if not found[rank]:
                self._fill(found, centres.near(latitude, longitude)[:_NEAREST])
        least = KINDS.index(smallest_kind(accuracy))
        return [woe_id for woe_id in found[least:] if woe_id]

    def within(self, box: Box, kind: PlaceType) -> list[int]:
        """WOE ids of the places of a kind whose outline, or else whose centre, is in the box."""
        rank, parts = KINDS.index(kind), _parts(box)
        rows = {row for part in parts for row in self._outlined(part, rank)}
        rows |= {row for part in parts for row in self._centred(part, rank)}
        found: list[int] = self._chains[sorted(rows), rank].tolist()
        return found

    def _hits(self, latitude: float, longitude: float) -> NDArray[Any]:
        """The outlines that hold a point, which on the antimeridian has two names."""
        if abs(longitude) == _HALF_ROUND:
            both = self._points([[longitude, latitude], [-longitude, latitude]])
            crossed: NDArray[Any] = self._tree.query(both, predicate="intersects")[1]
            return crossed
        one = self._points([[longitude, latitude]])  # of an array it is told sooner than of a point
        hits: NDArray[Any] = self._tree.query(one, predicate="intersects")[1]
        return hits

    def _outlined(self, part: tuple[float, float, float, float], rank: int) -> list[int]:
        """Rows of places of a kind with an outline in a box."""
        rows = self._row_of[self._tree.query(self._box(*part), predicate="intersects")]
        found: list[int] = rows[self._ranks[rows] == rank].tolist()
        return found

    def _centred(self, part: tuple[float, float, float, float], rank: int) -> list[int]:
        """Rows of places of a kind without an outline, whose centre is in a box."""
        east, north = self._positions.T
        there = (part[0] <= east) & (east <= part[2]) & (part[1] <= north) & (north <= part[3])
        found: list[int] = (there & self._bare & (self._ranks == rank)).nonzero()[0].tolist()
        return found

    def _fill(self, found: list[int], rows: list[int]) -> None:
        """Add to what was found the places of rows, and what is around each, that lie in it."""
        for row in rows:
            if not found[self._rank_of[row]]:
                chain = self._chains[row].tolist()
                if _agree(found, chain):
                    found[:] = map(max, found, chain)

    def _of(self, kind: PlaceType, limit_km: float) -> Centres:
        [rows] = (self._ranks == KINDS.index(kind)).nonzero()
        return Centres(rows, self._positions[rows], limit_km)


def _agree(found: list[int], chain: list[int]) -> bool:
    """Whether of no kind there are two places."""
    for there, here in zip(found, chain, strict=True):
        if there != here and there and here:
            return False
    return True


def _parts(box: Box) -> list[tuple[float, float, float, float]]:
    """A box that crosses the antimeridian is two."""
    if box.west <= box.east:
        return [(box.west, box.south, box.east, box.north)]
    return [(box.west, box.south, 180, box.north), (-180, box.south, box.east, box.north)]
