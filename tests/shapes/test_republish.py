"""Lookups follow the outlines that are drawn, when these are published."""

from __future__ import annotations

from chalicelib.shapes import drawing, gazetteer
from chalicelib.shapes.republish import republish
from tests.shapes.ground import CITY, COUNTRY, NOW, PLACES, around, come, photos, publish


def test_a_place_is_found_where_its_outline_was_drawn():
    publish()
    come(photos(around(-15, 65, 40), CITY))
    assert drawing.draw(CITY, NOW + 10)
    assert gazetteer.latest().woe_ids_at(65, -15) == (COUNTRY,)

    version = republish(NOW + 20)
    assert gazetteer.latest().version == version
    assert gazetteer.latest().woe_ids_at(65, -15) == (CITY, COUNTRY)
    assert set(gazetteer.latest().all()) == set(PLACES)


def test_where_nothing_was_drawn_nothing_is_published():
    publish()
    assert republish(NOW + 10) == ""
    come(photos(around(-15, 65, 40), CITY))
    drawing.draw(CITY, NOW + 10)
    assert republish(NOW + 20)
    assert republish(NOW + 30) == ""


def test_without_a_gazetteer_there_is_none_to_be_published_again():
    come(photos(around(-15, 65, 40), CITY))
    assert republish(NOW) == ""
