"""flickr.places.*: places by name, by id, by address, and by where they are."""

from __future__ import annotations

import pytest
import shapely

from chalicelib.model.place import PlaceType
from chalicelib.model.shape import Shape
from chalicelib.store import shapes
from tests import world
from tests.flickr import fails

CITY = "/United+States/California/San+Francisco"
BOX = "-122.42,37.755,-122.41,37.76"


@pytest.fixture(autouse=True)
def _world():
    world.publish()


def outline(created: int, **more) -> Shape:
    wkt = "MULTIPOLYGON (((1 2, 3 2, 3 4, 1 2)), ((5 6, 7.25 6, 7 8, 5 6)))"
    kind = PlaceType.LOCALITY
    wkb = shapely.from_wkt(wkt).wkb
    return Shape(woe_id=world.SAN_FRANCISCO, type=kind, created=created, edges=8, wkb=wkb, **more)


def names(places):
    return [place.get("woe_name") for place in places]


def test_places_are_found_by_name(flickr):
    [found] = flickr().places.find(query="mission district")
    assert (found.get("query"), found.get("total")) == ("mission district", "1")
    assert found[0].text == "Mission District, San Francisco, CA, US, United States"
    assert found[0].get("place_id") == "y0V7BAdTUb6hdS_Y"
    assert len(flickr().places.find(query="Atlantis \N{OCTOPUS}")[0]) == 0


@pytest.mark.parametrize(
    ("accuracy", "kind"),
    [
        ({}, "neighbourhood"),
        ({"accuracy": 16}, "neighbourhood"),
        ({"accuracy": 11}, "locality"),
        ({"accuracy": 6}, "region"),
        ({"accuracy": 3}, "country"),
        ({"accuracy": 1}, "continent"),
    ],
)
def test_the_accuracy_of_a_point_tells_how_small_its_place_is(flickr, accuracy, kind):
    [found] = flickr().places.findByLatLon(lat="37.76", lon="-122.42", **accuracy)
    assert (found.get("total"), found[0].get("place_type")) == ("1", kind)


@pytest.mark.parametrize(
    ("latitude", "name"),
    [("37.770099", "Mission District"), ("37.7701", "San Francisco")],
)
def test_what_is_behind_four_decimal_places_counts_for_nothing(flickr, latitude, name):
    [found] = flickr().places.findByLatLon(lat=latitude, lon="-122.42")
    assert names(found) == [name]
    assert (found.get("latitude"), found.get("accuracy")) == (latitude, "16")


def test_some_points_are_in_no_place(flickr):
    [found] = flickr().places.findByLatLon(lat="0", lon="0")
    assert (found.get("total"), len(found)) == ("0", 0)


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({"lat": ""}, 1, "Required arguments missing"),
        ({"lat": "north"}, 2, "Not a valid latitude"),
        ({"lat": "90.1"}, 2, "Not a valid latitude"),
        ({"lon": "-180.01"}, 3, "Not a valid longitude"),
        ({"accuracy": "17"}, 4, "Not a valid accuracy"),
        ({"accuracy": "street"}, 4, "Not a valid accuracy"),
    ],
)
def test_no_place_is_at_what_is_no_point(flickr, given, code, words):
    with fails(code, words):
        flickr().places.findByLatLon(**{"lat": "0", "lon": "0", **given})


@pytest.mark.parametrize(
    "named",
    [
        {"woe_id": world.SAN_FRANCISCO},
        {"woe_id": " 02487956", "place_id": "nobody.s"},
        {"place_id": "7.MJR8tTVrIO1EgB"},
        {"place_id": "kH8dLOubBZRvX_YZ"},
    ],
)
def test_a_place_is_told_by_any_of_its_ids(flickr, named):
    [place] = flickr().places.getInfo(**named)
    assert (place.get("woeid"), place.get("place_id")) == ("2487956", "7.MJR8tTVrIO1EgB")
    assert place.get("place_url") == CITY
    assert place.get("name") == "San Francisco, California, United States"
    assert [(each.tag, each.get("woeid")) for each in place] == [
        ("locality", "2487956"),
        ("county", "12587707"),
        ("region", "2347563"),
        ("country", "23424977"),
    ]
    assert place.get("has_shapedata") == "0"


def test_a_superseded_place_is_told_as_what_supersedes_it(flickr):
    for named in ({"woe_id": "23512000"}, {"place_id": "J.3.tGabApjjqHLA"}):
        assert flickr().places.getInfo(**named)[0].get("woeid") == world.MISSION
    [found] = flickr().places.resolvePlaceURL(url=f"{CITY}/Old+Mission")
    assert found.get("woe_name") == "Mission District"


@pytest.mark.parametrize("method", ["getInfo", "getShapeHistory", "getChildrenWithPhotosPublic"])
@pytest.mark.parametrize(
    ("named", "code", "words"),
    [
        ({}, 1, "Required parameter missing"),
        ({"woe_id": " ", "place_id": ""}, 1, "Required parameter missing"),
        ({"woe_id": "1.5"}, 2, "Not a valid Places ID"),
        ({"woe_id": "2147483648"}, 2, "Not a valid Places ID"),
        ({"place_id": "a b"}, 2, "Not a valid Places ID"),
        ({"place_id": "x" * 41}, 2, "Not a valid Places ID"),
        ({"woe_id": "2147483647"}, 3, "Place not found"),
        ({"place_id": "nobody.s"}, 3, "Place not found"),
    ],
)
def test_what_is_no_place_is_not_told(flickr, method, named, code, words):
    with fails(code, words):
        flickr().call(f"flickr.places.{method}", **named)


