"""flickr.photos.search through the door."""

from __future__ import annotations

import pytest

from chalicelib.model.photo import Location
from chalicelib.model.visibility import GeoVisibility, Visibility
from chalicelib.store import institutions, photos
from tests.flickr import fails, request
from tests.search.conftest import NEW_YEAR

FRIENDS = Visibility(is_public=False, is_friend=True)
BROOKLYN = {"latitude": 40.66, "longitude": -73.99}


def comma(name: str, many: int) -> str:
    return ",".join(f"{name}{number}" for number in range(many))


@pytest.mark.parametrize(
    ("code", "words", "arguments"),
    [
        (1, "Too many tags in ALL query", {"tags": comma("t", 21), "tag_mode": "all"}),
        (2, "Unknown user", {"user_id": "1@N01"}),
        (2, "Unknown user", {"username": "nobody at all"}),
        (2, "Unknown user", {"person_id": "1@N01"}),
        (3, "Parameterless searches have been disabled", {}),
        (3, "Parameterless searches have been disabled", {"sort": "relevance", "media": "all"}),
        (3, "Parameterless searches have been disabled", {"text": " ", "safe_search": 1}),
        (4, "You don't have permission to view this pool", {"group_id": "34427469792@N01"}),
        (11, "No valid machine tags", {"machine_tags": "cat,dog"}),
        (12, "Exceeded maximum allowable machine tags", {"machine_tags": comma("a:b=", 9)}),
        (13, "jump_to not avaiable for this query", {"jump_to": "1", "sort": "relevance"}),
        (14, "Bad value for jump_to", {"jump_to": "x"}),
        (15, "Photo not found", {"jump_to": "1"}),
        (16, "You can only search within your own favorites", {"faves": 1, "user_id": "bob"}),
        (17, "You can only search within your own contacts", {"contacts": "all", "user_id": "bob"}),
        (18, "Illogical arguments", {"lat": 1}),
        (18, "Illogical arguments", {"has_geo": 0, "bbox": "0,0,1,1"}),
        (18, "Illogical arguments", {"min_upload_date": 2, "max_upload_date": 1}),
        (18, "Illogical arguments", {"user_id": "me", "username": "bob"}),
        (20, "Excessive photo offset in search", {"page": 9, "per_page": 500}),
        (118, None, {"bbox": "1,2,3"}),
        (118, None, {"bbox": "0,5,1,4"}),
        (118, None, {"lat": 1, "lon": 1, "radius": 33}),
        (118, None, {"license": "x"}),
        (118, None, {"place_id": "x" * 41}),
        (11, None, {"machine_tags": f"{'n' * 3000}:p=v"}),
        (118, None, {"tags": comma("t", 51)}),
        (118, None, {"text": "x" * 1001}),
    ],
)
def test_what_cannot_be_searched_says_why(flickr, alice, bob, code, words, arguments):
    limiting = {"text": "cat"} if code > 12 else {}
    if arguments.get("user_id") == "bob":
        arguments = {**arguments, "user_id": bob.nsid}
    with fails(code, words):
        flickr(alice).photos.search(**limiting | arguments)


@pytest.mark.parametrize(("code", "argument"), [(16, {"faves": 1}), (17, {"contacts": "ff"})])
def test_who_is_not_signed_in_has_neither_favorites_nor_contacts(flickr, code, argument):
    with fails(code):
        flickr().photos.search(**argument)


def test_who_is_not_signed_in_is_nobody(flickr):
    with fails(99):
        flickr().photos.search(user_id="me")


def test_the_newest_uploads_come_first_in_pages_that_are_counted(flickr, has, bob):
    ids = [has(bob, tags=["cat"]) for _ in range(5)]
    [answer] = flickr().photos.search(tags="cat", per_page=2, page=2)
    assert [photo.get("id") for photo in answer] == [ids[2], ids[1]]
    told = {name: answer.get(name) for name in ("page", "pages", "perpage", "total")}
    assert told == {"page": "2", "pages": "3", "perpage": "2", "total": "5"}


def test_a_search_jumps_to_the_page_with_a_photo(flickr, has, bob):
    ids = [has(bob, tags=["cat"]) for _ in range(5)]
    [answer] = flickr().photos.search(tags="cat", per_page=2, jump_to=ids[1])
    assert answer.get("page") == "2"
    assert ids[1] in [photo.get("id") for photo in answer]


