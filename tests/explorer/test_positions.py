"""Where the photos of an answer are, as the answer tells it."""

from __future__ import annotations

import pytest

from chalicelib.explorer import positions
from chalicelib.formats.element import Element, text


def told(*elements: Element) -> list[tuple[float, float, str]]:
    return [(each.latitude, each.longitude, each.title) for each in positions.of(list(elements))]


def test_a_location_is_named_after_its_photo():
    photo = Element("photo", id="1").one(
        text("title", "A cup"), Element("location", latitude=64.1, longitude="-21.9")
    )

    assert told(photo) == [(64.1, -21.9, "A cup")]


def test_a_place_is_named_by_its_own_words():
    place = Element("place", "London, England", place_id="a", latitude="51.5", longitude="-0.1")

    assert told(Element("places").many("place", [place])) == [(51.5, -0.1, "London, England")]


def test_what_has_no_title_is_named_by_its_id():
    assert told(Element("photo", id="1", latitude=1, longitude=2)) == [(1.0, 2.0, "photo 1")]


@pytest.mark.parametrize(
    "given",
    [
        {"latitude": 0, "longitude": 0},
        {"latitude": "north", "longitude": 1},
        {"latitude": "nan", "longitude": 1},
        {"latitude": 1},
        {"latitude": None, "longitude": 1},
    ],
)
def test_what_is_no_position_is_not_shown(given):
    assert told(Element("photo", id="1", **given)) == []


def test_no_more_are_shown_than_a_page_holds():
    many = [Element("place", latitude=1, longitude=1) for _ in range(1000)]

    assert len(positions.of(Element("places").many("place", many))) == positions.MOST


def test_what_answers_nothing_has_none():
    assert positions.of(None) == []
