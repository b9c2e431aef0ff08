"""Triangles are Delaunay's, and all of them, on input that is hard: checked in whole numbers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely

from chalicelib.shapes import lattice
from chalicelib.shapes.lattice import HALF, QUARTER
from chalicelib.shapes.mesh import mesh
from tests.shapes.test_alpha_shape import doubled_area, inside

_EARTH = (HALF, QUARTER)


def _hard(rng, many):
    normal, even = rng.normal(size=(many, 2)).clip(-3, 3), rng.uniform(-1, 1, (many, 2))
    along = normal[:, :1]
    turn = np.concatenate([np.cos(along), np.sin(along)], axis=1)
    yield "the world", even * _EARTH
    yield "a world of squares", np.round(even * 9) / 9 * _EARTH
    yield "a street", normal * 1e3
    yield "a doorstep", normal * 3
    yield "squares", np.round(normal * 5) * 1e6
    yield "a line", np.round(along * 1e8) * (3, 1)
    yield "nearly a line", np.round(along * 1e8) * (3, 1) + rng.integers(-1, 2, (many, 2))
    yield "a wide circle", turn * 9e8
    yield "circles", turn * np.round(np.abs(normal[:, 1:]) * 3) * 1e8
    yield "far clusters", np.repeat(even[:10] * _EARTH, many // 10, axis=0) + normal * 3
    yield "one far away", np.concatenate([normal * 100, [(1e9, 5e8)]])
    yield "flat", np.stack([np.round(even[:, 0] * 1e9), np.round(normal[:, 1])], axis=-1)


CLOUDS = [cloud for seed in range(2) for cloud in _hard(np.random.default_rng(seed), 200)]


@pytest.mark.parametrize(("name", "cloud"), CLOUDS, ids=[name for name, _ in CLOUDS])
def test_triangles_are_delaunays(name, cloud):
    places = lattice.ordered(np.rint(cloud).astype(np.int64))
    triangles = mesh(places)
    corners = [[tuple(place) for place in each] for each in places[triangles.corners].tolist()]
    areas = [doubled_area(*each) for each in corners]
    assert min(areas, default=1) > 0
    assert sum(areas) == _hull(places)
    beside = {(each[n], each[n - 2]): each[n - 1] for each in corners for n in range(3)}
    assert len(beside) == 3 * len(corners)
    for (start, end), place in beside.items():
        other = beside.get((end, start))
        assert other is None or not inside(start, end, place, other)


def _hull(places):
    """Twice the area of the convex hull."""
    hull = shapely.convex_hull(shapely.multipoints(places.astype(float)))
    ring = shapely.get_coordinates(hull).astype(int).tolist() if hull.area else []
    return abs(sum(doubled_area((0, 0), *ends) for ends in pairwise(ring)))


def test_edges_know_their_triangles():
    places = lattice.ordered(np.array([(0, 0), (4, 0), (0, 4), (5, 5)]))
    triangles = mesh(places)
    one = np.array([True, False])
    assert len(triangles.border(one)) == 3
    assert len(triangles.border(~one)) == 3
    assert len(triangles.border(one | True)) == 4
    assert [len(each) for each in triangles.neighbours(one | True)] == [1, 1]
    assert not len(triangles.neighbours(one)[0])
