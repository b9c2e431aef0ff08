"""Events: what tells two images of a photo apart."""

from __future__ import annotations

import pytest

from chalicelib.model import tag
from chalicelib.model.event import UPDATE_TYPES, update_types
from chalicelib.model.photo import Location
from chalicelib.model.visibility import GeoVisibility
from tests.model.photos import photo

FRIENDS = GeoVisibility(is_public=False, is_friend=True)


@pytest.mark.parametrize(
    ("changed", "types"),
    [
        ({}, ()),
        ({"title": "x"}, ("title",)),
        ({"description": "x"}, ("description",)),
        ({"posted": 1}, ("date_create",)),
        ({"taken": "2020-01-01 00:00:00"}, ("date_taken",)),
        ({"taken_granularity": 4}, ("date_taken",)),
        ({"camera": "Leica"}, ("camera",)),
        ({"license": 4}, ("license",)),
        ({"secret": "f"}, ("photo_url",)),
        ({"original_secret": "f"}, ("photo_url",)),
        ({"rotation": 90}, ("photo_url",)),
        ({"comments": 1}, ("comments",)),
        ({"notes": 1}, ("notes",)),
        ({"tags": tag.tagged(["cat"], "1@N01")}, ("tags",)),
        ({"faves": 1}, ("faves",)),
        ({"location": Location(latitude=1.0, longitude=2.0)}, ("geo",)),
        ({"location": Location(latitude=1.0, longitude=2.0, woe_id="3")}, ("geo",)),
        ({"location": Location(latitude=1.0, longitude=2.0, visibility=FRIENDS)}, ()),
        ({"views": 9, "updated": 9}, ()),
        ({"geo": None, "faves": 1, "title": "x"}, ("title", "faves")),
    ],
)
def test_a_change_is_told_by_its_types_in_their_order(changed, types):
    changed.pop("geo", None)
    assert update_types(photo(), photo(**changed)) == types
    assert set(types) <= set(UPDATE_TYPES)


def test_tags_in_another_order_are_the_same_tags():
    cat, dog = tag.tagged(["cat", "dog"], "1@N01")
    assert update_types(photo(tags=(cat, dog)), photo(tags=(dog, cat))) == ()


@pytest.mark.parametrize(
    ("old", "new", "types"),
    [
        (None, photo(), ("created",)),
        (photo(sizes=()), photo(), ("created",)),
        (None, photo(sizes=()), ()),
        (photo(sizes=()), photo(sizes=(), title="x"), ()),
    ],
)
def test_a_photo_is_created_when_its_sizes_are_made(old, new, types):
    assert update_types(old, new) == types
