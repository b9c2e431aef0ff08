"""The gazetteer: places by id, by name, by where they are."""

from __future__ import annotations

import boto3
import pytest

from chalicelib.model.box import Box
from chalicelib.model.place import Place, PlaceType
from chalicelib.settings import settings
from chalicelib.shapes import compile as atlas
from chalicelib.shapes import gazetteer
from chalicelib.shapes.gazetteer import Gazetteer
from tests import world


@pytest.fixture
def places():
    world.publish()
    return gazetteer.latest()


def names(found):
    return [place.name for place in found]


def test_nothing_is_known_before_anything_was_published():
    found = gazetteer.latest()
    assert found.at(37.76, -122.42) == found.find("Iceland", 5) == tuple(found.all()) == ()
    assert found.place("1") is found.by_place_id("x") is found.by_url("/x") is None
    assert found.children("1") == ()
    box = Box(west=-180, south=-90, east=180, north=90)
    assert found.within(box, PlaceType.COUNTRY) == ()


def test_a_point_is_in_a_place_of_each_kind(places):
    assert [place.type for place in places.at(37.76, -122.42)] == list(PlaceType)
    assert places.woe_ids_at(37.76, -122.42)[:2] == (world.MISSION, world.SAN_FRANCISCO)


@pytest.mark.parametrize(
    ("accuracy", "smallest"),
    [
        (16, "Mission District"),
        (14, "Mission District"),
        (11, "San Francisco"),
        (9, "San Francisco County"),
        (6, "California"),
        (3, "United States"),
        (1, "North America"),
    ],
)
def test_accuracy_tells_the_smallest_kind(places, accuracy, smallest):
    found = places.at(37.76, -122.42, accuracy)
    assert found[0].name == smallest
    assert found == places.at(37.76, -122.42)[-len(found) :]


def test_each_place_of_an_answer_lies_in_the_next(places):
    here, *around = places.at(37.76, -122.42)
    assert places.ancestors(here) == tuple(around)


@pytest.mark.parametrize(
    ("latitude", "longitude", "nearest"),
    [
        (64.1, -21.9, "Kopavogur"),
        (-17.7, 178.0, "Western"),  # of Fiji, which lies on both sides of the antimeridian
        (-29.6, 28.2, "Maseru"),  # Lesotho, which lies in a hole of South Africa
        (0.0, 0.0, ""),
        (90.0, 0.0, ""),
        (-90.0, 180.0, ""),
    ],
)
def test_points_all_over_the_world(places, latitude, longitude, nearest):
    found = places.at(latitude, longitude)
    assert (found[0].name if found else "") == nearest


def test_what_holds_the_antimeridian_holds_both_its_sides(places):
    ring = "POLYGON ((179 10, 180 10, 180 12, 179 12, 179 10))"
    world.publish(town("900", 11, 179.5), outlines={"900": ring})
    found = gazetteer.latest()
    assert found.woe_ids_at(11, 180) == found.woe_ids_at(11, -180) == ("900",)


def town(woe_id, latitude, longitude, **more):
    given = {"type": PlaceType.LOCALITY, "name": f"town {woe_id}", **more}
    return Place(woe_id=woe_id, label="", url="", latitude=latitude, longitude=longitude, **given)


def test_places_without_any_outline_are_found_by_their_centres(tmp_path):
    atlas.write(tmp_path / "x.sqlite", [town("901", -49, -29)], {}, {})
    assert Gazetteer(tmp_path / "x.sqlite").woe_ids_at(-49.01, -29) == ("901",)


def test_the_smaller_of_two_outlines_of_a_kind_counts():
    towns = (town("901", -49, -29), town("902", -49, -29))
    wide, narrow = (f"POLYGON ((-{w} -50, -29 -50, -29 -48, -{w} -48, -{w} -50))" for w in (32, 31))
    world.publish(*towns, outlines={"901": wide, "902": narrow})
    assert gazetteer.latest().woe_ids_at(-49, -30) == ("902",)
    assert gazetteer.latest().woe_ids_at(-49, -31.5) == ("901",)


@pytest.mark.parametrize("longitude", [0.0, 179.99, -179.99])
def test_a_gap_is_filled_by_the_nearest_centre_that_is_not_too_far(longitude):
    world.publish(town("901", -49.02, 180 if longitude else 0.0), town("902", -49.05, 0))
    found = gazetteer.latest()
    assert found.woe_ids_at(-49, longitude) == ("901",)
    assert found.woe_ids_at(-48.9, longitude) == ()


def test_a_centre_at_the_pole_is_near_from_all_sides():
    world.publish(town("901", 90, 0))
    found = gazetteer.latest()
    assert {found.woe_ids_at(89.95, longitude) for longitude in (0, 120, -60)} == {("901",)}


def test_a_gap_is_not_filled_by_what_lies_elsewhere(places):
    """The nearest centre is across a border."""
    france, iceland = "23424819", world.ICELAND
    nearer = town("901", 64.9, -18.01, parent=france)
    world.publish(nearer, town("902", 64.9, -18.1, parent=iceland))
    assert gazetteer.latest().woe_ids_at(64.9, -18)[0] == "902"


def test_holes_belong_to_what_is_around_them_unless_something_smaller_is_there():
    hollow = "POLYGON ((-40 -50, -30 -50, -30 -40, -40 -40, -40 -50),"
    hollow += "(-38 -48, -32 -48, -32 -42, -38 -42, -38 -48))"
    within = "POLYGON ((-36 -46, -34 -46, -34 -44, -36 -44, -36 -46))"
    world.publish(
        town("901", -41, -41), town("902", -45, -35), outlines={"901": hollow, "902": within}
    )
    found = gazetteer.latest()
    assert found.woe_ids_at(-43, -37) == ("901",)
    assert found.woe_ids_at(-45, -35) == ("902",)


