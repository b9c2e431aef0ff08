"""flickr.photos.search: our answer beside recorded ones."""

from __future__ import annotations

from tests.contract.answers import shape_differences, type_differences
from tests.contract.conftest import ALL_EXTRAS


def test_what_is_found_is_listed_as_flickr_lists_it(flickr, rich):
    asked = {"method": "flickr.photos.search", "tags": "cat"}
    plain = flickr().get("/services/rest/", asked).body
    assert shape_differences("flickr.photos.search", plain) == {}
    told = flickr().json("flickr.photos.search", tags="cat", extras=ALL_EXTRAS)
    assert [photo["id"] for photo in told["photos"]["photo"]] == [rich.id]
    assert type_differences("flickr.photos.search", told) == {}


def test_every_extra_of_the_documentation_is_there(flickr, rich):
    told = flickr().json("flickr.photos.search", tags="cat", extras=ALL_EXTRAS)
    [photo] = told["photos"]["photo"]
    names = (
        "license dateupload datetaken ownername iconserver originalformat lastupdate latitude tags "
        "machine_tags o_width views media pathalias description url_sq url_t url_s url_q url_m "
        "url_n url_z url_c url_l url_o"
    ).split()
    assert set(names) - photo.keys() == set()
