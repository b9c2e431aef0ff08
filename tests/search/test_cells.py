"""Whatever is in a circle or a box stands under one of the few cells that cover it."""

from __future__ import annotations

from random import Random

import pytest

from chalicelib.model.area import Area
from chalicelib.model.box import Box
from chalicelib.model.photo import Location
from chalicelib.search import cells

DICE = Random(2007)


def under(location):
    return set(cells.around(location))


def anywhere(latitude=0.0, longitude=0.0, spread=180.0):
    return Location(
        latitude=max(-90.0, min(90.0, latitude + DICE.uniform(-spread, spread) / 2)),
        longitude=(longitude + DICE.uniform(-spread, spread) + 180) % 360 - 180,
    )


@pytest.mark.parametrize("radius", [0.01, 1, 32])
@pytest.mark.parametrize("centre", [(48.85, 2.35), (0, 180), (-17, -179.99), (90, 0), (-89.9, 77)])
def test_circles_are_covered(centre, radius):
    latitude, longitude = centre
    area = Area(latitude=latitude, longitude=longitude, radius_km=radius)
    covering = set(cells.of_area(area))
    assert len(covering) <= cells.CELLS_MAX
    near = (anywhere(latitude, longitude, radius / 50) for _ in range(500))
    inside = [location for location in near if area.holds(location)]
    assert all(under(location) & covering for location in inside)


@pytest.mark.parametrize(
    "edges",
    [
        (-180, -90, 180, 90),
        (180, -90, -180, 90),
        (2, 48, 3, 49),
        (179, -18, -179, -16),
        (-180, -10, -170, 10),
        (170, -10, 180, 10),
        (-75, 40, 3, 50),
        (10, 10, 10, 10),
        (-180, 89, 180, 90),
        (1, -90, -1, 90),
    ],
)
def test_boxes_are_covered(edges):
    west, south, east, north = edges
    box = Box(west=west, south=south, east=east, north=north)
    covering = set(cells.of_box(box))
    corners = [Location(latitude=y, longitude=x) for x in (west, east) for y in (south, north)]
    many = [anywhere() for _ in range(2000)]
    inside = [location for location in (*corners, *many) if box.holds(location)]
    assert all(under(location) & covering for location in inside)
    assert len(covering) <= cells.CELLS_MAX