def test_a_geo_query_answers_250_photos_a_page_at_most(flickr):
    [answer] = flickr().photos.search(bbox="0,0,1,1", per_page=500)
    assert answer.get("perpage") == "250"


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("date-posted-desc", "cba"),
        ("date-posted-asc", "abc"),
        ("date-taken-desc", "acb"),
        ("date-taken-asc", "bca"),
        ("interestingness-desc", "bac"),
        ("interestingness-asc", "cab"),
        ("relevance", "cab"),
    ],
)
def test_photos_are_sorted_as_asked(found, has, bob, sort, order):
    letters = {
        has(bob, title="a cat", taken="2023-01-01 00:00:00", faves=1): "a",
        has(bob, description="cat", taken="2001-01-01 00:00:00", faves=9): "b",
        has(bob, title="cat", taken="2010-01-01 00:00:00"): "c",
    }
    assert "".join(letters[each] for each in found(text="cat", sort=sort)) == order


def test_around_a_point_the_nearest_comes_first(found, has, bob):
    far = has(bob, location=Location(latitude=40.70, longitude=-73.99))
    near = has(bob, location=Location(latitude=40.67, longitude=-73.99))
    newest = has(bob, location=Location(latitude=40.68, longitude=-73.99))
    around = {"lat": 40.661699, "lon": -73.98947, "radius": 10}
    assert found(**around) == [near, newest, far]
    assert found(**around, sort="date-posted-desc") == [newest, near, far]
    assert found(**around | {"radius": 1}) == [near]


def test_a_phrase_stands_in_one_text_and_in_its_order(found, has, bob):
    phrase = has(bob, title="the Big dog")
    has(bob, title="dog big")
    has(bob, title="big", description="dog")
    assert found(text='"big dog"') == [phrase]
    assert len(found(text="big dog")) == 3
    assert len(found(text='big dog -"big dog"')) == 2


@pytest.mark.parametrize("text", ["☕", "***", '""'])
def test_a_text_without_words_finds_nothing(found, has, bob, text):
    has(bob, title=text)
    assert found(text=text) == []
    assert found(text=text, user_id=bob.nsid) == []


def test_tags_of_signs_alone_find_nothing(found, has, bob):
    has(bob)
    assert found(tags="☕", user_id=bob.nsid) == []


@pytest.mark.parametrize(
    "arguments",
    [
        {"machine_tags": "a:b=" + "\N{GRINNING FACE}" * 3000},
        {"machine_tags": 'a:b="\x00\x1f,#'},
        {"tags": "\N{GREEK SMALL LETTER ALPHA}" * 3000},
        {"text": "\N{GREEK SMALL LETTER ALPHA}" * 1000},
        {"text": "#\x00 TERM#"},
        {"place_id": "\N{GRINNING FACE}" * 40},
        {"bbox": "-180,-90,180,90"},
        {"bbox": "180,-90,-180,90"},
        {"bbox": "10,10,10,10"},
        {"lat": 90, "lon": 180, "radius": 32},
        {"min_upload_date": 10**17},
        {"max_upload_date": -1},
        {"min_taken_date": "0001-01-01 00:00:00"},
    ],
)
def test_whatever_is_asked_is_answered(found, arguments):
    assert found(**arguments) == []


def test_bytes_that_are_no_text_are_answered(flickr):
    key = flickr.application.key
    for name in ("text", "tags", "machine_tags", "place_id", "username"):
        asked = f"/services/rest/?method=flickr.photos.search&api_key={key}&{name}=a:b=%ED%A0%80%FF"
        assert request("GET", asked).status == 200


def test_friends_find_what_is_for_friends(found, members, has, alice, bob):
    photo = has(bob, tags=["cat"], visibility=FRIENDS)
    assert found(alice, tags="cat") == found(None, tags="cat") == []
    members.follows(bob, alice, is_friend=True)
    assert found(alice, tags="cat") == found(bob, tags="cat") == [photo]
    members.follows(bob, alice, is_family=True)
    assert found(alice, tags="cat") == []


def test_what_may_no_longer_be_seen_is_not_shown_before_it_leaves_the_lists(found, has, bob):
    gone, private = has(bob, tags=["cat"]), has(bob, tags=["cat"])
    photos.remove(gone)
    photos.edit(private, NEW_YEAR, visibility=Visibility(is_public=False))
    assert found(tags="cat") == []
    assert found(bob, tags="cat") == [private]