def test_an_outline_that_crosses_itself_holds_both_its_halves():
    bow = "POLYGON ((-40 -50, -30 -40, -30 -50, -40 -40, -40 -50))"
    world.publish(town("901", -45, -35), outlines={"901": bow})
    found = gazetteer.latest()
    assert found.woe_ids_at(-45, -38) == found.woe_ids_at(-45, -32) == ("901",)
    assert found.woe_ids_at(-42, -35) == ()


def test_places_are_found_by_their_ids_and_paths(places):
    mission = places.place(world.MISSION)
    assert mission.place_id == "y0V7BAdTUb6hdS_Y"
    for place_id in mission.place_ids:
        assert places.by_place_id(place_id) == mission
    assert places.by_url("/United+States/California/San+Francisco/Mission+District") == mission
    assert places.by_url("\ud800") is places.by_place_id("\ud800") is None
    assert places.by_url("/United+States/") == places.place(world.UNITED_STATES)


@pytest.mark.parametrize("woe_id", ["", "0", "x", "-1", "1" * 30, "2147483648", "٣"])
def test_what_is_no_woe_id_is_no_place(places, woe_id):
    assert places.place(woe_id) is None
    assert places.children(woe_id) == ()


def test_a_superseded_place_says_by_which_and_is_found_in_no_other_way(places):
    old = places.place("23512000")
    assert old.superseded_by == world.MISSION
    assert old in places.of_type(PlaceType.NEIGHBOURHOOD)
    assert places.by_place_id(old.place_id) == old
    assert places.find("Old Mission", 10) == ()
    assert old not in places.children(world.SAN_FRANCISCO)


def test_children_are_what_lies_directly_in_a_place(places):
    assert names(places.children(world.SAN_FRANCISCO)) == ["Noe Valley", "Mission District"]
    assert "Texas" in names(places.children(world.UNITED_STATES))
    assert places.children(world.MISSION) == ()


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("san francisco", "San Francisco"),
        ("San Francisco, California", "San Francisco"),
        ("SAN FRANCISCO california", "San Francisco"),
        ("mission", "Mission District"),
        ("Iceland", "Iceland"),
        ("ÍCELAND", "Iceland"),
        ("Mission District, San Francisco, CA", "Mission District"),
    ],
)
def test_places_are_found_by_name(places, query, best):
    assert names(places.find(query, 5))[0] == best


@pytest.mark.parametrize(
    "query", ["", " , ", "nowhere", "San Francisco, France", "'; --", "\ud800"]
)
def test_what_no_place_is_called_finds_none(places, query):
    assert places.find(query, 5) == ()


def test_the_greater_of_two_places_of_a_name_is_found_first(places):
    world.publish(town("901", 0, 0, name="Iceland"))
    found = gazetteer.latest().find("iceland", 5)
    assert [place.type for place in found] == [PlaceType.COUNTRY, PlaceType.LOCALITY]
    assert names(gazetteer.latest().find("iceland", 1)) == ["Iceland"]


def test_places_in_a_box_are_those_of_which_a_part_is_in_it(places):
    west = Box(west=-122.46, south=37.73, east=-122.435, north=37.78)
    assert names(places.within(west, PlaceType.NEIGHBOURHOOD)) == ["Noe Valley"]
    assert names(places.within(west, PlaceType.REGION)) == ["California"]
    across = Box(west=179, south=-20, east=-179, north=-10)
    assert names(places.within(across, PlaceType.COUNTRY)) == ["Fiji"]


def test_a_place_without_an_outline_is_in_a_box_by_its_centre():
    world.publish(town("901", -49, 180))
    found = gazetteer.latest()
    assert [found.within(Box(west=w, south=-50, east=e, north=-48), PlaceType.LOCALITY) != ()
            for w, e in ((179, -179), (170, 180), (-179, 179))] == [True, True, False]  # fmt: skip


def test_all_places_come_by_kind_and_woe_id(places):
    every = list(places.all())
    order = [(list(PlaceType).index(place.type), int(place.woe_id)) for place in every]
    assert order == sorted(order)
    assert len(every) == len({place.woe_id for place in every}) > 100


def test_what_is_published_is_read_and_nothing_of_it_before():
    first = world.publish()
    assert gazetteer.latest().version == first
    second = world.publish(town("901", 0, 0))
    assert gazetteer.latest().version == second != first
    assert gazetteer.latest().place("901")


def test_a_gazetteer_in_use_goes_on_when_a_newer_one_is_there():
    world.publish()
    held = gazetteer.latest()
    world.publish(town("901", 0, 0))
    assert gazetteer.latest() is not held
    assert held.place(world.MISSION)
    assert held.place("901") is None


def test_a_gazetteer_in_use_is_read_on_when_the_newest_cannot_be_fetched(monkeypatch):
    world.publish()
    assert gazetteer.latest().place(world.MISSION)
    boto3.client("s3").put_object(
        Bucket=settings().shapes_bucket, Key="gazetteer/latest", Body=b"lost"
    )
    monkeypatch.setattr(gazetteer, "LOOK_AGAIN_SECONDS", 0)
    assert gazetteer.latest().place(world.MISSION)


def test_an_outline_that_goes_over_itself_holds_what_it_goes_over():
    """A star drawn in one line goes round its middle twice."""
    star = "POLYGON ((0 -40, 2.9 -49, -4.8 -43.1, 4.8 -43.1, -2.9 -49, 0 -40))"
    world.publish(town("901", 0, 0), outlines={"901": star})
    assert gazetteer.latest().woe_ids_at(-45, 0) == ("901",)
