"""flickr.photos.licenses.*"""

from __future__ import annotations

import pytest

from chalicelib.store import photos
from tests.flickr import fails
from tests.methods.json_types import types


def test_the_licenses_are_told_with_their_pages(flickr):
    [licenses] = flickr().photos.licenses.getInfo()
    by_id = {each.get("id"): each for each in licenses}
    assert list(by_id) == [str(number) for number in range(11)]
    assert by_id["0"].attrib == {"id": "0", "name": "All Rights Reserved", "url": ""}
    assert by_id["4"].get("url") == "https://creativecommons.org/licenses/by/2.0/"


def test_the_licenses_have_flickrs_types(flickr):
    found = types(flickr().json("flickr.photos.licenses.getInfo"))
    assert found["licenses.license"] == "array"
    assert {found[f"licenses.license[].{name}"] for name in ("id", "name", "url")} == {"string"}


def test_a_photo_is_under_the_license_that_was_set(flickr, bob, photo):
    flickr(bob).photos.licenses.setLicense(photo_id=photo.id, license_id=4)
    assert flickr().photos.getInfo(photo_id=photo.id)[0].get("license") == "4"
    flickr(bob).photos.licenses.setLicense(photo_id=photo.id, license_id=0)
    assert photos.read(photo.id).license == 0


@pytest.mark.parametrize("license_id", ["7", "11", "-1", "x", "²", "9" * 5000])
def test_a_license_that_cannot_be_chosen_is_not_found(flickr, bob, photo, license_id):
    with fails(2, "License not found"):
        flickr(bob).photos.licenses.setLicense(photo_id=photo.id, license_id=license_id)


def test_nobody_licenses_the_photo_of_another(flickr, alice, photo):
    with fails(1, "Photo not found"):
        flickr(alice).photos.licenses.setLicense(photo_id=photo.id, license_id=4)


def test_a_license_is_told_when_it_changes(flickr, bob, told, photo):
    for _ in range(2):
        flickr(bob).photos.licenses.setLicense(photo_id=photo.id, license_id=4)
    assert told() == ["license"]
