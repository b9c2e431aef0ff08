"""Photos, people, applications and files, as the store remembers them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.model import tag
from chalicelib.model.failures import (
    InvalidApiKey,
    InvalidAuthToken,
    PersonNotFound,
    UsernameTaken,
    WriteFailed,
)
from chalicelib.model.photo import Location
from chalicelib.model.photo_failures import PhotoNotFound, PhotoUnknown
from chalicelib.model.upload_failures import TicketNotFound
from chalicelib.model.visibility import Visibility
from chalicelib.store import applications, blobs, people, photos, tokens, uploads
from tests.model.photos import photo

WHOLE = photo(
    tags=tag.tagged(["cat", "geo:lat=52"], "1@N01"),
    visibility=Visibility(is_public=False, is_friend=True),
    location=Location(latitude=52.5, longitude=-0.25, woe_id="26347368"),
)


def test_a_photo_comes_back_as_it_was():
    photos.add(WHOLE)
    assert photos.read(WHOLE.id) == WHOLE
    assert photos.get_many([WHOLE.id, "8"]) == {WHOLE.id: WHOLE}


def test_a_photo_is_added_once():
    photos.add(WHOLE)
    with pytest.raises(WriteFailed):
        photos.add(replace(WHOLE, title="another"))
    assert photos.read(WHOLE.id) == WHOLE


def test_a_change_that_somebody_overtook_is_made_again():
    """Both changes are there in the end."""
    photos.add(WHOLE)
    overtakers = iter(["first", "second"])

    def changed(seen):
        for title in overtakers:
            photos.change(WHOLE.id, lambda p, title=title: replace(p, title=title))
            break
        return replace(seen, faves=seen.faves + 1)

    made = photos.change(WHOLE.id, changed)
    assert (made.title, made.faves) == ("second", 1)
    assert photos.read(WHOLE.id) == made


def test_a_photo_that_is_gone_cannot_be_changed():
    with pytest.raises(PhotoNotFound):
        photos.change("8", lambda p: p)


def test_a_persons_photos_are_listed_newest_first():
    for photo_id in ("7", "9", "8"):
        photos.add(replace(WHOLE, id=photo_id))
    photos.add(replace(WHOLE, id="6", owner="2@N01"))
    assert [row.id for row in photos.of("1@N01")] == ["9", "8", "7"]


@pytest.mark.parametrize("username", ["bob", "BOB", " bob"])
def test_a_name_is_one_persons_whatever_its_case(username):
    people.add("Bob", 1000)
    with pytest.raises(UsernameTaken):
        people.add(username, 1001)


def test_a_person_comes_back_as_it_was():
    made = people.add("bob", 1000, is_pro=True, privacy=Visibility(is_public=False))
    assert people.get(made.nsid) == made
    assert people.by_username("BOB") == made
    assert people.get_many([made.nsid, "1@N01"]) == {made.nsid: made}


def test_bytes_are_counted_by_the_month():
    october, november = 1_792_800_000, 1_794_700_000
    assert uploads.count("1@N01", 5, october) == 5
    assert uploads.count("1@N01", 7, october + 86_400) == 12
    assert uploads.count("1@N01", 1, november) == 1
    assert uploads.count("2@N01", 1, october) == 1


def test_files_are_deleted_by_how_their_names_begin():
    for key in ("65535/7_a.jpg", "65535/7_b_o.png", "65535/77_a.jpg"):
        blobs.put(key, b"data", "image/jpeg")
    blobs.delete("65535/7_")
    assert blobs.head("65535/77_a.jpg").size == 4
    with pytest.raises(FileNotFoundError):
        blobs.get("65535/7_a.jpg")


@pytest.mark.parametrize(
    ("asked", "failure"),
    [
        (lambda: photos.read("8"), PhotoUnknown),
        (lambda: people.get("1@N01"), PersonNotFound),
        (lambda: people.by_username("nobody"), PersonNotFound),
        (lambda: applications.get("none"), InvalidApiKey),
        (lambda: tokens.get("none", "none"), InvalidAuthToken),
        (lambda: uploads.ticket("none"), TicketNotFound),
        (lambda: blobs.head("none"), FileNotFoundError),
        (lambda: blobs.get("none"), FileNotFoundError),
    ],
)
def test_what_is_not_there_is_said_to_be_absent(asked, failure):
    with pytest.raises(failure):
        asked()