def test_who_hides_a_photo_from_public_searches_still_shows_it_among_their_own(found, has, bob):
    photo = has(bob, tags=["cat"], hidden=True)
    assert found(tags="cat") == found(bob, tags="cat") == []
    assert found(tags="cat", user_id=bob.nsid) == found(username="bob") == [photo]


def test_a_place_is_found_by_those_who_may_know_it(found, members, has, alice, bob):
    friends = GeoVisibility(is_public=False, is_friend=True)
    photo = has(bob, woe_ids=("1",), location=Location(**BROOKLYN, visibility=friends))
    for where in ({"bbox": "-74,40,-73,41"}, {"woe_id": 1}, {"has_geo": 1}, {"geo_context": 0}):
        assert found(alice, **where) == []
        assert found(bob, **where) == [photo]
    assert found(alice, has_geo=0) == [photo]
    members.follows(bob, alice, is_friend=True)
    assert found(alice, woe_id=1) == [photo]
    assert found(alice, has_geo=0) == []


def test_only_who_is_signed_in_sees_what_is_not_safe(found, has, alice, bob):
    safe, moderate, restricted = (has(bob, tags=["cat"], safety_level=n) for n in (1, 2, 3))
    assert found(tags="cat", safe_search=3) == found(alice, tags="cat") == [safe]
    assert found(alice, tags="cat", safe_search=2) == [moderate, safe]
    assert found(bob, tags="cat") == [restricted, moderate, safe]
    assert found(bob, tags="cat", safe_search=1) == [safe]


def test_contacts_are_the_callers_own(found, members, has, alice, bob):
    carol = members.add("carol")
    members.follows(alice, carol, is_friend=True)
    of_bob, of_carol, _ = has(bob), has(carol), has(alice)
    assert found(alice, contacts="all") == [of_carol, of_bob]
    assert found(alice, contacts="ff", user_id="me") == [of_carol]
    assert found(carol, contacts="all") == []


def test_who_follows_very_many_finds_their_photos_all_the_same(found, members, has, alice, bob):
    for number in range(60):
        members.follows(alice, members.add(f"person{number}"))
    has(members.add("stranger"))
    of_bob = has(bob)
    assert found(alice, contacts="all") == [of_bob]


def test_favorites_are_the_callers_own(flickr, found, has, alice, bob):
    ids = [has(bob, title="cat") for _ in range(3)]
    for photo in ids[:2]:
        flickr(alice).favorites.add(photo_id=photo)
    assert found(alice, faves=1) == [ids[1], ids[0]]
    assert found(alice, faves=1, sort="date-posted-asc", text="cat") == ids[:2]
    assert found(bob, faves=1) == []


def test_the_commons_are_searched_alone(found, has, alice, bob):
    institutions.launch(bob.nsid, NEW_YEAR)
    old = has(bob, tags=["cat"])
    has(bob, tags=["cat"], hidden=True)
    has(alice, tags=["cat"])
    assert found(is_commons=1, tags="cat") == [old]
    assert found(is_commons=1, user_id=alice.nsid) == []


@pytest.mark.parametrize("argument", ["in_gallery", "is_getty"])
def test_nothing_is_in_galleries_or_for_sale(found, has, bob, argument):
    has(bob, tags=["cat"])
    assert found(tags="cat", **{argument: 1}) == []
    assert len(found(tags="cat", **{argument: 0})) == 1


def test_the_two_examples_of_api_feeds(found, members, has, alice, bob):
    """Friends' photos with the text "kellan"; and what is near, free to use, safe and liked."""
    members.follows(alice, bob, is_friend=True)
    kellan = has(bob, title="Kellan in Brooklyn", visibility=FRIENDS)
    members.follows(bob, alice, is_friend=True)
    assert found(alice, contacts="ff", text="kellan", sort="date-posted-desc") == [kellan]

    near = {"location": Location(**BROOKLYN)}
    liked, free = has(bob, license=4, faves=3, **near), has(bob, license=7, **near)
    has(bob, license=3, **near)
    has(bob, license=4, safety_level=2, **near)
    around = {"lat": 40.661699, "lon": -73.98947, "radius": 10, "license": "1,2,4,5,7"}
    assert found(**around, safe_search=1, sort="interestingness-desc") == [liked, free]
