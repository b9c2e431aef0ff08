"""flickr.places.*: our answers beside recorded ones."""

from __future__ import annotations

import pytest
import shapely

from chalicelib.model.place import PlaceType
from chalicelib.model.shape import Shape
from chalicelib.store import shapes
from tests import world
from tests.contract.answers import shape_differences, types
from tests.placed import MISSION, NOE, taken

CITY = "/United+States/California/San+Francisco"
IN_CITY = {"woe_id": world.SAN_FRANCISCO}
ASKED = {
    "flickr.places.find": {"query": "San Francisco"},
    "flickr.places.findByLatLon": {"lat": "37.7601", "lon": "-122.4201"},
    "flickr.places.getChildrenWithPhotosPublic": IN_CITY,
    "flickr.places.getInfo": IN_CITY,
    "flickr.places.getInfoByUrl": {"url": CITY},
    "flickr.places.getPlaceTypes": {},
    "flickr.places.getTopPlacesList": {"place_type_id": 7, "date": "2001-01-01"},
    "flickr.places.placesForBoundingBox": {
        "bbox": "-122.43,37.75,-122.41,37.76",
        "place_type": "neighbourhood",
    },
    "flickr.places.placesForContacts": {"place_type_id": 22},
    "flickr.places.placesForTags": {"place_type_id": 22, "tags": "cat"},
    "flickr.places.placesForUser": {"place_type_id": 22},
    "flickr.places.resolvePlaceId": {"place_id": "kH8dLOubBZRvX_YZ"},
    "flickr.places.resolvePlaceURL": {"url": CITY},
    "flickr.places.tagsForPlace": IN_CITY,
}


@pytest.fixture
def there(alice, bob):
    """San Francisco with an outline, and photos of alice's, and of bob's whom she follows."""
    world.publish()
    wkb = shapely.box(-122.53, 37.69, -122.35, 37.85).wkb
    shapes.put(
        [
            Shape(
                woe_id=world.SAN_FRANCISCO,
                type=PlaceType.LOCALITY,
                created=1_292_570_798,
                alpha=0.00015,
                points=441_505,
                edges=5,
                has_donuthole=True,
                wkb=wkb,
            )
        ]
    )
    for who in (alice, bob):
        taken(who, MISSION, tags=("cat",))
        taken(who, NOE, tags=("cat",))


@pytest.mark.parametrize("method", ASKED)
def test_an_answer_has_the_recorded_shape(flickr, there, alice, method):
    answer = flickr(alice).get("/services/rest", {"method": method, **ASKED[method]})
    assert not shape_differences(method, answer.body)


def test_numbers_are_numbers_in_json_and_ids_are_texts(flickr, there, alice):
    """As of JSON answers of 2017, which were not kept with the others."""
    kinds = dict(types(flickr(alice).json("flickr.places.getInfo", **IN_CITY)))
    outline = {
        **dict.fromkeys(("created", "count_points"), "string"),
        **dict.fromkeys(("count_edges", "has_donuthole", "is_donuthole"), "int"),
        "alpha": "float",
    }
    assert kinds.items() >= {f"place.shapedata.{name}": k for name, k in outline.items()}.items()
    assert kinds["place.shapedata.polylines.polyline[]._content"] == "string"
    assert (kinds["place.woeid"], kinds["place.place_type_id"]) == ("string", "int")
    assert (kinds["place.latitude"], kinds["place.county.longitude"]) == ("float", "float")
