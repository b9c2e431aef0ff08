"""Outlines: whatever cloud photos make, what is drawn around it is sound."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.shapes import lattice, plane, search
from chalicelib.shapes.lattice import STEPS
from chalicelib.shapes.mesh import mesh
from chalicelib.shapes.outline import POINTS_MIN, alpha_shape, outline
from chalicelib.shapes.polar import Polar
from tests.shapes.clouds import NAMES, cloud, sizes

_ROUNDING = 2e-7
_BEND = 1.1e-4  # degrees: how far a line about a pole may be off


def rings(geometry):
    """Every ring's coordinates."""
    each = shapely.get_rings(shapely.get_parts(geometry))
    return [shapely.get_coordinates(ring) for ring in each]


def edges(geometry):
    """Every edge but those of the cut: both ends at 180 degrees, or at a pole."""
    for ring in rings(geometry):
        ends = np.stack([ring[:-1], ring[1:]], axis=1)
        cut = (np.abs(ends) == (180, 90)).all(axis=1).any(axis=1)
        yield from ends[~cut]


def lengths(geometry, ground):
    """How long they are where they were computed."""
    found = np.array(list(edges(geometry))).reshape(-1, 2, 2)
    if isinstance(ground, Polar):
        found = np.stack([above(ground, found[:, n]) for n in (0, 1)], axis=1)
    return np.hypot(*(found[:, 0] - found[:, 1]).T)


def above(ground, positions):
    """Positions as they are seen from above the pole, in degrees."""
    away = 90 - positions[:, 1] * (1 if ground.north else -1)
    angle = np.radians(positions[:, 0])
    return np.stack([away * np.cos(angle), away * np.sin(angle)], axis=-1)


def kept_places(ground, places):
    """What the large parts of the outline hold, in the plane, in steps."""
    flat = ground.flat(places)
    triangles = mesh(flat)
    radius, kept = search.smallest(triangles, np.ones(len(flat)), search.spread(flat))
    return triangles.places[np.unique(triangles.corners[kept])], radius


def covered(geometry, ground, flat):
    """Which places of the plane the geometry holds, or passes within rounding."""
    if not isinstance(ground, Polar):
        behind = ground.seam + lattice.HALF
        around = [np.add(flat, (east, 0)) / STEPS for east in (behind, behind - lattice.TURN)]
        return np.any(
            [shapely.dwithin(geometry, shapely.points(each), _ROUNDING) for each in around], axis=0
        )
    angles = np.linspace(0, 2 * np.pi, 36)
    beside = _BEND * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    tries = [flat / STEPS + each for each in ((0, 0), *beside)]
    return np.any([on_earth(geometry, ground, each) for each in tries], axis=0)


def on_earth(geometry, ground, seen):
    """Which places seen from above the pole the geometry holds."""
    latitude = (90 - np.hypot(*seen.T)) * (1 if ground.north else -1)
    longitude = np.degrees(np.arctan2(seen[:, 1], seen[:, 0]))
    return shapely.dwithin(geometry, shapely.points(longitude, latitude), _ROUNDING)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(many=sizes, seed=st.integers(0, 1000))
@pytest.mark.parametrize("name", NAMES)
def test_an_outline_is_sound_whatever_the_cloud(name, many, seed):
    positions = cloud(name, many, seed)
    found = outline(positions)
    places = lattice.unique(positions)
    if found is None:
        return
    geometry, ground = found.geometry, plane.of(places)
    assert len(places) == found.points >= POINTS_MIN
    assert shapely.is_valid(geometry), shapely.is_valid_reason(geometry)
    assert geometry.area > 0
    assert shapely.orient_polygons(geometry) == geometry
    assert (np.abs(shapely.get_coordinates(geometry)) <= (180, 90)).all()
    assert found.edges == sum(map(len, rings(geometry)))
    held, radius = kept_places(ground, places)
    assert found.alpha == pytest.approx((radius / STEPS) ** 2)
    assert lengths(geometry, ground).max(initial=0) <= 2 * found.alpha**0.5 + _ROUNDING
    assert covered(geometry, ground, held).all()


