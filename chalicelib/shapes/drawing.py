"""Drawing: a place's shape made anew of where its photos were taken.

A shape is drawn again when a tenth as many photos came, left or moved as it has points, and at
least twenty. The shapes before it stay as its history. Its donut hole is the shape of the points
that lie in the places inside it; if all of them do, it would be the same shape, and there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from chalicelib.model.place import Place
from chalicelib.model.shape import Shape
from chalicelib.model.tally import Tally
from chalicelib.settings import settings
from chalicelib.shapes import gazetteer, points
from chalicelib.shapes.atlas import KINDS
from chalicelib.store import queues, shapes, tallies, walks

if TYPE_CHECKING:
    from chalicelib.shapes.points import Points, Positions

POINTS_MIN = 20  # unique positions; fewer tell of some walks rather than of a place
IMPORTED_POINTS = 200  # what an imported shape counts as that does not say of how many it is
_WALK = "outlines"
_STEP = 20  # places that are dealt with again by who was interrupted


def due() -> Iterator[str]:
    """The WOE ids of places whose shapes may have changed enough."""
    return (tally.woe_id for tally in tallies.every() if tally.is_due)


def enqueue(woe_ids: Iterable[str]) -> None:
    """Have shapes drawn, if that is due then."""
    queues.send(settings().outlines_queue, ({"woe_id": woe_id} for woe_id in woe_ids))


def draw_if_due(woe_id: str, now: float) -> None:
    """Draw a place's shape, unless somebody has just done so."""
    tally = tallies.get(woe_id)
    if tally.is_due:
        _draw(tally, now)


def everywhere() -> Iterator[str]:
    """The WOE ids of all places; who was interrupted is told those that are left, or some more."""
    for number, (at, woe_id) in enumerate(_left()):
        if number % _STEP == 0:
            walks.reach(_WALK, at)
        yield woe_id
    walks.reach(_WALK, "")


def left() -> int:
    """How many there are."""
    return sum(1 for _ in _left())


def begin_again() -> None:
    """Forget how far somebody came."""
    walks.reach(_WALK, "")


def draw(woe_id: str, now: float) -> bool:
    """Draw a place's shape; whether it is another one now."""
    return _draw(tallies.get(woe_id), now)


def _left() -> Iterator[tuple[str, str]]:
    """Places in their order, and where each stands in it, from where somebody came to."""
    reached = walks.reached(_WALK)
    for place in gazetteer.latest().all():
        at = f"{KINDS.index(place.type)}#{place.woe_id:0>10}"
        if at >= reached and not place.superseded_by:
            yield at, place.woe_id


def _draw(tally: Tally, now: float) -> bool:
    place = gazetteer.latest().place(tally.woe_id)
    drawn = _shapes(place, tally, now) if place and not place.superseded_by else []
    shapes.put(drawn)
    if drawn or tally.changed:
        # Only now: who is interrupted before draws the same shape once more.
        tallies.drawn(tally, drawn[0].points if drawn else tally.points)
    return bool(drawn)


def _shapes(place: Place, tally: Tally, now: float) -> list[Shape]:
    """The shape of a place and its donut hole; none if it would be no better than it is."""
    children = {child.woe_id for child in gazetteer.latest().children(place.woe_id)}
    found = points.of(place.woe_id, children)
    stands = shapes.newest(place.woe_id)
    if len(found.all) < _least(stands, tally):
        return []
    created = max(int(now), stands.created + 1 if stands else 0)  # no shape hides the one before
    hole = _hole(place, found, created)
    outer = _shape(place, found.all, created, has_donuthole=bool(hole))
    if outer is None or (stands and stands.wkb == outer.wkb):
        return []
    return [outer, *hole]


def _least(stands: Shape | None, tally: Tally) -> int:
    """A shape that others made gives way to one of as many points."""
    if stands is None or tally.points:
        return POINTS_MIN
    return max(POINTS_MIN, stands.points or IMPORTED_POINTS)


def _hole(place: Place, found: Points, created: int) -> list[Shape]:
    if not POINTS_MIN <= len(found.inner) < len(found.all):
        return []
    hole = _shape(place, found.inner, created, is_donuthole=True)
    return [hole] if hole else []


def _shape(place: Place, positions: Positions, created: int, **kind: bool) -> Shape | None:
    from chalicelib.shapes.outline import outline  # noqa: PLC0415  (numpy and shapely)

    drawn = outline(positions)
    if drawn is None:
        return None
    return Shape(
        woe_id=place.woe_id,
        type=place.type,
        created=created,
        alpha=drawn.alpha,
        points=drawn.points,
        edges=drawn.edges,
        wkb=drawn.geometry.wkb,
        **kind,
    )
