"""The topic geo: what is in a place or a circle, and what is not; rows of the table of topics."""

from __future__ import annotations

from typing import Any

from chalicelib.model.photo import Location
from chalicelib.model.visibility import GeoVisibility
from tests.hub.happenings import geotags, uploads

METRE = 360 / 40_030_229  # of the equator or a meridian, in degrees
BERLIN, PARIS = (52.52, 13.405), (48.85, 2.35)


def at(latitude: float, longitude: float, accuracy: int = 16) -> dict[str, Any]:
    return {"location": Location(latitude=latitude, longitude=longitude, accuracy=accuracy)}


def point(latitude: float, longitude: float, **more: Any) -> dict[str, Any]:
    return {"method": "setLocation", "lat": latitude, "lon": longitude, **more}


def place(woe_id: int) -> dict[str, Any]:
    return {"method": "correctLocation", "woe_id": woe_id}


def kept(latitude: float, longitude: float) -> dict[str, Any]:
    friends = GeoVisibility(is_public=False, is_friend=True)
    return {"location": Location(latitude=latitude, longitude=longitude, visibility=friends)}


def seen_by(**flags: int) -> dict[str, Any]:
    nobody = {"is_public": 0, "is_contact": 0, "is_friend": 0, "is_family": 0}
    return {"method": "setPerms", **nobody, **flags}


def circle(latitude: float, longitude: float, **more: Any) -> dict[str, Any]:
    return {"topic": "geo", "lat": latitude, "lon": longitude, **more}


WOE = {"topic": "geo", "woe_ids": "638242, 44418"}
PLACE = {"topic": "geo", "place_ids": "7.MJR8tTVrIO1EgB,zRTnAZBTUb6Xr6mS"}
MISSION = (37.76, -122.42)
HERE, AWAY = at(*BERLIN), at(*PARIS)

