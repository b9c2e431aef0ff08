"""/services/replace: another file for a photo."""

from __future__ import annotations

import re
from typing import Any

import boto3
import pytest

from chalicelib.settings import settings
from chalicelib.store import blobs, people, photos
from tests.flickr import PHOTOS, FlickrError, fails, request

COFFEE = (PHOTOS / "coffee.jpg").read_bytes()


@pytest.fixture
def photo(announced, bob):
    """A photo of bob's whose sizes are made."""
    return photos.read(announced(bob, "chelsea.jpg", title="cat", tags="a b", description="d"))


@pytest.fixture
def replace(flickr):
    """Replaces a photo as somebody; answers the root of the answer."""

    def call(member, data: bytes | None = COFFEE, **fields: Any):
        texts = {name: str(value) for name, value in fields.items()}
        files = None if data is None else {"photo": data}
        rsp = flickr(member).post_multipart("/services/replace/", texts, files).rsp
        if rsp.get("stat") == "ok":
            return rsp[0]
        raise FlickrError(int(rsp[0].get("code")), rsp[0].get("msg"))

    return call


def _files() -> set[str]:
    listed = boto3.client("s3").list_objects_v2(Bucket=settings().photos_bucket)
    return {entry["Key"] for entry in listed.get("Contents", [])}


def test_a_photo_has_its_new_file_under_new_secrets(replace, hub, bob, photo):
    answer = replace(bob, photo_id=photo.id)
    before = photos.read(photo.id)
    assert (before.sizes, before.secret) == (photo.sizes, photo.secret)  # until the new are there
    hub.drain()

    after = photos.read(photo.id)
    assert (answer.tag, answer.text) == ("photoid", photo.id)
    assert answer.attrib == {"secret": after.secret, "originalsecret": after.original_secret}
    assert after.secret != photo.secret
    assert blobs.get(after.key) == COFFEE
    assert (after.bytes, after.remake) == (len(COFFEE), None)
    assert _files() == after.keys
    assert request("GET", f"/{photo.key}").status == 404


def test_all_that_is_said_of_it_stays(replace, flickr, hub, alice, bob, photo):
    flickr(alice).favorites.add(photo_id=photo.id)
    flickr(alice).photos.comments.addComment(photo_id=photo.id, comment_text="x")
    replace(bob, photo_id=photo.id)
    hub.drain()
    after = photos.read(photo.id)
    kept = ("title", "description", "tags", "posted", "taken", "visibility", "owner")
    assert [getattr(after, name) for name in kept] == [getattr(photo, name) for name in kept]
    assert (after.faves, after.comments) == (1, 1)


def test_a_new_file_is_upright(replace, flickr, hub, bob, photo):
    flickr(bob).photos.transform.rotate(photo_id=photo.id, degrees=90)
    hub.drain()
    replace(bob, photo_id=photo.id)
    hub.drain()
    assert photos.read(photo.id).rotation == 0


def test_later_is_a_ticket(replace, flickr, hub, bob, photo):
    answer = replace(bob, photo_id=photo.id, **{"async": 1})
    assert answer.tag == "ticketid"
    asked = {"tickets": answer.text}
    [waiting] = flickr().json("flickr.photos.upload.checkTickets", **asked)["uploader"]["ticket"]
    assert waiting == {"id": answer.text, "complete": 0}
    hub.drain()
    [done] = flickr().json("flickr.photos.upload.checkTickets", **asked)["uploader"]["ticket"]
    assert done == {"id": answer.text, "complete": 1, "photoid": photo.id, "imported": None}
    after = photos.read(photo.id)
    assert blobs.get(after.key) == COFFEE
    assert _files() == after.keys


