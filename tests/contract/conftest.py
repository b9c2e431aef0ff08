"""What the methods' tests stand on, for their answers beside recorded ones."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from chalicelib.model.photo import Photo
from chalicelib.responses.lists import EXTRAS
from chalicelib.store import photos
from tests import world
from tests.members import Member
from tests.methods.conftest import onlookers, photo, shot, told

__all__ = ["ALL_EXTRAS", "onlookers", "photo", "shot", "told"]

ALL_EXTRAS = ",".join((*EXTRAS, "description"))


@pytest.fixture
def erin(members, alice) -> Member:
    """Somebody who says all there is to be said, and whom alice follows."""
    said = {"realname": "Erin E", "location": "Oslo", "description": "d"}
    erin = members.add("erin", is_pro=True, **said)
    members.follows(alice, erin, is_friend=True)
    return erin


@pytest.fixture
def rich(flickr, hub, erin) -> Photo:
    """A photo of erin's with all there is to be said of one, and in most of the sizes."""
    jpeg = BytesIO()
    Image.new("RGB", (1200, 900), "red").save(jpeg, "JPEG")
    said = {"title": "cat", "description": "d", "tags": "cat geo:lat=52"}
    photo_id = flickr(erin).upload(jpeg.getvalue(), **said)
    world.publish()
    flickr(erin).photos.geo.setLocation(photo_id=photo_id, lat=52.5, lon=-0.25)
    flickr(erin).photos.geo.correctLocation(photo_id=photo_id, woe_id=world.MISSION)
    hub.drain()
    return photos.read(photo_id)
