"""What a search reads: no more than its rarest list, for each of its conditions."""

from __future__ import annotations

import pytest

from bench.meter import counting
from chalicelib.model.area import Area
from chalicelib.model.facts import Facts, Posting
from chalicelib.model.search import Search
from chalicelib.model.visibility import Visibility
from chalicelib.search.find import facts
from chalicelib.search.terms import month
from chalicelib.store import postings
from chalicelib.store.aws import dynamodb
from tests.search.conftest import NEW_YEAR

DAY = 86_400


@pytest.fixture
def listed():
    """Puts photos, of which nothing is there but their facts, into lists."""

    def put(many, *terms, first=0, **attributes):
        rows = []
        for number in range(first, first + many):
            told = {
                "id": str(10**18 + number),
                "owner": "1@N01",
                "visibility": Visibility(),
                "safety_level": 1,
                "content_type": 1,
                "hidden": False,
                "media": "photo",
                "license": 0,
                "posted": NEW_YEAR + number,
                "taken": "",
                "updated": 0,
                "score": 0,
                **attributes,
            }
            of = frozenset({*terms, month(told["posted"])})
            tags = tuple(term.removeprefix("tag:") for term in terms)
            rows.append((None, Posting(facts=Facts(**told, tags=tags), terms=of)))
        postings.replace(rows)

    return put


@pytest.fixture
def read():
    """Answers how many rows a search reads, and how many matches it has."""

    def search(viewer=None, **conditions):
        rows = []
        events = dynamodb().meta.events

        def count(parsed, **_):
            rows.append(len(parsed["Items"]))

        events.register("after-call.dynamodb.Query", count, unique_id="rows")
        found = facts(Search(**conditions), viewer)
        events.unregister("after-call.dynamodb.Query", unique_id="rows")
        return sum(rows), len(found)

    return search


@pytest.mark.parametrize("common", [60, 300])
def test_a_rare_tag_bounds_what_is_read_of_a_common_one(listed, read, common):
    listed(common, "tag:common")
    listed(5, "tag:common", "tag:rare", first=common)
    assert read(tags=("common", "rare"), tag_mode="all") == (50 + 5, 5)
    assert read(tags=("rare", "common"), tag_mode="all") == (5, 5)
    assert read(tags=("rare",)) == (5, 5)


def test_a_short_list_spares_reading_the_heads_of_many(listed, read):
    listed(60, "owner:1@N01")
    listed(5, "owner:1@N01", "word:rare", first=60, texts=("rare",))
    owners = tuple(f"{number}@N01" for number in range(20))
    assert read(owners=owners, text="rare") == (5, 5)


def test_lists_are_read_in_turns_each_time_twice_as_far(listed, read):
    listed(400, "tag:common", "license:0")
    listed(120, "tag:rarer", "tag:common", first=400)
    rows, found = read(tags=("rarer", "common"), tag_mode="all")
    assert (rows, found) == (120 + 50, 120)  # 50, 50, then the 70 that are left
    assert read(tags=("common", "rarer"), tag_mode="all") == (50 + 50 + 100 + 70, 120)


def test_no_more_is_read_than_gives_all_matches_that_are_looked_for(listed, read):
    listed(300, "tag:common")
    rows, found = read(tags=("common",), most=40)
    assert (rows, found) == (50, 40)
    assert read(most=40)[1] == 40


def test_days_bound_what_is_read_of_a_list(listed, read):
    listed(200, "tag:common")
    since, until = NEW_YEAR + 10, NEW_YEAR + 19
    dates = {"min_upload_date": since, "max_upload_date": until}
    assert read(tags=("common",), **dates) == (10, 10)


def test_without_lists_months_are_read_one_by_one_and_only_those_asked_for(listed, read):
    listed(60)
    listed(60, first=60, posted=NEW_YEAR - 40 * DAY)
    months = 2
    assert read(most=20) == read(most=20, sort="date-posted-asc") == (50 + months, 20)
    assert facts(Search(most=20), None)[0].posted == NEW_YEAR + 59
    assert facts(Search(most=20, sort="date-posted-asc"), None)[0].posted < NEW_YEAR
    assert read(max_upload_date=NEW_YEAR - DAY) == (60 + months, 60)
    assert read(min_upload_date=NEW_YEAR - DAY) == (60 + months, 60)


def test_a_photo_that_stands_in_a_list_twice_is_found_once(listed, read):
    listed(1, "tag:cat")
    listed(1, "tag:cat", posted=NEW_YEAR + DAY)
    assert read(tags=("cat",)) == (2, 1)


def test_nobodys_photos_cost_nothing(listed, read):
    listed(30)
    assert read(owners=()) == read(ids=()) == read(text="***") == (0, 0)


def test_a_circle_is_a_few_lists(read):
    with counting() as meter:
        read(area=Area(latitude=48.85, longitude=2.35, radius_km=32))
    assert meter.calls["Query"] <= 16


def test_what_the_viewer_is_to_owners_is_asked_once_and_only_where_it_matters(listed, alice, bob):
    private = Visibility(is_public=False, is_friend=True)
    listed(100, "tag:cat")
    listed(100, "tag:cat", first=100, owner=bob.nsid, visibility=private)
    listed(9, "tag:cat", first=200, owner=alice.nsid, visibility=private)
    with counting() as meter:
        assert len(facts(Search(tags=("cat",)), alice.nsid)) == 109
    assert meter.calls["BatchGetItem"] == 1
    with counting() as meter:
        assert len(facts(Search(tags=("cat",)), None)) == 100
    assert meter.calls["BatchGetItem"] == 0


@pytest.mark.parametrize(
    ("sort", "first"),
    [("date-posted-desc", 99), ("date-posted-asc", 0), ("interestingness-desc", 90)],
)
def test_of_too_many_matches_the_newest_are_sorted_or_the_oldest_where_these_come_first(
    listed, sort, first
):
    for number in range(100):
        listed(1, "tag:cat", first=number, score=100 - number)
    found = facts(Search(tags=("cat",), most=10, sort=sort), None)
    assert (len(found), found[0].posted) == (10, NEW_YEAR + first)
