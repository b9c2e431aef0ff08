"""flickr.panda.* and flickr.interestingness.getList: our answers beside recorded ones."""

from __future__ import annotations

from tests.contract.answers import shape_differences, type_differences
from tests.contract.test_photos import ALL_EXTRAS

PANDAS = "flickr.panda.getList"
PHOTOS = "flickr.panda.getPhotos"
DAY = "flickr.interestingness.getList"
OLD_EXTRAS = (
    "license,date_upload,date_taken,owner_name,icon_server,original_format,last_update,geo,tags,"
    "machine_tags,o_dims,views,media,path_alias,url_sq,url_t,url_s,url_m,url_l,url_o"
)


def test_pandas_look_as_flickrs(flickr, bob):
    body = flickr().get("/services/rest/", {"method": PANDAS}).body
    assert shape_differences(PANDAS, body) == {}


def test_a_panda_s_photos_look_as_flickrs(flickr, bob):
    given = {"method": PHOTOS, "panda_name": "ling ling"}
    assert shape_differences(PHOTOS, flickr().get("/services/rest/", given).body) == {}


def test_a_day_s_photos_look_as_flickrs(flickr, hub, bob):
    """One with all sizes, and without a location: as the recorded ones."""
    flickr(bob).upload("retina.jpg", tags="a b:c=d")
    hub.drain()
    given = {"extras": OLD_EXTRAS}
    body = flickr(bob).get("/services/rest/", {"method": DAY, **given}).body
    assert shape_differences(DAY, body) == {}


def test_a_day_s_photos_have_the_types_of_flickrs(flickr, hub, bob, photo):
    flickr(bob).photos.geo.setLocation(photo_id=photo.id, lat="1.5", lon="2.5")
    hub.drain()
    answer = flickr(bob).json(DAY, extras=ALL_EXTRAS)
    assert answer["photos"]["photo"][0]["latitude"] == 1.5
    assert type_differences(DAY, answer) == {}
