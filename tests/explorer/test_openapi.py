"""The OpenAPI document."""

from __future__ import annotations

import json
from functools import reduce
from operator import getitem
from typing import Any

import pytest
from openapi_spec_validator import validate

from chalicelib.api import manual
from chalicelib.explorer import openapi
from chalicelib.feeds import formats
from tests.flickr import request

BYTES_MAX = 300_000


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return openapi.document(manual.everything(), "https://pushr.test")


def operation(document: dict[str, Any], name: str) -> dict[str, Any]:
    [told] = document["paths"][f"/services/rest/{name}"].values()
    return told


def parameters(document: dict[str, Any], name: str) -> dict[str, dict[str, Any]]:
    """A method's parameters by their names, those that others share among them."""
    told = operation(document, name)["parameters"]
    found = [referred(document, each) for each in told]
    return {each["name"]: each for each in found}


def schema(document: dict[str, Any], parameter: dict[str, Any]) -> dict[str, Any]:
    return referred(document, parameter["schema"])


def referred(document: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """What is told, or what it refers to."""
    path = told.get("$ref", "#/").removeprefix("#/")
    return reduce(getitem, path.split("/"), document) if path else told


def test_it_is_openapi(document):
    validate(document)


def test_every_method_is_told(document):
    told = {operation(document, entry.name)["operationId"] for entry in manual.everything()}

    assert told == {entry.name for entry in manual.everything()}


def test_arguments_are_told_as_they_are_declared(document):
    found = parameters(document, "flickr.photos.getWithGeoData")
    assert schema(document, found["page"])["type"] == "integer"
    assert schema(document, found["extras"])["type"] == "array"
    assert not found["extras"]["explode"]
    assert "date-posted-desc" in found["sort"]["schema"]["enum"]
    assert not found["sort"]["required"]
    assert parameters(document, "flickr.photos.getInfo")["photo_id"]["required"]


def test_photos_are_told_to_be_answered_as_feeds_and_nothing_else_is(document):
    def told(name: str) -> tuple[set[str], set[str]]:
        answer = operation(document, name)["responses"]["200"]
        return set(parameters(document, name)["format"]["schema"]["enum"]), set(answer["content"])

    names, types = told("flickr.photos.search")
    assert set(formats.ANSWER) < names
    assert {"application/atom+xml", "application/vnd.google-earth.kml+xml"} < types
    names, types = told("flickr.test.echo")
    assert names == {"rest", "json", "php_serial", "xmlrpc", "soap", "soap2"}
    assert types == {"text/xml", "application/json", "text/javascript", "text/plain"}


def test_every_status_and_every_error_of_ones_own_is_told(document):
    for entry in manual.everything():
        responses = operation(document, entry.name)["responses"]
        assert set(responses) == {"200", "400", "429"}
        for error in entry.errors:
            assert f"{error.code} {error.message.rstrip('.')}" in responses["200"]["description"]


def test_what_methods_share_is_told_once(document):
    shared = document["components"]["parameters"]

    assert {"page", "per_page", "extras", "format"} <= set(shared)
    assert {"$ref": "#/components/parameters/page"} in operation(document, "flickr.photos.search")[
        "parameters"
    ]
    assert len(json.dumps(document)) < BYTES_MAX


def test_what_changes_something_is_a_form_that_is_posted(document):
    told = operation(document, "flickr.favorites.add")
    schema = told["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]

    assert schema["required"] == ["photo_id"]
    assert "post" in document["paths"]["/services/rest/flickr.favorites.add"]
    assert told["security"] == [{"oauth": []}]
    assert {"api_key": []} in operation(document, "flickr.photos.search")["security"]


def test_programs_of_other_sites_may_read_it():
    answer = request("GET", "/services/api/openapi.json")

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert json.loads(answer.body)["servers"] == [{"url": "http://pushr.test"}]


def test_who_has_it_need_not_fetch_it_again():
    etag = request("GET", "/services/api/openapi.json").headers["ETag"]
    again = request("GET", "/services/api/openapi.json", {"If-None-Match": etag})

    assert again.status == 304
    assert again.body == b""


def test_a_method_answers_at_the_address_that_the_document_says(flickr, bob):
    login = flickr(bob).get("/services/rest/flickr.test.login", {})
    assert login.rsp.findtext("user/username") == "bob"

    photo_id = flickr(bob).upload()
    answer = flickr(bob).post(
        "/services/rest/flickr.photos.addTags", {"photo_id": photo_id, "tags": "sea"}
    )
    assert answer.rsp.findtext("tags/tag") == "sea"


def test_the_address_says_the_method_whatever_a_parameter_does(flickr, bob):
    answer = flickr(bob).get("/services/rest/flickr.test.null", {"method": "flickr.test.login"})

    assert answer.rsp.get("stat") == "ok"
    assert len(answer.rsp) == 0


def test_an_address_of_no_method_is_flickrs_error_in_the_format_asked_for(flickr):
    answer = flickr().get("/services/rest/flickr.nothing", {"format": "json", "nojsoncallback": 1})

    assert json.loads(answer.body)["code"] == 112


def test_a_method_answers_feeds_at_its_own_address(flickr, bob, hub):
    flickr(bob).upload(title="A cat")
    hub.drain()
    asked = {"user_id": bob.nsid, "format": "feed-atom_10"}
    answer = flickr().get("/services/rest/flickr.people.getPublicPhotos", asked)

    assert answer.status == 200
    assert b"<title>A cat</title>" in answer.body
    assert b"method=flickr.people.getPublicPhotos" in answer.body
