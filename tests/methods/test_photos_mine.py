"""flickr.photos.getWithGeoData, getWithoutGeoData, getUntagged, recentlyUpdated and getCounts"""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.model.photo import Location
from chalicelib.model.tag import tagged
from chalicelib.model.visibility import Visibility
from chalicelib.store import photos
from tests.flickr import fails
from tests.model.photos import photo

HERE = Location(latitude=1.0, longitude=2.0)


@pytest.fixture
def mine(hub, alice, bob):
    """Photos of bob's by their ids, and one of alice's."""

    def made(number: int, **facts):
        photos.add(
            photo(
                id=str(number),
                owner=bob.nsid,
                posted=1000 + number,
                updated=5000 - number,
                taken=f"2020-01-{number:02d} 00:00:00",
                **{"tags": tagged(["cat"], bob.nsid), **facts},
            )
        )

    made(1, location=HERE)
    made(2, visibility=Visibility(is_public=False), tags=())
    made(3, location=HERE, visibility=Visibility(is_public=False, is_friend=True), views=900)
    made(4, media="video", tags=())
    made(5, location=HERE, faves=1, safety_level=3)
    photos.add(replace(photo(id="6", location=HERE), owner=alice.nsid))
    hub.drain()


def _ids(answer) -> str:
    return "".join(each.get("id") for each in answer[0])


@pytest.mark.parametrize(
    ("method", "given", "ids"),
    [
        ("getWithGeoData", {}, "531"),
        ("getWithoutGeoData", {}, "42"),
        ("getUntagged", {}, "42"),
        ("getUntagged", {"media": "photos"}, "2"),
        ("getUntagged", {"media": "videos"}, "4"),
        ("getUntagged", {"privacy_filter": 5}, "2"),
        ("getWithGeoData", {"privacy_filter": 1}, "51"),
        ("getWithGeoData", {"privacy_filter": 2}, "3"),
        ("getWithGeoData", {"privacy_filter": 3}, ""),
        ("getWithGeoData", {"min_upload_date": 1003}, "53"),
        ("getWithGeoData", {"max_upload_date": 1003}, "31"),
        ("getWithGeoData", {"min_taken_date": "2020-01-05"}, "5"),
        ("getWithGeoData", {"max_taken_date": "2020-01-03 00:00:00"}, "31"),
        ("getWithGeoData", {"sort": "date-posted-asc"}, "135"),
        ("getWithGeoData", {"sort": "date-taken-desc"}, "531"),
        ("getWithGeoData", {"sort": "interestingness-desc"}, "351"),
        ("getWithGeoData", {"sort": "interestingness-asc"}, "153"),
        ("getWithoutGeoData", {"sort": "date-taken-asc"}, "24"),
        ("recentlyUpdated", {"min_date": 4997}, "123"),
    ],
)
def test_own_photos_are_listed_by_what_is_true_of_them(flickr, bob, mine, method, given, ids):
    assert _ids(flickr(bob).call(f"flickr.photos.{method}", **given)) == ids


def test_a_list_of_own_photos_has_pages_and_extras(flickr, bob, mine):
    answer = flickr(bob).photos.getWithGeoData(per_page=2, page=2, extras="geo,views")
    [listed] = answer[0]
    assert (listed.get("id"), listed.get("latitude"), listed.get("views")) == ("1", "1", "0")
    assert {name: answer[0].get(name) for name in ("page", "pages", "perpage", "total")} == {
        "page": "2",
        "pages": "2",
        "perpage": "2",
        "total": "3",
    }


def test_what_changed_lately_says_when(flickr, bob, mine):
    answer = flickr(bob).photos.recentlyUpdated(min_date="1970-01-01 01:23:19")
    assert [each.get("lastupdate") for each in answer[0]] == ["4999"]
    with fails(2, "Not a valid date"):
        flickr(bob).photos.recentlyUpdated(min_date="yesterday")
    with fails(1, "Required argument missing."):
        flickr(bob).photos.recentlyUpdated()


def test_counts_are_from_each_date_to_the_next(flickr, bob, mine):
    answer = flickr(bob).photos.getCounts(dates="1001,1003,1004,9999")
    assert [(c.get("count"), c.get("fromdate"), c.get("todate")) for c in answer[0]] == [
        ("2", "1001", "1003"),
        ("1", "1003", "1004"),
        ("2", "1004", "9999"),
    ]
    taken = flickr(bob).photos.getCounts(taken_dates="2020-01-01 00:00:00,2020-01-03 00:00:00")
    assert [count.get("count") for count in taken[0]] == ["2"]
    with fails(1, "No dates specified"):
        flickr(bob).photos.getCounts()
    with fails(118, "Invalid parameter value (dates)"):
        flickr(bob).photos.getCounts(dates="1,x")
