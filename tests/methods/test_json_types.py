"""Answers in JSON have the types that Flickr's had: clients of typed languages count on them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.model.photo import Location
from chalicelib.responses.lists import EXTRAS
from chalicelib.store import people, photos
from tests.methods.json_types import recorded, types


@pytest.fixture
def ask(flickr, hub, bob, photo):
    """Asks bob's own photo and person, with all that they can have, as bob."""
    people.change(bob.nsid, realname="Bob", location="Bonn")
    somewhere = Location(latitude=50.7, longitude=7.1, woe_id="638242")
    photos.change(photo.id, lambda p: replace(p, location=somewhere))
    ticket = flickr(bob).upload("chelsea.jpg", async_=1)
    hub.drain()
    extras = ",".join(("description", *EXTRAS))
    arguments = {
        "flickr.photos.getInfo": {"photo_id": photo.id},
        "flickr.photos.getSizes": {"photo_id": photo.id},
        "flickr.people.getInfo": {"user_id": "me"},
        "flickr.people.getPhotos": {"user_id": "me", "extras": extras, "per_page": 1, "page": 2},
        "flickr.photos.upload.checkTickets": {"tickets": ticket},
        "flickr.people.findByUsername": {"username": "bob"},
        "flickr.test.login": {},
    }
    return lambda method: flickr(bob).json(method, **arguments[method])


@pytest.mark.parametrize(
    "method",
    [
        "flickr.photos.getInfo",
        "flickr.photos.getSizes",
        "flickr.people.getInfo",
        "flickr.people.getPhotos",
        "flickr.photos.upload.checkTickets",
        "flickr.people.findByUsername",
        "flickr.test.login",
    ],
)
def test_an_answer_has_the_types_of_flickrs(ask, method):
    asked = recorded(method)
    found = types(ask(method))
    assert {path: found.get(path) for path in asked} == asked


def test_an_error_has_the_types_of_flickrs(flickr):
    assert {**types(flickr().json("flickr.fakeMethod"))} == {"": "object", **recorded("(fail)")}


def test_lists_of_nothing_are_lists(flickr, alice):
    answers = {
        "photos": flickr(alice).json("flickr.people.getPhotos", user_id="me")["photos"]["photo"],
        "subscriptions": flickr(alice).json("flickr.push.getSubscriptions")["subscriptions"][
            "subscription"
        ],
    }
    assert answers == {"photos": [], "subscriptions": []}
