"""Cells: whatever lies in an area is found among the cells that cover it."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, pi, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.hub import cells
from chalicelib.model.area import EARTH_KM, Area
from chalicelib.model.photo import Location


def away(area: Area, km: float, bearing: float) -> Location:
    """What lies so far from the centre of an area, in that direction."""
    latitude, angle = radians(area.latitude), km / EARTH_KM
    up = sin(latitude) * cos(angle) + cos(latitude) * sin(angle) * cos(bearing)
    there = asin(max(-1.0, min(1.0, up)))
    across = atan2(
        sin(bearing) * sin(angle) * cos(latitude), cos(angle) - sin(latitude) * sin(there)
    )
    longitude = (area.longitude + degrees(across) + 180) % 360 - 180
    return Location(latitude=degrees(there), longitude=longitude)


areas = st.builds(
    Area,
    latitude=st.floats(-90, 90) | st.sampled_from([90.0, -90.0, 89.999, 0.0, -0.0]),
    longitude=st.floats(-180, 180) | st.sampled_from([180.0, -180.0, 179.999, 90.0, 0.0]),
    radius_km=st.floats(0.001, 32.2),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(area=areas, share=st.floats(0, 0.9999), bearing=st.floats(0, 2 * pi))
def test_whatever_lies_in_an_area_lies_in_a_cell_of_its_covering(area, share, bearing):
    location = away(area, area.radius_km * share, bearing)

    assert area.holds(location)
    assert set(cells.around(location)) & set(cells.covering(area))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(area=areas, share=st.floats(1.001, 3), bearing=st.floats(0, 2 * pi))
def test_whatever_lies_outside_is_not_held_whatever_its_cell(area, share, bearing):
    assert not area.holds(away(area, area.radius_km * share + 0.001, bearing))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(area=areas)
def test_an_area_is_few_rows(area):
    covering = cells.covering(area)

    assert 1 <= len(covering) <= cells.CELLS_MAX
    assert len(set(covering)) == len(covering)


def test_a_position_asks_for_one_cell_a_level():
    around = cells.around(Location(latitude=52.52, longitude=13.405))

    assert len(set(around)) == cells.LEVEL_MAX - cells.LEVEL_MIN + 1


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((0, 179.99), (0, -179.99), 2.2239),
        ((89.99, 0), (89.99, 180), 2.2239),
        ((-90, 12), (-90, -170), 0),
        ((90, 0), (-90, 0), 20_015.115),
        ((52.52, 13.405), (48.8566, 2.3522), 877.46),
    ],
)
def test_distances_are_great_circles(one, other, km):
    area = Area(latitude=one[0], longitude=one[1], radius_km=1)
    found = area.distance_km(Location(latitude=other[0], longitude=other[1]))

    assert found == pytest.approx(km, abs=0.01)


@pytest.mark.parametrize("longitude", [180.0, -180.0])
def test_both_names_of_the_antimeridian_are_one_place(longitude):
    area = Area(latitude=10, longitude=-longitude, radius_km=0.01)
    location = Location(latitude=10, longitude=longitude)

    assert area.holds(location)
    assert set(cells.around(location)) & set(cells.covering(area))


def test_accuracy_is_the_least_that_counts():
    area = Area(latitude=0, longitude=0, radius_km=1, accuracy=11)

    assert area.holds(Location(latitude=0, longitude=0, accuracy=11))
    assert not area.holds(Location(latitude=0, longitude=0, accuracy=10))
    assert not area.holds(None)
