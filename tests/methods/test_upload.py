"""Uploads: at once, later, and straight into the store."""

from __future__ import annotations

from io import BytesIO

import boto3
import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from chalicelib.model.visibility import Visibility
from chalicelib.settings import settings
from chalicelib.store import blobs, people, photos, uploads
from tests.flickr import PHOTOS, fails


def travelled() -> bytes:
    """A JPEG that says when, where and of what it was taken."""
    exif = Image.Exif()
    exif[Base.ImageDescription] = "Seen from the bridge"
    exif[Base.Model] = "NIKON D90"
    exif[Base.Orientation] = 6
    exif.get_ifd(IFD.Exif)[Base.DateTimeOriginal] = "2024:02:29 12:30:00"
    exif.get_ifd(IFD.GPSInfo).update(
        {
            GPS.GPSLatitudeRef: "N",
            GPS.GPSLatitude: (50.0, 44.0, 0.0),
            GPS.GPSLongitudeRef: "W",
            GPS.GPSLongitude: (7.0, 6.0, 0.0),
        }
    )
    jpeg = BytesIO()
    Image.new("RGB", (600, 400), "red").save(jpeg, "JPEG", exif=exif)
    return jpeg.getvalue()


def tickets(flickr, *asked: str) -> list[dict]:
    answer = flickr().json("flickr.photos.upload.checkTickets", tickets=",".join(asked))
    return answer["uploader"]["ticket"]


def test_an_upload_keeps_all_that_is_said_of_it(flickr, bob):
    photo_id = flickr(bob).upload(
        title="Z\xfcrich", description="<i>d</i>", tags='a "b c"', is_public=0, is_friend=1,
        is_family=1, safety_level=2, content_type=3, hidden=2,
    )  # fmt: skip
    photo = photos.read(photo_id)
    assert (photo.title, photo.description) == ("Z\xfcrich", "<i>d</i>")
    assert [tag.raw for tag in photo.tags] == ["a", "b c"]
    assert photo.visibility == Visibility(is_public=False, is_friend=True, is_family=True)
    assert (photo.safety_level, photo.content_type, photo.hidden) == (2, 3, True)
    assert photo.owner == bob.nsid


def test_an_upload_that_says_nothing_is_as_its_owner_prefers(flickr, bob):
    people.change(bob.nsid, privacy=Visibility(is_public=False), safety_level=3, license=4)
    photo = photos.read(flickr(bob).upload())
    assert photo.visibility == Visibility(is_public=False)
    assert (photo.safety_level, photo.license, photo.title, photo.hidden) == (3, 4, "", False)


@pytest.mark.parametrize("flag", ["is_friend", "is_family"])
def test_an_upload_for_some_is_not_public(flickr, bob, flag):
    photo = photos.read(flickr(bob).upload(**{flag: 1}))
    assert photo.visibility == Visibility(**{"is_public": False, flag: True})


@pytest.mark.parametrize(
    ("name", "value"),
    [("is_public", "yes"), ("safety_level", 4), ("content_type", 0), ("hidden", 3), ("async", 2)],
)
def test_an_argument_that_cannot_be_read_uploads_nothing(flickr, bob, name, value):
    with fails(118, f"Invalid parameter value ({name})"):
        flickr(bob).upload(**{name: value})
    assert not list(photos.of(bob.nsid))


@pytest.mark.parametrize(
    ("file", "code", "words"),
    [
        (b"", 4, "Filesize was zero"),
        (b"garbage", 5, "Filetype was not recognised"),
        (b"%PDF-1.4", 5, "Filetype was not recognised"),
        (b"\xff\xd8\xff\xe0", 5, "Filetype was not recognised"),
    ],
)
@pytest.mark.parametrize("later", [0, 1])
def test_what_is_no_photo_is_refused_at_once(flickr, bob, file, code, words, later):
    with fails(code, words):
        flickr(bob).upload(file, async_=later)


def test_without_a_file_there_is_no_photo(flickr, bob):
    for answer in (
        flickr(bob).get("/services/upload", {}),
        flickr(bob).post("/services/upload", {"photo": "text"}),
        flickr(bob).post_multipart("/services/upload", {}, {"image": b"\xff\xd8\xff"}),
    ):
        assert answer.rsp[0].attrib == {"code": "2", "msg": "No photo specified"}


def test_an_upload_needs_write_permission(flickr, members, bob):
    needs = "Insufficient permissions. Method requires write privileges; "
    with fails(99, needs + "read granted."):
        flickr(members.with_perms(bob, "read")).upload()
    with fails(99, needs + "none granted."):
        flickr().upload()


def test_answers_of_uploads_are_rest_whatever_is_asked(flickr, bob):
    answer = flickr(bob).upload(format="json", nojsoncallback=1)
    assert photos.read(answer).owner == bob.nsid


@pytest.fixture
def small_limits(monkeypatch):
    """An allowance of 100,000 bytes a month, and 50,000 a file."""
    monkeypatch.setenv("PUSHR_FREE_BYTES_MONTHLY", "100000")
    monkeypatch.setenv("PUSHR_UPLOAD_BYTES_MAX", "50000")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def test_a_file_may_be_too_large(flickr, bob, small_limits):
    with fails(8, "Filesize was too large"):
        flickr(bob).upload("retina.jpg")
    assert uploads.count(bob.nsid, 0, photos.read(flickr(bob).upload()).posted) < 50_000


def test_a_free_account_has_its_allowance(flickr, members, small_limits, tiny):
    dave = members.add("dave")
    for _ in range(2):
        flickr(dave).upload("chelsea.jpg")
    with fails(6, "User exceeded upload limit"):
        flickr(dave).upload("chelsea.jpg")
    flickr(dave).upload(tiny)  # what was refused did not count
    assert len(list(photos.of(dave.nsid))) == 3


