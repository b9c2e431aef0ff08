"""Shapes drawn of a place's photos: when, of which, and what stays of those before."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely

from chalicelib.model.place import PlaceType
from chalicelib.model.shape import Shape
from chalicelib.model.visibility import GeoVisibility, Visibility
from chalicelib.search.index import index
from chalicelib.shapes import drawing, gazetteer
from chalicelib.store import shapes, tallies
from chalicelib.store.stream import Change
from tests.hub.faults import Calls, Died, watching
from tests.shapes.ground import CITY, COUNTRY, NOW, OLD, PART, around, come, go, photos, publish

PRIVATE = (
    {"visibility": Visibility(is_public=False, is_friend=True)},
    {"safety_level": 2},
    {"hidden": True},
)


@pytest.fixture(autouse=True)
def _gazetteer():
    publish()


@pytest.fixture
def city():
    """Photos all over a city, and the positions of 40 of them."""
    positions = around(-21.9, 64.1, 40)
    come(photos(positions, CITY, COUNTRY))
    return positions


def strike(hub, now=None):
    """The clock strikes, and the queue is emptied."""
    [survey] = [clock for clock in hub.clocks if clock.name == "survey"]
    survey.step()
    hub.drain()


def polygon(woe_id):
    return shapely.from_wkb(shapes.newest(woe_id).wkb)


def test_a_place_gets_an_outline_of_its_photos(hub, city):
    strike(hub)
    shape = shapes.newest(CITY)
    assert (shape.type, shape.points, shape.is_donuthole) == (PlaceType.LOCALITY, 40, False)
    assert shape.edges == shapely.count_coordinates(polygon(CITY))
    inside = shapely.contains_xy(polygon(CITY).buffer(1e-6), city)
    assert inside.mean() > 0.9
    assert shapes.newest(COUNTRY).wkb == shape.wkb


@pytest.mark.parametrize("secret", PRIVATE)
def test_what_not_everybody_may_know_draws_nothing(hub, city, secret):
    strike(hub)
    come(photos(around(-21.9, 64.3, 200), CITY, first=100, **secret))
    strike(hub)
    assert len(shapes.history(CITY)) == 1
    drawing.draw(CITY, NOW)
    assert len(shapes.history(CITY)) == 1


def test_a_location_that_is_not_for_everybody_draws_nothing(city):
    hidden = photos(around(-21.9, 64.3, 200), CITY, first=100)
    friends = GeoVisibility(is_public=False, is_friend=True)
    come(replace(p, location=replace(p.location, visibility=friends)) for p in hidden)
    assert tallies.get(CITY).changed == 40
    assert drawing.draw(CITY, NOW)
    assert shapes.newest(CITY).points == 40


def test_too_few_points_draw_nothing(hub):
    come(photos(around(-21.9, 64.1, 19), CITY))
    strike(hub)
    assert not drawing.draw(CITY, NOW)
    assert shapes.history(CITY) == []


def test_many_photos_at_one_place_are_one_point(hub):
    come(photos(around(-21.9, 64.1, 25, radius=0), CITY))
    strike(hub)
    assert shapes.history(CITY) == []


def test_it_is_drawn_again_when_enough_changed_and_the_old_one_stays(city):
    drawing.draw_if_due(CITY, NOW)
    more = photos(around(-21.7, 64.1, 19, seed=2), CITY, first=100)
    come(more)
    drawing.draw_if_due(CITY, NOW + 1)
    assert [shape.created for shape in shapes.history(CITY)] == [NOW]

    go(more[:1])
    drawing.draw_if_due(CITY, NOW + 2)
    assert [(s.created, s.points) for s in shapes.history(CITY)] == [(NOW + 2, 58), (NOW, 40)]


def test_a_large_place_is_drawn_again_when_a_tenth_changed():
    come(photos(around(-21.9, 64.1, 220), CITY))
    drawing.draw_if_due(CITY, NOW)
    come(photos(around(-21.7, 64.1, 21), CITY, first=1000))
    assert list(drawing.due()) == []
    come(photos(around(-21.7, 64.1, 1, seed=3), CITY, first=2000))
    assert list(drawing.due()) == [CITY]


def test_a_message_that_comes_twice_draws_once(city):
    for now in (NOW, NOW + 1):
        drawing.draw_if_due(CITY, now)
    assert len(shapes.history(CITY)) == 1


def test_who_dies_between_the_shape_and_the_tally_draws_no_second_one(city):
    gazetteer.latest()
    with watching(Calls()) as calls:
        drawing.draw_if_due(CITY, NOW)
    last = len(calls.names) - 1
    go(photos(city, CITY, COUNTRY))
    come(photos(around(-21.5, 64.1, 40), CITY))
    with watching(Calls(dies_at=last)), pytest.raises(Died):
        drawing.draw_if_due(CITY, NOW + 10)
    assert set(drawing.due()) == {CITY, COUNTRY}
    drawing.draw_if_due(CITY, NOW + 20)
    assert [shape.created for shape in shapes.history(CITY)] == [NOW + 10, NOW]
    assert not tallies.get(CITY).is_due


def test_a_donut_hole_is_made_of_the_points_of_the_places_inside():
    """Photos in a neighbourhood, and others in the same city that are in none."""
    come(photos(around(-21.9, 64.1, 60), PART, CITY))
    come(photos(around(-21.5, 64.1, 60), CITY, first=100))
    drawing.draw(CITY, NOW)
    outer, hole = sorted(shapes.history(CITY), key=lambda shape: shape.is_donuthole)
    assert (outer.points, outer.has_donuthole, hole.points) == (120, True, 60)
    assert shapely.from_wkb(hole.wkb).bounds[2] < -21.8 < shapely.from_wkb(outer.wkb).bounds[2]
    assert shapes.newest(CITY) == outer


def test_there_is_no_donut_hole_if_all_points_are_in_places_inside():
    come(photos(around(-21.9, 64.1, 60), PART, CITY))
    drawing.draw(CITY, NOW)
    [shape] = shapes.history(CITY)
    assert not shape.has_donuthole


@pytest.mark.parametrize("points", [0, 60])
def test_an_imported_shape_gives_way_to_one_of_as_many_points(points):
    box = shapely.box(-22, 64, -21, 65).wkb
    shapes.put([Shape(woe_id=CITY, type=PlaceType.LOCALITY, created=1, points=points, wkb=box)])
    enough = points or drawing.IMPORTED_POINTS
    photographed = photos(around(-21.9, 64.1, enough), CITY)
    come(photographed[1:])
    assert not drawing.draw(CITY, NOW)
    come(photographed[:1])
    assert drawing.draw(CITY, NOW)
    assert [shape.points for shape in shapes.history(CITY)] == [enough, points]


@pytest.mark.parametrize("woe_id", [OLD, "404"])
def test_places_that_are_no_more_or_not_known_are_left_alone(hub, woe_id):
    come(photos(around(-21.9, 64.1, 40), woe_id))
    strike(hub)
    assert shapes.history(woe_id) == []
    assert list(drawing.due()) == []


def test_what_the_index_does_is_counted():
    [first, *_] = photos(around(-21.9, 64.1, 1), CITY, COUNTRY)
    index([Change(old=None, new=first)])
    assert (tallies.get(CITY).changed, tallies.get(COUNTRY).changed) == (1, 1)
    index([Change(old=first, new=replace(first, title="Another"))])
    index([Change(old=first, new=replace(first, woe_ids=(COUNTRY,)))])
    assert (tallies.get(CITY).changed, tallies.get(COUNTRY).changed) == (2, 1)
