"""Photos and people for the methods."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image

from chalicelib.model.photo import Photo
from chalicelib.store import photos


@pytest.fixture
def tiny() -> bytes:
    """A photo smaller than most of the sizes."""
    png = BytesIO()
    Image.new("RGB", (120, 80), "red").save(png, "PNG")
    return png.getvalue()


@pytest.fixture
def photo(flickr, hub, bob) -> Photo:
    """A public photo of bob's whose sizes are made."""
    photo_id = flickr(bob).upload("chelsea.jpg", title="cat", tags='cat "a b"', description="d")
    hub.drain()
    return photos.read(photo_id)


@pytest.fixture
def onlookers(members, bob):
    """What everybody is to bob, by his own contact list."""
    people = {name: members.add(name) for name in ("stranger", "contact", "friend", "family")}
    members.follows(bob, people["contact"])
    members.follows(bob, people["friend"], is_friend=True)
    members.follows(bob, people["family"], is_family=True)
    return {**people, "self": bob, "nobody": None}


@pytest.fixture
def told(flickr, hub, subscriber, bob, photo):
    """Answers the types of update that were told of bob's photo since it was last asked."""
    flickr(bob).push.subscribe(topic="my_photos", callback=subscriber.url, verify="sync")

    def types() -> list[str]:
        hub.drain()
        bodies = [delivered.body.decode() for delivered in subscriber.received]
        subscriber.received.clear()
        return [t for body in bodies for t in re.findall(r'<flickr:update type="(\w+)"', body)]

    return types
