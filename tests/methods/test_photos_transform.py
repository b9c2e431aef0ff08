"""flickr.photos.transform.*"""

from __future__ import annotations

from io import BytesIO

import boto3
import pytest
from PIL import Image

from chalicelib.settings import settings
from chalicelib.store import blobs, photos
from tests.flickr import PHOTOS, fails, request


def _files() -> set[str]:
    listed = boto3.client("s3").list_objects_v2(Bucket=settings().photos_bucket)
    return {entry["Key"] for entry in listed.get("Contents", [])}


def _quarters() -> bytes:
    """A photo whose upper left quarter is red, and the rest blue."""
    image = Image.new("RGB", (400, 200), "blue")
    image.paste("red", (0, 0, 200, 100))
    png = BytesIO()
    image.save(png, "PNG")
    return png.getvalue()


def _is_red(photo, x: float, y: float) -> bool:
    with Image.open(BytesIO(blobs.get(photo.path(photo.size("m"))))) as image:
        red, _, blue = image.getpixel((int(x * image.width), int(y * image.height)))
    return red > blue


@pytest.mark.parametrize(
    ("degrees", "size", "red"),
    [
        (90, (120, 240), (0.75, 0.25)),
        (180, (240, 120), (0.75, 0.75)),
        (270, (120, 240), (0.25, 0.75)),
    ],
)
def test_a_photo_is_turned_clockwise(flickr, hub, bob, degrees, size, red):
    photo_id = flickr(bob).upload(_quarters())
    hub.drain()
    flickr(bob).photos.transform.rotate(photo_id=photo_id, degrees=degrees)
    hub.drain()

    photo = photos.read(photo_id)
    small = photo.size("m")
    assert photo.rotation == degrees
    assert (small.width, small.height) == size
    assert [_is_red(photo, x, y) for x, y in (red, (1 - red[0], 1 - red[1]))] == [True, False]


def test_sizes_change_over_to_the_secret_that_was_answered(flickr, hub, bob, photo):
    [answer] = flickr(bob).photos.transform.rotate(photo_id=photo.id, degrees=90)
    assert photos.read(photo.id).sizes == photo.sizes  # shown as it was, until the new are there
    hub.drain()

    after = photos.read(photo.id)
    assert answer.text == photo.id
    assert (answer.get("secret"), answer.get("originalsecret")) == (
        after.secret,
        after.original_secret,
    )
    assert after.secret != photo.secret
    assert _files() == after.keys
    assert request("GET", f"/{photo.path(photo.size('m'))}").status == 404
    assert request("GET", f"/{after.path(after.size('m'))}").status == 200
    assert flickr(bob).json("flickr.photos.getInfo", photo_id=photo.id)["photo"]["rotation"] == 90


def test_the_original_stays_byte_for_byte(flickr, hub, bob, photo):
    flickr(bob).photos.transform.rotate(photo_id=photo.id, degrees=180)
    hub.drain()
    after = photos.read(photo.id)
    assert after.original_secret == photo.original_secret
    assert blobs.get(after.key) == (PHOTOS / "chelsea.jpg").read_bytes()


def test_turns_add_up(flickr, hub, bob, photo):
    for degrees in (90, 90, 270):
        flickr(bob).photos.transform.rotate(photo_id=photo.id, degrees=degrees)
    hub.drain()
    flickr(bob).photos.transform.rotate(photo_id=photo.id, degrees=270)
    hub.drain()
    after = photos.read(photo.id)
    assert (after.rotation, after.remake) == (0, None)
    assert _files() == after.keys


def test_a_photo_is_turned_before_its_sizes_are_made(flickr, hub, bob, tiny):
    photo_id = flickr(bob).upload(tiny)
    [answer] = flickr(bob).photos.transform.rotate(photo_id=photo_id, degrees=90)
    hub.drain()
    after = photos.read(photo_id)
    assert (after.rotation, after.secret) == (90, answer.get("secret"))
    assert _files() == after.keys


@pytest.mark.parametrize("degrees", ["0", "45", "360", "-90", "x", "90.0"])
def test_a_turn_is_a_quarter_a_half_or_three_quarters(flickr, bob, photo, degrees):
    with fails(2, "Invalid rotation"):
        flickr(bob).photos.transform.rotate(photo_id=photo.id, degrees=degrees)


def test_nobody_turns_the_photo_of_another(flickr, alice, photo):
    with fails(1, "Photo not found"):
        flickr(alice).photos.transform.rotate(photo_id=photo.id, degrees=90)


def test_a_turn_is_told_once_as_another_address(flickr, bob, told, photo):
    flickr(bob).photos.transform.rotate(photo_id=photo.id, degrees=90)
    assert told() == ["photo_url"]


def test_what_changes_while_a_turn_waits_is_told_and_kept(flickr, bob, told, photo):
    flickr(bob).photos.transform.rotate(photo_id=photo.id, degrees=90)
    flickr(bob).photos.setMeta(photo_id=photo.id, title="meanwhile")
    assert sorted(told()) == ["photo_url", "title"]
    assert photos.read(photo.id).title == "meanwhile"
    assert _files() == photos.read(photo.id).keys
