"""Alpha shapes, against what follows from their definition alone, and against scipy's triangles."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import shapely
from scipy.spatial import Delaunay

from chalicelib.shapes import faces, lattice
from chalicelib.shapes.lattice import STEPS
from chalicelib.shapes.mesh import mesh
from chalicelib.shapes.outline import alpha_shape, outline
from chalicelib.shapes.thinning import thinned
from tests.shapes.clouds import cloud


def doubled_area(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def squared(a, b):
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def is_small(a, b, c, alpha):
    """Whether the circle through three places has a squared radius of alpha millionths at most."""
    sides = squared(a, b) * squared(b, c) * squared(c, a)
    area = doubled_area(a, b, c)
    return area and 10**6 * sides <= 4 * alpha * area**2


def inside(a, b, c, d):
    """Whether d is within the circle through a, b and c, by the determinant."""
    (p, q), (r, s), (t, u) = ((e[0] - d[0], e[1] - d[1]) for e in (a, b, c))
    determinant = (
        (p * p + q * q) * (r * u - t * s)
        - (r * r + s * s) * (p * u - t * q)
        + (t * t + u * u) * (p * s - r * q)
    )
    return determinant * doubled_area(a, b, c) > 0


def by_brute_force(places, alpha):
    """Of all triangles those with a small and empty circle, in whole numbers of any length."""
    small = [each for each in combinations(places, 3) if is_small(*each, alpha)]
    empty = [each for each in small if not any(inside(*each, place) for place in places)]
    return shapely.union_all([shapely.Polygon(each) for each in empty])


def overlap(one, other):
    return shapely.intersection(one, other).area / shapely.union(one, other).area


def in_steps(geometry):
    return shapely.transform(geometry, lambda degrees: np.rint(degrees * STEPS))


@pytest.mark.parametrize(("share", "seed"), [(0.002, 1), (0.005, 2), (0.02, 3)])
@pytest.mark.parametrize("name", ["round", "ring", "clusters", "grid", "nearly_a_line", "tiny"])
def test_an_alpha_shape_is_what_the_definition_says(name, share, seed):
    """Whole triangles are compared, so any difference would be as large as one."""
    places = list(map(tuple, lattice.unique(cloud(name, 64, seed)).tolist()))
    extent = np.ptp(places, axis=0)
    # In millionths of squared steps, and none that is the exact radius of a triangle by chance.
    alpha = round(share * float(extent @ extent)) * 10**6 + 123_457
    expected = by_brute_force(places, alpha)
    shape = in_steps(alpha_shape(np.array(places) / STEPS, alpha / 10**6 / STEPS**2))
    assert shapely.symmetric_difference(shape, expected).area <= 1e-12 * expected.area


def by_scipy(positions, alpha):
    """The union of the small ones among qhull's triangles."""
    corners = positions[Delaunay(positions - positions.mean(axis=0)).simplices]
    a, b, c = (np.hypot(*(corners[:, n] - corners[:, n - 1]).T) for n in range(3))
    (x, y), (u, v) = (corners[:, 1] - corners[:, 0]).T, (corners[:, 2] - corners[:, 0]).T
    small = a * b * c <= 2 * alpha**0.5 * np.abs(x * v - y * u)
    return shapely.coverage_union_all(shapely.polygons(corners[small]))


def test_ten_thousand_positions_have_the_outline_that_scipy_finds():
    positions = np.unique(cloud("ring", 10_000, 1), axis=0)
    found = outline(positions)
    expected = by_scipy(positions, found.alpha)
    assert overlap(alpha_shape(positions, found.alpha), expected) == pytest.approx(1, abs=1e-9)
    assert overlap(found.geometry, expected) >= 0.999


def test_a_thinned_cloud_has_nearly_the_same_outline():
    places = lattice.unique(cloud("ring", 10_000, 1))
    few, weights = thinned(places, 8_000)
    assert len(few) <= 8_000
    assert weights.sum() == len(places)
    whole, part = (mesh(each) for each in (places, few))
    shapes = [faces.polygons(each, each.radii <= 0.08 * STEPS) for each in (whole, part)]
    assert overlap(*shapes) >= 0.99


def test_few_places_are_not_thinned():
    places = lattice.unique(cloud("round", 400, 1))
    few, weights = thinned(places)
    assert few is places
    assert (weights == 1).all()
