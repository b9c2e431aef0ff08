"""Answers about people, beside those that were recorded."""

from __future__ import annotations

import pytest

from chalicelib.store import institutions
from tests.contract.answers import shape_differences, type_differences
from tests.contract.conftest import ALL_EXTRAS


@pytest.fixture
def answered(flickr):
    """Calls a method; answers how it differs from what was recorded, in XML and in JSON."""

    def differences(method, *callers, **arguments):
        asked = {"method": method, **arguments}
        answers = [flickr(who).get("/services/rest/", asked).body for who in callers]
        plain = [flickr(who).json(method, **arguments) for who in callers]
        return {**shape_differences(method, *answers), **type_differences(method, *plain)}

    return differences


def test_people(answered, alice, erin, rich):
    assert not answered("flickr.people.getInfo", alice, erin, user_id=erin.nsid)
    assert not answered("flickr.people.findByUsername", None, username="erin")
    assert not answered("flickr.people.getUploadStatus", erin)
    assert not answered("flickr.profile.getProfile", None, user_id=erin.nsid)
    assert not answered("flickr.test.login", erin)


def test_the_photos_of_a_person(answered, erin, rich):
    assert not answered("flickr.people.getPhotos", None, user_id=erin.nsid)
    extras = "geo,date_taken,date_upload,license,media,original_format,owner_name,path_alias"
    extras += ",realname,safety_level,tags,description"
    extras += "".join(f",url_{size}" for size in ("l", "m", "o", "q", "s", "sq", "t"))
    asked = {"user_id": erin.nsid, "extras": extras}
    assert not answered("flickr.people.getPublicPhotos", None, **asked)


def test_the_photos_a_person_is_in(flickr, hub, answered, erin, rich):
    flickr(erin).photos.people.add(photo_id=rich.id, user_id=erin.nsid)
    hub.drain()
    name = "flickr.people.getPhotosOf"
    assert not answered(name, None, user_id=erin.nsid)
    answer = flickr().json(name, user_id=erin.nsid, extras=ALL_EXTRAS)
    assert not type_differences(name, answer)


@pytest.mark.parametrize("method", ["getPhotos", "getPublicPhotos"])
def test_the_types_of_extras(flickr, erin, rich, method):
    name = f"flickr.people.{method}"
    answer = flickr().json(name, user_id=erin.nsid, extras=ALL_EXTRAS)
    assert not type_differences(name, answer)


def test_pages_of_people(answered, erin):
    for method in ("getUserPhotos", "getUserProfile"):
        assert not answered(f"flickr.urls.{method}", None, user_id=erin.nsid)
    assert not answered("flickr.urls.lookupUser", None, url="http://x/photos/erin/")


def test_institutions(answered, erin):
    institutions.launch(erin.nsid, 1)
    assert not answered("flickr.commons.getInstitutions", None)


@pytest.mark.parametrize("name", ["getContentType", "getGeoPerms", "getHidden", "getSafetyLevel"])
def test_preferences(answered, erin, name):
    assert not answered(f"flickr.prefs.{name}", erin)


def test_tests(flickr, erin):
    assert not type_differences("flickr.test.echo", flickr(erin).json("flickr.test.echo"))
    assert not type_differences("flickr.test.null", flickr(erin).json("flickr.test.null"))
