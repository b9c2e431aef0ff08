"""flickrapi of npm, which has no method of its own: it builds all from flickr.reflection.*."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests import node

pytestmark = pytest.mark.xdist_group("server")


@pytest.fixture
def told(server, scripts, tmp_path) -> dict[str, Any]:
    user = server.demo["users"]["bob"]
    who = {
        "base": server.url,
        "folder": str(tmp_path),
        "key": server.demo["api_key"],
        "secret": server.demo["api_secret"],
        "token": user["oauth_token"],
        "tokenSecret": user["oauth_token_secret"],
    }
    calls = [
        ("flickr.test.login", {}),
        ("flickr.people.findByUsername", {"username": "bob"}),
        ("flickr.photos.addTags", {"photo_id": "1", "tags": "cat"}),
    ]
    asked = json.dumps({**who, "calls": calls})
    return json.loads(node.run(scripts / "npm_flickrapi.mjs", asked))


def test_a_client_builds_itself_from_reflection_and_its_calls_are_answered(server, told):
    login, found, refused = told["answers"]

    assert login["user"]["username"] == {"_content": "bob"}
    assert found["user"]["nsid"] == server.demo["users"]["bob"]["nsid"]
    assert refused == {"error": 'Photo "1" not found (invalid ID)'}
    assert told["told"]["security"] == {"needslogin": 1, "needssigning": 1, "requiredperms": 2}
    assert [each["name"] for each in told["told"]["required"]] == ["api_key", "photo_id", "tags"]
    assert told["told"]["optional"] == []
    assert [each["code"] for each in told["told"]["errors"]] == [1, 2]