@pytest.mark.parametrize("name", ["round", "ring", "clusters", "across_180", "about_the_pole"])
@pytest.mark.parametrize("many", [20, 400])
def test_an_outline_holds_nearly_all_positions(name, many):
    places = lattice.unique(cloud(name, many, 1))
    held, _ = kept_places(plane.of(places), places)
    assert len(held) >= search.HELD_MIN * len(places)


@pytest.mark.parametrize("many", [0, 1, 2])
def test_a_place_with_fewer_than_three_positions_has_no_outline(many):
    positions = np.repeat(cloud("round", many, 1), 5, axis=0)
    assert outline(positions) is None
    assert alpha_shape(positions, 1).is_empty


def test_a_place_on_a_line_has_no_outline():
    assert outline(cloud("line", 400, 1)) is None


def test_positions_that_are_not_on_earth_are_left_out():
    good = cloud("round", 60, 1)
    bad = [(np.nan, 1), (1, np.nan), (np.inf, 1), (1, 91), (1, -1e300), (1e300, 1)]
    assert outline(np.concatenate([bad, good])) == outline(good)


def test_the_order_of_positions_and_how_often_they_come_do_not_matter():
    positions = cloud("ring", 150, 1)
    assert outline(np.concatenate([positions, positions[::-2]])) == outline(positions[::-1])


def test_a_stray_far_away_is_not_in_the_outline():
    home = cloud("round", 400, 1)
    found = outline(np.concatenate([home, [(10, -40), (170, 80)]]))
    assert found.geometry.bounds == pytest.approx(outline(home).geometry.bounds, abs=0.5)


def test_a_ring_has_a_hole():
    [outside, hole] = rings(outline(cloud("ring", 2000, 1)).geometry)
    assert shapely.polygons(hole).contains(shapely.Point(2, 46))
    assert shapely.polygons(outside).contains(shapely.Point(1.2, 46))


def test_what_lies_on_both_sides_of_180_degrees_is_cut_in_two():
    found = outline(cloud("across_180", 400, 1)).geometry
    west, east = sorted(part.bounds for part in found.geoms)
    assert (west[0], east[2]) == (-180, 180)
    assert west[2] < -170 < 170 < east[0]


@pytest.mark.parametrize(("name", "pole"), [("about_the_pole", 90), ("about_the_south_pole", -90)])
def test_an_outline_about_a_pole_reaches_it_at_every_longitude(name, pole):
    found = outline(cloud(name, 400, 1)).geometry
    assert shapely.covers(found, shapely.points(np.linspace(-180, 180, 37), pole)).all()


def test_a_ring_about_the_pole_leaves_the_pole_out():
    found = outline(cloud("ring_about_the_pole", 400, 1)).geometry
    assert found.bounds == pytest.approx((-180, -72, 180, -66), abs=0.5)


def test_lines_about_a_pole_are_straight_as_seen_from_above():
    """Between 80 degrees north at longitudes 0 and 120 a line passes 85 north at 60."""
    positions = np.array([(0, 80), (120, 80), (-120, 80)], dtype=float)
    shape = alpha_shape(positions, 200)
    inside, outside = shapely.points([(60, 85.001), (60, 84.999)])
    assert shape.covers(inside)
    assert not shape.covers(outside)


def test_a_few_strays_together_are_not_in_the_outline_either():
    home = cloud("round", 400, 1)
    strays = np.array([(10, 10), (10.01, 10), (10, 10.01)])
    together = np.concatenate([home, strays])
    assert outline(together).geometry.bounds[2] < 0
    assert alpha_shape(together, outline(together).alpha).bounds[2] == 10.01


def test_a_longitude_beyond_180_degrees_is_the_same_one_a_turn_back():
    positions = cloud("across_180", 150, 1)
    beyond = np.where(positions < -100, np.add(positions, (360, 0)), positions)
    assert outline(np.concatenate([positions, beyond])) == outline(positions)
