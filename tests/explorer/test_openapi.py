"""The OpenAPI document."""

from __future__ import annotations

import json
from typing import Any

import pytest
from openapi_spec_validator import validate

from chalicelib.api import manual
from chalicelib.explorer import openapi
from tests.flickr import request


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return openapi.document(manual.everything(), "https://pushr.test")


def operation(document: dict[str, Any], name: str) -> dict[str, Any]:
    [told] = document["paths"][f"/services/rest/{name}"].values()
    return told


def test_it_is_openapi(document):
    validate(document)


def test_every_method_is_told(document):
    told = {operation(document, entry.name)["operationId"] for entry in manual.everything()}

    assert told == {entry.name for entry in manual.everything()}


def test_arguments_are_told_as_they_are_declared(document):
    parameters = {
        each["name"]: each
        for each in operation(document, "flickr.photos.getWithGeoData")["parameters"]
        if "name" in each
    }
    assert parameters["page"]["schema"] == {"type": "integer"}
    assert "date-posted-desc" in parameters["sort"]["schema"]["enum"]
    assert not parameters["sort"]["required"]
    [photo_id, *_] = operation(document, "flickr.photos.getInfo")["parameters"]
    assert photo_id["name"] == "photo_id"
    assert photo_id["required"]


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
