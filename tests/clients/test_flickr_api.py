"""flickr_api, the object-oriented Python client."""

from __future__ import annotations

import sys

import flickr_api
import pytest
from flickr_api import auth, method_call
from flickr_api.api import flickr
from flickr_api.flickrerrors import FlickrAPIError

from tests.running import PHOTOS, eventually

pytestmark = pytest.mark.xdist_group("server")

_REST_URL = method_call.REST_URL
uploads = sys.modules["flickr_api.upload"]  # the package's attribute of that name is a function


@pytest.fixture(autouse=True)
def _here(server, monkeypatch):
    """Set the client's addresses, keys and token; nothing else."""
    services, demo = f"{server.url}/services", server.demo
    defaults = method_call.call_api.__defaults__
    rest = tuple(f"{services}/rest/" if each == _REST_URL else each for each in defaults)
    monkeypatch.setattr(method_call.call_api, "__defaults__", rest)
    monkeypatch.setattr(uploads, "UPLOAD_URL", f"{services}/upload/")
    monkeypatch.setattr(auth, "AUTH_HANDLER", None)
    flickr_api.set_keys(api_key=demo["api_key"], api_secret=demo["api_secret"])
    bob = demo["users"]["bob"]
    flickr_api.set_auth_handler(
        auth.AuthHandler(
            access_token_key=bob["oauth_token"],
            access_token_secret=bob["oauth_token_secret"],
            callback="oob",
        )
    )


@pytest.fixture
def photo():
    """A photo that bob just uploaded."""
    return flickr_api.upload(
        photo_file=str(PHOTOS / "coffee.jpg"), title="Kaffee & Kuchen", tags="kaffee", is_public=1
    )


def test_test_login_names_the_caller(server):
    assert flickr_api.test.login().id == server.demo["users"]["bob"]["nsid"]


def test_a_person_is_found_by_name(server):
    person = flickr_api.Person.findByUserName("alice")

    assert person.id == server.demo["users"]["alice"]["nsid"]


def test_an_uploaded_jpeg_has_its_info(photo):
    assert photo.title == "Kaffee & Kuchen"
    assert photo.owner.username == "bob"
    assert [tag.text for tag in photo.tags] == ["kaffee"]


def test_an_uploaded_jpeg_has_its_sizes(photo):
    def made():  # a Photo asks once and remembers
        found = flickr_api.Photo(id=photo.id).getSizes()
        return "Medium" in found and found

    sizes = eventually(made)

    assert int(sizes["Original"]["width"]) == 600


def test_set_meta_and_add_tags_change_a_photo(photo):
    photo.setMeta(title="Tee + Milch", description="")
    photo.addTags("tee")
    [newest, *_] = flickr_api.test.login().getPhotos(per_page=2)

    assert newest.id == photo.id
    assert newest.title == "Tee + Milch"
    assert {tag.text for tag in photo.getInfo()["tags"]} == {"kaffee", "tee"}


def test_an_asynchronous_upload_answers_a_ticket():
    ticket = flickr_api.upload(
        photo_file=str(PHOTOS / "chelsea.jpg"), title="later", asynchronous=True
    )

    def done():
        [found] = flickr_api.Photo.checkUploadTickets([ticket.id])
        return found.complete == 1 and found

    assert flickr_api.Photo(id=eventually(done).photoid).title == "later"


def test_an_error_has_its_code():
    with pytest.raises(FlickrAPIError) as caught:
        flickr_api.Photo(id="1").getInfo()

    assert caught.value.code == 1


def test_get_topics_is_called_by_its_name():
    topics = flickr.push.getTopics()

    assert b'name="contacts_photos"' in topics
