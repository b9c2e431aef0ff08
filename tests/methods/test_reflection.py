"""flickr.reflection.*"""

from __future__ import annotations

import pytest

from chalicelib.api import registry
from tests.flickr import fails


def asked(flickr, name: str, member=None):
    return flickr(member).reflection.getMethodInfo(method_name=name)


def test_every_method_is_named_in_the_order_of_the_alphabet(flickr):
    names = [method.text for method in flickr().reflection.getMethods()[0]]

    assert names == sorted(names)
    assert set(names) == {method.name for method in registry.every()}
    assert "flickr.reflection.getMethods" in names


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("flickr.photos.search", ("0", "0", "0")),
        ("flickr.test.login", ("1", "1", "1")),
        ("flickr.photos.addTags", ("1", "1", "2")),
        ("flickr.photos.delete", ("1", "1", "3")),
        ("flickr.auth.oauth.checkToken", ("0", "1", "0")),
    ],
)
def test_what_a_call_takes_is_told_by_flickrs_numbers(flickr, name, flags):
    method = asked(flickr, name).find("method")
    said = (method.get("needslogin"), method.get("needssigning"), method.get("requiredperms"))

    assert method.get("name") == name
    assert said == flags


def test_arguments_are_told_with_the_api_key_first(flickr):
    arguments = asked(flickr, "flickr.photos.addTags").find("arguments")

    assert [each.attrib for each in arguments] == [
        {"name": "api_key", "optional": "0"},
        {"name": "photo_id", "optional": "0"},
        {"name": "tags", "optional": "0"},
    ]
    assert arguments[1].text == "The id of the photo."


def test_arguments_of_a_group_are_told_one_by_one(flickr):
    arguments = asked(flickr, "flickr.people.getPublicPhotos").find("arguments")
    optional = {each.get("name"): each.get("optional") for each in arguments}

    assert optional["user_id"] == "0"
    assert optional["page"] == optional["per_page"] == "1"


def test_the_errors_of_a_method_come_before_those_of_all(flickr):
    errors = asked(flickr, "flickr.favorites.add").find("errors")
    numbers = [int(each.get("code")) for each in errors]

    assert numbers[0] == 1
    assert numbers == sorted(numbers)
    assert {96, 97, 98, 99, 100, 105, 112} <= set(numbers)
    assert all(each.get("message") and each.text for each in errors)


def test_who_needs_not_sign_in_is_told_of_no_error_of_signing_in(flickr):
    errors = asked(flickr, "flickr.photos.search").find("errors")

    assert not {"97", "99"} & {each.get("code") for each in errors}


def test_the_flag_of_an_argument_is_text_in_json_as_clients_compare_it(flickr):
    info = flickr().json("flickr.reflection.getMethodInfo", method_name="flickr.test.login")

    assert info["method"]["needslogin"] == 1
    assert info["arguments"]["argument"][0]["optional"] == "0"
    assert info["errors"]["error"][0]["code"] == 96


def test_description_and_explanation_are_prose(flickr):
    method = asked(flickr, "flickr.photos.search").find("method")

    assert method.findtext("description", "").startswith("Return the photos that meet")
    assert method.findtext("explanation", "").startswith("Of more matches")
    said = asked(flickr, "flickr.photos.upload.checkTickets").findtext("method/description")
    assert "`" not in said


@pytest.mark.parametrize("name", ["flickr.photos.nothing", "__init__", "", "flickr.test.echo "])
def test_of_what_is_no_method_nothing_is_told(flickr, name):
    with fails(1):
        asked(flickr, name)


def test_it_is_flickrs_error_for_a_method_there_is_not(flickr):
    with fails(1, "Method not found"):
        asked(flickr, "flickr.photos.nothing")
