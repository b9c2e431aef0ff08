"""A subscription to one's own photos, and a photo to tell it of."""

from __future__ import annotations

import pytest

from tests.hub import lanes


@pytest.fixture
def mine(flickr, alice):
    """Subscribes a callback to alice's own photos; answers what names it to the hub."""

    def subscribe(subscriber, **terms):
        given = {"topic": "my_photos", "callback": subscriber.url, "verify": "sync", **terms}
        flickr(alice).push.subscribe(**given)
        return lanes.target(alice, given["callback"])

    return subscribe


@pytest.fixture
def photo(flickr, alice, hub):
    """A photo of alice's, announced before anybody listened."""
    photo_id = flickr(alice).upload("chelsea.jpg", title="cat")
    hub.drain()
    return photo_id


@pytest.fixture
def health(flickr, alice):
    """How alice's only subscription fares, as pushr.push.getSubscriptions tells it."""

    def told() -> dict[str, str]:
        [found] = flickr(alice).pushr.push.getSubscriptions()[0]
        return dict(found.attrib)

    return told
