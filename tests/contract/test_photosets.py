"""flickr.photosets.* and the contexts of photos, as Flickr's recorded answers are."""

from __future__ import annotations

import pytest

from chalicelib.model.photo import Location
from tests.contract.answers import shape_differences, type_differences
from tests.photosets import add_photos, ids

EXTRAS = (
    "description,license,date_upload,date_taken,owner_name,original_format,last_update,geo,tags,"
    "machine_tags,views,media,path_alias,url_sq,url_s,url_m"
)


@pytest.fixture
def answers(flickr, bob):
    """What a method answers bob, in XML and in JSON."""

    def call(method: str, **arguments):
        asked = {"method": method, **arguments}
        return (
            flickr(bob).get("/services/rest/", asked).body,
            flickr(bob).json(method, **arguments),
        )

    return call


@pytest.fixture
def some(bob):
    location = Location(latitude=48.137, longitude=11.575)
    return add_photos(bob, "one", "two", "three", location=location)


@pytest.fixture
def set_id(flickr, bob, some) -> str:
    bobs = flickr(bob).photosets
    [made] = bobs.create(title="t", primary_photo_id=some[1].id, description="d")
    bobs.editPhotos(photoset_id=made.get("id"), primary_photo_id=some[1].id, photo_ids=ids(*some))
    return made.get("id")


def test_making_a_set(answers, some):
    xml, json = answers("flickr.photosets.create", title="t", primary_photo_id=some[0].id)
    assert not shape_differences("flickr.photosets.create", xml)
    assert not type_differences("flickr.photosets.create", json)


def test_a_set(answers, set_id):
    xml, json = answers("flickr.photosets.getInfo", photoset_id=set_id)
    assert not shape_differences("flickr.photosets.getInfo", xml)
    assert not type_differences("flickr.photosets.getInfo", json)


def test_a_list_of_sets(answers, set_id):
    xml, json = answers("flickr.photosets.getList", primary_photo_extras="owner_name,last_update")
    assert not shape_differences("flickr.photosets.getList", xml)
    assert not type_differences("flickr.photosets.getList", json)


def test_the_photos_of_a_set(answers, set_id):
    method = "flickr.photosets.getPhotos"
    xml, _ = answers(method, photoset_id=set_id, extras="owner_name,original_format")
    assert not shape_differences(method, xml)
    _, json = answers(method, photoset_id=set_id, extras=EXTRAS)
    assert not type_differences(method, json)


def test_neighbours_in_a_set(answers, some, set_id):
    method = "flickr.photosets.getContext"
    xml, json = answers(method, photoset_id=set_id, photo_id=some[1].id)
    assert not shape_differences(method, xml)
    assert not type_differences(method, json)


def test_neighbours_in_a_photostream(answers, some):
    xml, json = answers("flickr.photos.getContext", photo_id=some[1].id)
    assert not shape_differences("flickr.photos.getContext", xml)
    assert not type_differences("flickr.photos.getContext", json)


def test_the_contexts_of_a_photo(answers, some, set_id):
    xml, json = answers("flickr.photos.getAllContexts", photo_id=some[0].id)
    assert not shape_differences("flickr.photos.getAllContexts", xml)
    assert not type_differences("flickr.photos.getAllContexts", json)


def test_photos_in_no_set(answers, hub, some):
    hub.drain()
    method = "flickr.photos.getNotInSet"
    xml, _ = answers(method)
    assert not shape_differences(method, xml)
    _, json = answers(method, extras=EXTRAS)
    assert not type_differences(method, json)


def test_changing_a_set_answers_nothing(flickr, set_id, bob):
    [more] = add_photos(bob, "more")
    on = {"photoset_id": set_id}
    calls = {
        "addPhoto": {**on, "photo_id": more.id},
        "setPrimaryPhoto": {**on, "photo_id": more.id},
        "reorderPhotos": {**on, "photo_ids": more.id},
        "removePhoto": {**on, "photo_id": more.id},
        "editMeta": {**on, "title": "u"},
        "editPhotos": {**on, "primary_photo_id": more.id, "photo_ids": more.id},
        "orderSets": {"photoset_ids": set_id},
        "delete": on,
    }
    for name, arguments in calls.items():
        assert flickr(bob).json(f"flickr.photosets.{name}", **arguments) == {"stat": "ok"}