@pytest.mark.parametrize(
    "url",
    [
        CITY,
        f"{CITY}/",
        f"https://www.flickr.com/places{CITY}",
        "/United States/California/San Francisco",
        "kH8dLOubBZRvX_YZ",
    ],
)
def test_a_place_is_told_by_its_address(flickr, url):
    for method in ("getInfoByUrl", "resolvePlaceURL"):
        assert flickr().call(f"flickr.places.{method}", url=url)[0].get("woeid") == "2487956"


def test_a_county_s_address_is_its_id(flickr):
    [county] = flickr().places.resolvePlaceURL(url="/.7sOmlRQUL9nK.kMzA")
    assert (county.get("place_type"), county.get("place_type_id")) == ("county", "9")
    [same] = flickr().places.resolvePlaceId(place_id="hCca8XSYA5nn0X1Sfw")
    assert dict(same.attrib) == dict(county.attrib)


@pytest.mark.parametrize(
    ("method", "given", "code", "words"),
    [
        ("resolvePlaceId", {}, 2, "Place ID required."),
        ("resolvePlaceId", {"place_id": "a b"}, 3, "Place not found."),
        ("resolvePlaceURL", {}, 2, "Place URL required."),
        ("resolvePlaceURL", {"url": "/Atlantis"}, 3, "Place not found."),
        ("resolvePlaceURL", {"url": "http://[/"}, 3, "Place not found."),
        ("getInfoByUrl", {"url": ""}, 2, "Place URL required."),
        ("getInfoByUrl", {"url": "/\N{OCTOPUS}" * 900}, 3, "Place not found."),
    ],
)
def test_no_place_is_at_what_is_no_address(flickr, method, given, code, words):
    with fails(code, words):
        flickr().call(f"flickr.places.{method}", **given)


def test_a_place_has_its_newest_outline_latitude_first(flickr):
    shapes.put([outline(10, alpha=0.5), outline(20, alpha=0.00015, points=7, has_donuthole=True)])
    shapes.put([outline(30, is_donuthole=True)])
    [place] = flickr().places.getInfo(woe_id=world.SAN_FRANCISCO)
    data = place.find("shapedata")
    assert place.get("has_shapedata") == "1"
    assert dict(data.attrib) == {
        "created": "20",
        "alpha": "0.00015",
        "count_points": "7",
        "count_edges": "8",
        "has_donuthole": "1",
        "is_donuthole": "0",
    }
    lines = [line.text for line in data.iterfind("polylines/polyline")]
    assert lines == ["2,1 2,3 4,3 2,1", "6,5 6,7.25 8,7 6,5"]
    assert data.findtext("urls/shapefile").startswith("http://pushr.test/services/shapefiles/")


def test_all_outlines_of_a_place_are_told_the_newest_first(flickr):
    shapes.put([outline(10), outline(20), outline(20, is_donuthole=True)])
    [history] = flickr().places.getShapeHistory(place_id="kH8dLOubBZRvX_YZ")
    told = [(each.get("created"), each.get("is_donuthole")) for each in history]
    assert told == [("20", "1"), ("20", "0"), ("10", "0")]
    assert dict(history.attrib) == {
        "total": "3",
        "woe_id": "2487956",
        "place_id": "7.MJR8tTVrIO1EgB",
        "place_type": "locality",
        "place_type_id": "7",
    }


def test_there_are_six_kinds_of_places(flickr):
    [kinds] = flickr().places.getPlaceTypes()
    assert {kind.get("id"): kind.text for kind in kinds} == {
        "22": "neighbourhood",
        "7": "locality",
        "9": "county",
        "8": "region",
        "12": "country",
        "29": "continent",
    }


def test_places_are_found_in_a_box(flickr):
    for kind in ({"place_type": "neighborhood"}, {"place_type_id": 22}):
        [found] = flickr().places.placesForBoundingBox(bbox=BOX, **kind)
        assert names(found) == ["Mission District"]
        assert (found.get("bbox"), found.get("place_type")) == (BOX, "neighbourhood")
    both = flickr().places.placesForBoundingBox(
        bbox="-122.44,37.75,-122.42,37.76", place_type_id=22, per_page=1, page=2
    )[0]
    assert (both.get("total"), both.get("pages"), len(both)) == ("2", "2", 1)


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({"place_type_id": ""}, 1, "Required parameters missing"),
        ({"bbox": ""}, 1, "Required parameters missing"),
        ({"bbox": "1,2,3"}, 2, "Not a valid bbox"),
        ({"bbox": "nan,0,0,0"}, 2, "Not a valid bbox"),
        ({"bbox": "0,9,1,8"}, 2, "Not a valid bbox"),
        ({"place_type_id": 10}, 3, "Not a valid place type"),
        ({"place_type_id": "", "place_type": "town"}, 3, "Not a valid place type"),
        ({"bbox": "0,0,0,0.028"}, 4, None),
        ({"bbox": "-180,0,180,0"}, 4, None),
        ({"bbox": "0.01,0,0,0"}, 4, None),
    ],
)
def test_a_box_is_no_larger_than_its_places_ask(flickr, given, code, words):
    asked = {"bbox": "0,0,0,0.026", "place_type_id": 22}
    assert len(flickr().places.placesForBoundingBox(**asked)[0]) == 0
    with fails(code, words or "Bounding box exceeds maximum allowable size for place type"):
        flickr().places.placesForBoundingBox(**{**asked, **given})
