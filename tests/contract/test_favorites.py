"""Answers about favorites, contacts and what people do, beside those that were recorded."""

from __future__ import annotations

import pytest

from chalicelib.store import favorites
from tests.contract.answers import shape_differences, type_differences
from tests.contract.conftest import ALL_EXTRAS

_SIZES = ("l", "m", "o", "s", "sq", "t")
_FAVORITES = (
    "date_taken,date_upload,geo,icon_server,last_update,license,machine_tags,media,o_dims,"
    "original_format,owner_name,path_alias,tags,views,"
) + ",".join(f"url_{size}" for size in _SIZES)


@pytest.fixture
def xml(flickr):
    """Calls a method; answers its XML."""

    def body(method, who=None, **arguments):
        return flickr(who).get("/services/rest/", {"method": method, **arguments}).body

    return body


@pytest.fixture
def faved(alice, rich, photo):
    """Two favorites of alice's, the rich one the last."""
    favorites.add(alice.nsid, photo.id, 1000)
    favorites.add(alice.nsid, rich.id, rich.posted + 1)
    return rich


def test_lists_of_favorites(xml, alice, faved):
    for method, extras in (("getList", _FAVORITES), ("getPublicList", "")):
        name = f"flickr.favorites.{method}"
        assert not shape_differences(name, xml(name, user_id=alice.nsid, extras=extras))


def test_the_neighbours_of_a_favorite(xml, alice, faved, photo):
    name = "flickr.favorites.getContext"
    asked = [{"photo_id": photo_id, "user_id": alice.nsid} for photo_id in (faved.id, photo.id)]
    assert not shape_differences(name, *(xml(name, **each) for each in asked))


def test_whose_favorite_a_photo_is(flickr, faved):
    name = "flickr.photos.getFavorites"
    assert not type_differences(name, flickr().json(name, photo_id=faved.id))


def test_contacts(xml, alice, erin):
    name = "flickr.contacts.getList"
    assert not shape_differences(name, xml(name, alice))
    name = "flickr.contacts.getPublicList"
    assert not shape_differences(name, xml(name, user_id=alice.nsid))


def test_the_photos_of_contacts(flickr, xml, alice, rich):
    name = "flickr.photos.getContactsPhotos"
    assert not shape_differences(name, xml(name, alice))
    assert not type_differences(name, flickr(alice).json(name, extras=ALL_EXTRAS))
    name = "flickr.photos.getContactsPublicPhotos"
    asked = {"user_id": alice.nsid, "extras": "original_format,owner_name"}
    assert not shape_differences(name, xml(name, **asked))
    assert not type_differences(name, flickr().json(name, user_id=alice.nsid, extras=ALL_EXTRAS))


def test_what_happened(flickr, xml, alice, erin, faved):
    flickr(alice).photos.comments.addComment(photo_id=faved.id, comment_text="nice")
    for name, who in (("userPhotos", erin), ("userComments", alice)):
        method = f"flickr.activity.{name}"
        assert not shape_differences(method, xml(method, who))