def test_a_photo_that_is_gone_meanwhile_fails_its_ticket(replace, flickr, hub, bob, photo):
    ticket = replace(bob, photo_id=photo.id, **{"async": 1}).text
    flickr(bob).photos.delete(photo_id=photo.id)
    hub.drain()
    answer = flickr().json("flickr.photos.upload.checkTickets", tickets=ticket)
    assert answer["uploader"]["ticket"] == [{"id": ticket, "complete": 2}]
    assert _files() == set()


@pytest.mark.parametrize("later", [{}, {"async": 1}])
def test_a_large_file_comes_by_a_ticket(replace, flickr, hub, bob, photo, later):
    [form] = flickr(bob).pushr.upload.prepare()
    key = next(f.text for f in form if f.get("name") == "key")
    blobs.put(key, COFFEE, "application/octet-stream")
    replace(bob, None, photo_id=photo.id, ticket_id=form.get("ticket_id"), **later)
    hub.drain()
    after = photos.read(photo.id)
    assert blobs.get(after.key) == COFFEE
    assert _files() == after.keys
    with fails(119, "Ticket not found"):
        replace(bob, None, photo_id=photo.id, ticket_id=form.get("ticket_id"))


def test_two_files_after_another_leave_the_last(replace, hub, bob, photo):
    replace(bob, photo_id=photo.id)
    replace(bob, (PHOTOS / "chelsea.jpg").read_bytes(), photo_id=photo.id)
    hub.drain()
    after = photos.read(photo.id)
    assert blobs.get(after.key) == (PHOTOS / "chelsea.jpg").read_bytes()
    assert _files() == after.keys


def test_a_photo_in_the_making_is_replaced(replace, flickr, hub, bob):
    photo_id = flickr(bob).upload("chelsea.jpg")
    replace(bob, photo_id=photo_id)
    hub.drain()
    after = photos.read(photo_id)
    assert blobs.get(after.key) == COFFEE
    assert _files() == after.keys


@pytest.mark.parametrize("later", [{}, {"async": 1}])
@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (None, 2, "No photo specified"),
        (b"", 4, "Filesize was zero"),
        (b"no photo", 5, "Filetype was not recognised"),
    ],
)
def test_what_is_no_photo_replaces_nothing(replace, hub, bob, photo, data, code, words, later):
    with fails(code, words):
        replace(bob, data, photo_id=photo.id, **later)
    hub.drain()
    assert photos.read(photo.id) == photo
    assert _files() == photo.keys


def test_only_pros_replace(replace, members, bob, photo):
    people.change(bob.nsid, is_pro=False)
    with fails(1, "Not a pro account"):
        replace(bob, photo_id=photo.id)


@pytest.mark.parametrize("later", [{}, {"async": 1}])
def test_nobody_replaces_the_photo_of_another(replace, alice, photo, later):
    with fails(120, "Photo not found"):
        replace(alice, photo_id=photo.id, **later)
    with fails(120, 'Photo "1" not found (invalid ID)'):
        replace(alice, photo_id=1, **later)


def test_replacing_needs_write_permission(replace, members, bob, photo):
    with fails(99):
        replace(members.with_perms(bob, "read"), photo_id=photo.id)
    with fails(99):
        replace(None, photo_id=photo.id)


def test_answers_are_rest_whatever_is_asked(flickr, bob, photo):
    fields = {"photo_id": photo.id, "format": "json", "nojsoncallback": "1"}
    answer = flickr(bob).post_multipart("/services/replace", fields, {"photo": COFFEE})
    assert answer.headers["Content-Type"].startswith("text/xml")
    assert answer.rsp.get("stat") == "ok"


def test_a_replacement_is_told_once_as_another_address(
    replace, flickr, hub, subscriber, bob, photo
):
    flickr(bob).push.subscribe(topic="my_photos", callback=subscriber.url, verify="sync")
    replace(bob, photo_id=photo.id)
    hub.drain()
    [delivered] = subscriber.received
    assert re.findall(rb'<flickr:update type="(\w+)"', delivered.body) == [b"photo_url"]
    assert photos.read(photo.id).secret.encode() in delivered.body