def test_a_pro_has_no_limit(flickr, bob, small_limits):
    for _ in range(4):
        flickr(bob).upload("chelsea.jpg")


def test_the_original_is_kept_byte_for_byte(flickr, hub, bob):
    sent = travelled()
    photo_id = flickr(bob).upload(sent)
    hub.drain()
    assert blobs.get(photos.read(photo_id).key) == sent


def test_a_file_speaks_for_itself_where_nothing_else_is_said(flickr, bob):
    photo = photos.read(flickr(bob).upload(travelled()))
    assert (photo.taken, photo.taken_unknown) == ("2024-02-29 12:30:00", False)
    assert (photo.description, photo.camera) == ("Seen from the bridge", "NIKON D90")
    assert (photo.location.latitude, photo.location.longitude) == (50.733333, -7.1)
    [info] = flickr(bob).photos.getInfo(photo_id=photo.id)
    assert info.find("location").attrib == {
        "latitude": "50.733333",
        "longitude": "-7.1",
        "accuracy": "16",
        "context": "0",
    }
    assert photos.read(flickr(bob).upload(travelled(), description="")).description == ""


def test_sizes_are_made_upright_and_only_as_far_as_the_original_goes(flickr, hub, bob):
    photo_id = flickr(bob).upload(travelled())
    assert len(flickr(bob).photos.getSizes(photo_id=photo_id)[0]) == 0
    hub.drain()
    [sizes] = flickr(bob).photos.getSizes(photo_id=photo_id)
    assert [(s.get("label"), s.get("width"), s.get("height")) for s in sizes][-2:] == [
        ("Medium", "333", "500"),
        ("Original", "400", "600"),
    ]


def test_a_ticket_says_what_became_of_an_upload(flickr, hub, bob):
    ticket = flickr(bob).upload("chelsea.jpg", async_=1, title="later", tags="a b")
    assert tickets(flickr, ticket) == [{"id": ticket, "complete": 0}]
    assert not list(photos.of(bob.nsid))

    hub.drain()
    [done] = tickets(flickr, ticket)
    photo = photos.read(done["photoid"])
    assert done == {"id": ticket, "complete": 1, "photoid": photo.id, "imported": None}
    assert (photo.title, [tag.text for tag in photo.tags]) == ("later", ["a", "b"])
    assert blobs.get(photo.key) == (PHOTOS / "chelsea.jpg").read_bytes()
    assert photo.is_ready


def test_an_upload_that_fails_later_says_so_on_its_ticket(flickr, hub, bob):
    ticket = flickr(bob).upload("chelsea.jpg", async_=1)
    people.change(bob.nsid, deleted=True)
    hub.drain()
    assert tickets(flickr, ticket) == [{"id": ticket, "complete": 2}]
    assert boto3.client("s3").list_objects_v2(Bucket=settings().photos_bucket)["KeyCount"] == 0


def test_tickets_nobody_was_given_are_invalid(flickr, bob):
    ticket = flickr(bob).upload("chelsea.jpg", async_=1)
    assert tickets(flickr, "x", ticket, "9" * 3000) == [
        {"id": "x", "invalid": 1},
        {"id": ticket, "complete": 0},
        {"id": "9" * 3000, "invalid": 1},
    ]


class TestPrepared:
    """pushr.upload.prepare: a file too large for the API goes into the store by itself."""

    @pytest.fixture
    def prepared(self, flickr, bob):
        [upload] = flickr(bob).pushr.upload.prepare()
        return upload

    @pytest.fixture
    def ticket(self, prepared):
        """A ticket whose file has been sent."""
        fields = {field.get("name"): field.text for field in prepared}
        data = (PHOTOS / "chelsea.jpg").read_bytes()
        boto3.client("s3").put_object(Bucket=settings().photos_bucket, Key=fields["key"], Body=data)
        return prepared.get("ticket_id")

    def test_a_form_lets_one_file_into_one_place(self, prepared):
        fields = {field.get("name"): field.text for field in prepared}
        assert fields["key"] == f"incoming/{prepared.get('ticket_id')}"
        assert {"policy", "x-amz-signature"} <= fields.keys()
        assert settings().photos_bucket in prepared.get("url")
        assert prepared.get("expires").isdecimal()

    def test_what_was_sent_becomes_a_photo(self, flickr, hub, bob, ticket):
        photo_id = flickr(bob).upload(b"", ticket_id=ticket, title="large")
        hub.drain()
        photo = photos.read(photo_id)
        assert (photo.title, photo.owner) == ("large", bob.nsid)
        assert blobs.get(photo.key) == (PHOTOS / "chelsea.jpg").read_bytes()
        assert tickets(flickr, ticket)[0]["photoid"] == photo_id
        with pytest.raises(FileNotFoundError):
            blobs.head(f"incoming/{ticket}")

    def test_it_may_become_one_later(self, flickr, hub, bob, ticket):
        assert flickr(bob).upload(b"", ticket_id=ticket, title="large", async_=1) == ticket
        hub.drain()
        assert photos.read(tickets(flickr, ticket)[0]["photoid"]).title == "large"

    def test_a_ticket_is_good_once_and_for_its_owner(self, flickr, alice, bob, ticket):
        with fails(119, "Ticket not found"):
            flickr(alice).upload(b"", ticket_id=ticket)
        flickr(bob).upload(b"", ticket_id=ticket)
        for used in (ticket, "unknown"):
            with fails(119, "Ticket not found"):
                flickr(bob).upload(b"", ticket_id=used)

    def test_without_a_file_there_is_nothing_to_complete(self, flickr, bob, prepared):
        with fails(4, "Filesize was zero"):
            flickr(bob).upload(b"", ticket_id=prepared.get("ticket_id"))
