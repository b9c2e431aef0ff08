"""Visibility: who may see what, and which photos a query admits."""

from __future__ import annotations

from itertools import product

import pytest

from chalicelib.model.photo import Location
from chalicelib.model.photo_query import PhotoQuery, PhotoRow
from chalicelib.model.visibility import SELF, STRANGER, GeoVisibility, Relation, Visibility
from tests.model.photos import photo

CONTACT = Relation(is_contact=True)
FRIEND = Relation(is_contact=True, is_friend=True)
FAMILY = Relation(is_contact=True, is_family=True)
BOTH = Relation(is_contact=True, is_friend=True, is_family=True)
EVERYBODY = (STRANGER, CONTACT, FRIEND, FAMILY, BOTH, SELF)

PUBLIC = Visibility()
PRIVATE = Visibility(is_public=False)
FOR_FRIENDS = Visibility(is_public=False, is_friend=True)
FOR_FAMILY = Visibility(is_public=False, is_family=True)
FOR_BOTH = Visibility(is_public=False, is_friend=True, is_family=True)


@pytest.mark.parametrize(
    ("visibility", "who"),
    [
        (PUBLIC, EVERYBODY),
        (PRIVATE, (SELF,)),
        (FOR_FRIENDS, (FRIEND, BOTH, SELF)),
        (FOR_FAMILY, (FAMILY, BOTH, SELF)),
        (FOR_BOTH, (FRIEND, FAMILY, BOTH, SELF)),
    ],
)
def test_a_photo_is_seen_by_whom_it_is_for(visibility, who):
    assert tuple(filter(visibility.admits, EVERYBODY)) == who


@pytest.mark.parametrize("flags", list(product((False, True), repeat=3)))
def test_visibility_is_kept_as_three_bits(flags):
    is_public, is_friend, is_family = flags
    given = Visibility(is_public=is_public, is_friend=is_friend, is_family=is_family)
    assert Visibility.from_bits(given.bits) == given


@pytest.mark.parametrize(
    ("preferred", "who"),
    [
        (0, EVERYBODY),
        (1, EVERYBODY),
        (2, (CONTACT, FRIEND, FAMILY, BOTH, SELF)),
        (3, (FRIEND, FAMILY, BOTH, SELF)),
        (4, (FRIEND, BOTH, SELF)),
        (5, (FAMILY, BOTH, SELF)),
        (6, (SELF,)),
    ],
)
def test_a_location_is_known_to_whom_its_owner_prefers(preferred, who):
    seen_by = GeoVisibility.preferred(preferred)
    placed = photo(location=Location(latitude=1.0, longitude=2.0, visibility=seen_by))
    assert tuple(filter(placed.location_for, EVERYBODY)) == who
    assert (placed.open_location is not None) == (STRANGER in who)


def test_a_photo_that_is_nowhere_is_nowhere_for_everybody():
    assert [photo().location_for(each) for each in EVERYBODY] == [None] * len(EVERYBODY)


def row(**attributes) -> PhotoRow:
    given = {
        "id": "7",
        "visibility": PUBLIC,
        "safety_level": 1,
        "content_type": 1,
        "posted": 1000,
        "taken": "2026-10-04 10:00:00",
        "views": 0,
    }
    return PhotoRow(**{**given, **attributes})


@pytest.mark.parametrize(
    ("query", "attributes", "relation", "is_in"),
    [
        ({}, {}, STRANGER, True),
        ({}, {"visibility": PRIVATE}, STRANGER, False),
        ({}, {"safety_level": 2}, STRANGER, False),
        ({}, {"safety_level": 3}, SELF, True),
        ({"safe_search": 2}, {"safety_level": 2}, STRANGER, True),
        ({"safe_search": 2}, {"safety_level": 3}, SELF, False),
        ({"safe_search": 3}, {"safety_level": 3}, STRANGER, True),
        ({"min_upload_date": 1000}, {}, STRANGER, True),
        ({"min_upload_date": 1001}, {}, STRANGER, False),
        ({"max_upload_date": 1000}, {}, STRANGER, True),
        ({"max_upload_date": 999}, {}, STRANGER, False),
        ({"min_taken_date": "2026-10-04 10:00:00"}, {}, STRANGER, True),
        ({"min_taken_date": "2026-10-04 10:00:01"}, {}, STRANGER, False),
        ({"max_taken_date": "2026-10-04 09:59:59"}, {}, STRANGER, False),
        ({"content_type": 1}, {}, STRANGER, True),
        ({"content_type": 2}, {}, STRANGER, False),
        ({"content_type": 4}, {"content_type": 2}, STRANGER, True),
        ({"content_type": 5}, {"content_type": 1}, STRANGER, False),
        ({"content_type": 6}, {"content_type": 3}, STRANGER, True),
        ({"content_type": 7}, {"content_type": 3}, STRANGER, True),
        ({"content_type": 9}, {}, STRANGER, False),
        ({"privacy_filter": 1}, {}, SELF, True),
        ({"privacy_filter": 1}, {"visibility": Visibility(is_friend=True)}, SELF, True),
        ({"privacy_filter": 1}, {"visibility": PRIVATE}, SELF, False),
        ({"privacy_filter": 2}, {"visibility": FOR_FRIENDS}, SELF, True),
        ({"privacy_filter": 2}, {"visibility": FOR_BOTH}, SELF, False),
        ({"privacy_filter": 3}, {"visibility": FOR_FAMILY}, SELF, True),
        ({"privacy_filter": 4}, {"visibility": FOR_BOTH}, SELF, True),
        ({"privacy_filter": 5}, {"visibility": PRIVATE}, SELF, True),
        ({"privacy_filter": 5}, {}, SELF, False),
        ({"privacy_filter": 5}, {}, STRANGER, True),
        ({"privacy_filter": 5}, {"visibility": PRIVATE}, STRANGER, False),
    ],
)
def test_a_query_admits_what_was_asked_for_and_may_be_seen(query, attributes, relation, is_in):
    assert PhotoQuery(**query).admits(row(**attributes), relation) is is_in