GEO: dict[str, tuple[dict[str, Any], list[Any], int | list[str]]] = {
    # places by their ids
    "in one of the places": (WOE, [uploads("carol", woe_ids=("1", "44418"), **HERE)], 1),
    "in another place": (WOE, [uploads("carol", woe_ids=("2347563",), **HERE)], 0),
    "a WOE id asked for twice": (
        {"topic": "geo", "woe_ids": "1,1"},
        [uploads("carol", woe_ids=("1",), **HERE)],
        1,
    ),
    "in one of the places by place id": (
        PLACE,
        [uploads("carol", woe_ids=("2487956",), **HERE)],
        1,
    ),
    "in another place than those by place id": (
        PLACE,
        [uploads("carol", woe_ids=("23512048",), **HERE)],
        0,
    ),
    "WOE ids before place ids": (
        {**WOE, **PLACE},
        [
            uploads("carol", "place", woe_ids=("2460640",), **HERE),
            uploads("carol", "woe", woe_ids=("44418",), **HERE),
        ],
        ["woe"],
    ),
    "WOE ids before a radius": (
        {**circle(*BERLIN), **WOE},
        [
            uploads("carol", "near", **HERE),
            uploads("carol", "woe", woe_ids=("44418",), **AWAY),
        ],
        ["woe"],
    ),
    "place ids before a radius": (
        {**circle(*BERLIN), **PLACE},
        [
            uploads("carol", "near", **HERE),
            uploads("carol", "place", woe_ids=("2460640",), **AWAY),
        ],
        ["place"],
    ),
    "a place, not placed well enough": (
        {**WOE, "accuracy": 12},
        [uploads("carol", woe_ids=("44418",), **at(*BERLIN, 11))],
        0,
    ),
    "a hidden photo in the place": (
        WOE,
        [uploads("carol", woe_ids=("44418",), hidden=2, **HERE)],
        0,
    ),
    "in a place by another of its place ids": (
        {"topic": "geo", "place_ids": "nobody.s,kH8dLOubBZRvX_YZ"},
        [uploads("carol", woe_ids=("2487956",), **HERE)],
        1,
    ),
    "in what supersedes a place": (
        {"topic": "geo", "woe_ids": "23512000"},
        [geotags("carol", "photo", point(*MISSION))],
        1,
    ),
    "in a place around where it is": (
        {"topic": "geo", "woe_ids": "2487956,2347563"},
        [geotags("carol", "photo", point(*MISSION))],
        1,
    ),
    "in a smaller place than its position tells": (
        {"topic": "geo", "woe_ids": "23512048"},
        [geotags("carol", "photo", point(*MISSION, accuracy=11))],
        0,
    ),
    "in a place around, but kept from the public": (
        {"topic": "geo", "woe_ids": "2487956"},
        [geotags("carol", "photo", point(*MISSION, is_friend=1))],
        0,
    ),
    "in what lies around the place that its owner says": (
        {"topic": "geo", "woe_ids": "2347563"},
        [geotags("carol", "photo", point(*BERLIN), place(2460640))],
        1,
    ),
    # what not everybody may know
    "in the place, but kept from the public": (
        WOE,
        [uploads("carol", woe_ids=("44418",), **kept(*BERLIN))],
        0,
    ),
    "in the place by place id, but kept from the public": (
        PLACE,
        [uploads("carol", woe_ids=("2460640",), **kept(*BERLIN))],
        0,
    ),
    "near, but kept from the public": (
        circle(*BERLIN),
        [uploads("carol", **kept(*BERLIN))],
        0,
    ),
    "kept from the public, and opened to it": (
        circle(*BERLIN),
        [geotags("carol", "photo", point(*BERLIN, is_friend=1), seen_by(is_public=1))],
        1,
    ),
    # places that owners say
    "a place that its owner says": (
        WOE,
        [geotags("carol", "photo", point(*BERLIN), place(638242))],
        1,
    ),
    "another place that its owner says": (
        WOE,
        [geotags("carol", "photo", point(*BERLIN), place(2347563))],
        0,
    ),
    "a place that its owner takes back": (
        WOE,
        [geotags("carol", "photo", point(*BERLIN), place(638242), place(2347563))],
        1,
    ),
    "a WOE id with noughts before it": (
        {"topic": "geo", "woe_ids": "00638242"},
        [geotags("carol", "photo", point(*BERLIN), place(638242))],
        1,
    ),
    "in the place again, better placed": (
        WOE,
        [geotags("carol", "photo", point(*BERLIN), place(638242), point(*BERLIN, accuracy=11))],
        2,
    ),
    "moved out of the place": (
        WOE,
        [geotags("carol", "photo", point(*BERLIN), place(638242), point(*PARIS))],
        1,
    ),
    "removed from the place": (
        WOE,
        [geotags("carol", "photo", point(*BERLIN), place(638242), {"method": "removeLocation"})],
        1,
    ),
    "what its owner says before place ids and a radius": (
        {**circle(*BERLIN), **PLACE, **WOE},
        [
            geotags("carol", "near", point(*BERLIN), place(2347563)),
            geotags("carol", "woe", point(*PARIS), place(44418)),
        ],
        ["woe"],
    ),
    "place ids before a radius, whatever its owner says": (
        {**circle(*BERLIN), **PLACE},
        [geotags("carol", "photo", point(*BERLIN), place(44418))],
        0,
    ),
    "a correction within a circle is news there too": (
        circle(*BERLIN),
        [geotags("carol", "photo", point(*BERLIN), place(44418))],
        2,
    ),
    "a correction when corrections are wanted": (
        {**WOE, "update_type": "geo"},
        [geotags("carol", "photo", point(*BERLIN), place(44418))],
        1,
    ),
    "a correction when new photos are wanted": (
        {**WOE, "update_type": "created"},
        [geotags("carol", "photo", point(*BERLIN), place(44418))],
        0,
    ),
    "said of a photo that is not placed well enough": (
        {**WOE, "accuracy": 12},
        [geotags("carol", "photo", point(*BERLIN, accuracy=11), place(44418))],
        0,
    ),
    "said of a private photo": (
        WOE,
        [geotags("carol", "photo", point(*BERLIN), place(44418), is_public=0)],
        0,
    ),
    "said of a hidden photo": (
        WOE,
        [geotags("carol", "photo", point(*BERLIN), place(44418), hidden=2)],
        0,
    ),
    # circles
    "five kilometres without a radius": (
        circle(0, 0),
        [
            uploads("carol", "in", **at(4995 * METRE, 0)),
            uploads("carol", "out", **at(5005 * METRE, 0)),
        ],
        ["in"],
    ),
    "a radius in kilometres": (
        circle(0, 0, radius=32),
        [
            uploads("carol", "in", **at(0, 31_980 * METRE)),
            uploads("carol", "out", **at(0, 32_020 * METRE)),
        ],
        ["in"],
    ),
    "a radius in miles": (
        circle(0, 0, radius=10, radius_units="mi"),
        [
            uploads("carol", "in", **at(0, -16_080 * METRE)),
            uploads("carol", "out", **at(0, -16_110 * METRE)),
        ],
        ["in"],
    ),
    "a radius of some metres": (
        circle(*BERLIN, radius=0.05),
        [
            uploads("carol", "in", **at(BERLIN[0] + 45 * METRE, BERLIN[1])),
            uploads("carol", "out", **at(BERLIN[0] + 60 * METRE, BERLIN[1])),
        ],
        ["in"],
    ),
    "a radius next to nothing": (circle(1e-200, 0, radius=1), [uploads("carol", **at(0, 0))], 1),
    "across the antimeridian": (
        circle(-17, 179.98, radius=10),
        [
            uploads("carol", "east", **at(-17, 179.95)),
            uploads("carol", "west", **at(-17, -179.95)),
            uploads("carol", "far", **at(-17, -179.85)),
        ],
        ["east", "west"],
    ),
    "across it from the west": (
        circle(0, -180, radius=1),
        [uploads("carol", "east", **at(0, 179.995)), uploads("carol", "west", **at(0, -179.995))],
        ["east", "west"],
    ),
    "around the north pole": (
        circle(89.95, 0, radius=20),
        [
            uploads("carol", "beyond", **at(89.95, 180)),
            uploads("carol", "aside", **at(89.97, -90)),
            uploads("carol", "pole", **at(90, 77)),
            uploads("carol", "far", **at(89.7, 180)),
        ],
        ["beyond", "aside", "pole"],
    ),
    "around the south pole": (
        circle(-90, 123, radius=20),
        [
            uploads("carol", "one", **at(-89.9, 0)),
            uploads("carol", "other", **at(-89.9, -135)),
            uploads("carol", "far", **at(-89.7, 123)),
        ],
        ["one", "other"],
    ),
    "placed just well enough": (
        circle(*BERLIN, accuracy=12),
        [uploads("carol", **at(*BERLIN, 12))],
        1,
    ),
    "not placed well enough": (
        circle(*BERLIN, accuracy=12),
        [uploads("carol", **at(*BERLIN, 11))],
        0,
    ),
    "not placed at all": (circle(*BERLIN), [uploads("carol")], 0),
    "a hidden photo within": (circle(*BERLIN), [uploads("carol", hidden=2, **HERE)], 0),
}
