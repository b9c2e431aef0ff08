"""flickr.panda.*, flickr.interestingness.getList and flickr.photos.getRecent"""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from chalicelib.model.photo import Location
from chalicelib.model.visibility import GeoVisibility, Visibility
from chalicelib.store import photos
from tests.flickr import fails
from tests.model.photos import photo

HOUR, DAY = 3600, 24 * 3600
HERE = Location(latitude=1.0, longitude=2.0)
SECRET = Location(latitude=1.0, longitude=2.0, visibility=GeoVisibility(is_public=False))


@pytest.fixture
def everybody_s(hub, alice, bob) -> float:
    """Photos of bob's by their ids, and when it was that they were there."""
    now = time.time()

    def made(number: int, ago: int, **facts):
        posted = int(now) - ago
        photos.add(photo(id=str(number), owner=bob.nsid, posted=posted, updated=posted, **facts))

    made(1, 3 * DAY, faves=9, location=HERE)
    made(2, 5 * HOUR, faves=1)
    made(3, 4 * HOUR, location=SECRET)
    made(4, 3 * HOUR, faves=3, location=HERE)
    made(5, 2 * HOUR, visibility=Visibility(is_public=False))
    made(6, 2 * HOUR, safety_level=2)
    made(7, 2 * HOUR, hidden=True)
    made(8, 30 * DAY, location=HERE)
    hub.drain()
    return now


def _ids(answer) -> str:
    return "".join(each.get("id") for each in answer[0])


@pytest.mark.parametrize("who", ["nobody", "bob"])
def test_recent_photos_are_those_that_everybody_may_see(flickr, bob, everybody_s, who):
    asked = flickr(bob if who == "bob" else None)
    answer = asked.photos.getRecent(extras="geo")
    assert _ids(answer) == "43218"
    assert answer[0].get("total") == "5"
    assert answer[0][0].get("latitude") == "1"
    assert _ids(asked.photos.getRecent(per_page=2, page=2)) == "21"


def test_a_day_s_photos_are_those_of_that_day_by_interest(flickr, bob, everybody_s):
    assert _ids(flickr().interestingness.getList()) == "423"
    day = f"{datetime.fromtimestamp(everybody_s - 3 * DAY, UTC):%Y-%m-%d}"
    assert _ids(flickr().interestingness.getList(date=day)) == "1"
    assert _ids(flickr().interestingness.getList(date="2004-02-10")) == ""


@pytest.mark.parametrize(
    "date", ["yesterday", "2020-02-30", "9999-01-01", "20200101", "1969-12-31"]
)
def test_a_day_is_one_that_has_begun(flickr, bob, date):
    with fails(1, "Not a valid date string."):
        flickr().interestingness.getList(date=date)


@pytest.mark.parametrize(
    ("panda", "ids"), [("ling ling", "423"), ("hsing hsing", "43218"), ("wang wang", "41")]
)
def test_each_panda_likes_something_else(flickr, bob, everybody_s, panda, ids):
    answer = flickr(bob).panda.getPhotos(panda_name=panda)
    assert _ids(answer) == ids
    told = dict(answer[0].attrib)
    assert (told["panda"], told["interval"], told["total"]) == (panda, "60000", str(len(ids)))
    assert 0 <= time.time() - int(told["lastupdate"]) / 1000 < 10 * 60


def test_there_are_three_pandas(flickr, bob):
    names = [panda.text for panda in flickr().panda.getList()[0]]
    assert names == ["ling ling", "hsing hsing", "wang wang"]
    with fails(2, "Unknown panda"):
        flickr().panda.getPhotos(panda_name="tai shan")
    with fails(1, "Required parameter missing."):
        flickr().panda.getPhotos()
