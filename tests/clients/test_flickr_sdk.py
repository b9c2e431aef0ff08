"""flickr-sdk, Flickr's own JavaScript client, by a Node that comes with the project."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests import node
from tests.running import PHOTOS, eventually

pytestmark = pytest.mark.xdist_group("server")

Client = Callable[..., dict[str, Any]]


@pytest.fixture
def as_member(server, scripts) -> Callable[[str], Client]:
    """``as_member("alice")("flickr", "flickr.test.login", {})``"""

    def of(name: str) -> Client:
        user = server.demo["users"][name]
        who = {
            "base": server.url,
            "key": server.demo["api_key"],
            "secret": server.demo["api_secret"],
            "token": user["oauth_token"],
            "tokenSecret": user["oauth_token_secret"],
        }

        def call(*given: Any) -> dict[str, Any]:
            return json.loads(
                node.run(scripts / "flickr_sdk.mjs", json.dumps({**who, "call": given}))
            )

        return call

    return of


@pytest.fixture
def alice(as_member) -> Client:
    return as_member("alice")


@pytest.fixture
def bob(as_member) -> Client:
    return as_member("bob")


@pytest.fixture
def photo_id(bob) -> str:
    """A photo that bob just uploaded."""
    terms = {"title": "Ein Kaffee & mehr", "tags": 'kaffee "stilles leben"', "is_public": "1"}
    return bob("upload", str(PHOTOS / "coffee.jpg"), terms)["answer"]["id"]


def test_test_login_names_the_caller(alice):
    answer = alice("flickr", "flickr.test.login", {})["answer"]

    assert answer["user"]["username"] == {"_content": "alice"}


def test_an_uploaded_jpeg_has_its_info(bob, photo_id):
    photo = bob("flickr", "flickr.photos.getInfo", {"photo_id": photo_id})["answer"]["photo"]

    assert photo["title"]["_content"] == "Ein Kaffee & mehr"
    assert [tag["raw"] for tag in photo["tags"]["tag"]] == ["kaffee", "stilles leben"]


def test_an_uploaded_jpeg_has_its_sizes(bob, photo_id):
    def labels():
        answer = bob("flickr", "flickr.photos.getSizes", {"photo_id": photo_id})["answer"]
        found = [size["label"] for size in answer["sizes"]["size"]]
        return "Medium" in found and found

    assert eventually(labels)[-1] == "Original"


def test_set_meta_is_a_multipart_post(bob, photo_id):
    changed = {"photo_id": photo_id, "title": "Zwei + zwei = \U0001f600", "description": "a\r\nb"}
    bob("flickr", "flickr.photos.setMeta", changed)
    photo = bob("flickr", "flickr.photos.getInfo", {"photo_id": photo_id})["answer"]["photo"]

    assert photo["title"]["_content"] == "Zwei + zwei = \U0001f600"


def test_subscribe_is_a_get_and_the_photo_arrives(alice, bob, subscriber):
    callback = f"{subscriber.url}?who=a%20b&c"
    terms = {"topic": "contacts_photos", "callback": callback, "verify": "sync"}
    assert "answer" in alice("flickr", "flickr.push.subscribe", terms)
    assert subscriber.questions[0]["who"] == "a b"

    listed = alice("flickr", "flickr.push.getSubscriptions", {})["answer"]
    mine = [e for e in listed["subscriptions"]["subscription"] if e["callback"] == callback]
    assert [each["topic"] for each in mine] == ["contacts_photos"]

    bob("upload", str(PHOTOS / "chelsea.jpg"), {"title": "by the sdk", "is_public": "1"})
    [entry] = eventually(lambda: subscriber.entries)
    assert entry.title == "by the sdk"

    alice("flickr", "flickr.push.unsubscribe", terms)
    assert [question["mode"] for question in subscriber.questions] == ["subscribe", "unsubscribe"]


def test_an_error_is_thrown_with_its_message(alice):
    answer = alice("flickr", "flickr.photos.getInfo", {"photo_id": "1"})

    assert answer == {"error": 'Photo "1" not found (invalid ID)'}
