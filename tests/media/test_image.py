"""What an uploaded image is."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image
from PIL.ExifTags import Base

from chalicelib.media import image
from chalicelib.media.image import ImageFacts
from chalicelib.model.upload_failures import FileEmpty, FileTooLarge, FiletypeUnknown
from tests.media.files import PHOTOS, Encode, png_that_claims

pillow_heif.register_heif_opener()

BLANK = Image.new("RGB", (64, 48))


@pytest.mark.parametrize("photo", sorted(PHOTOS.glob("*.jpg")), ids=lambda path: path.stem)
def test_a_real_photo_is_a_jpeg(photo: Path) -> None:
    with Image.open(photo) as expected:
        width, height = expected.size
    assert image.inspect(photo.read_bytes()) == ImageFacts(
        format="jpg", width=width, height=height, is_animated=False
    )


@pytest.mark.parametrize(
    ("format_", "extension"),
    [("JPEG", "jpg"), ("PNG", "png"), ("GIF", "gif"), ("WEBP", "webp"), ("HEIF", "heic")],
)
def test_every_kind_of_file_is_recognised(encode: Encode, format_: str, extension: str) -> None:
    facts = image.inspect(encode(BLANK, format_))
    assert (facts.format, facts.width, facts.height, facts.is_animated) == (
        extension,
        64,
        48,
        False,
    )


@pytest.mark.parametrize("brand", [b"heix", b"hevc", b"mif1", b"msf1"])
def test_heif_is_recognised_by_each_of_its_brands(encode: Encode, brand: bytes) -> None:
    data = encode(BLANK, "HEIF")
    assert image.inspect(data[:8] + brand + data[12:]).format == "heic"


@pytest.mark.parametrize("format_", ["BMP", "TIFF", "PPM", "ICO", "AVIF", "PDF"])
def test_other_kinds_of_images_are_not(encode: Encode, format_: str) -> None:
    with pytest.raises(FiletypeUnknown):
        image.inspect(encode(BLANK, format_))


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_width_and_height_are_as_displayed(encode: Encode, format_: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    facts = image.inspect(encode(BLANK, format_, exif=exif))
    assert (facts.width, facts.height) == ((64, 48) if orientation < 5 else (48, 64))


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_is_none(encode: Encode, orientation: int) -> None:
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    assert image.inspect(encode(BLANK, exif=exif)).width == 64


@pytest.mark.parametrize("format_", ["GIF", "WEBP", "PNG"])
def test_moving_pictures_are_animated(encode: Encode, format_: str) -> None:
    frames = [Image.new("RGB", BLANK.size, colour) for colour in ("red", "blue")]
    assert image.inspect(encode(BLANK, format_, save_all=True, append_images=frames)).is_animated


@pytest.mark.parametrize("format_", ["MPO", "HEIF"])
def test_two_photos_in_one_file_are_no_animation(encode: Encode, format_: str) -> None:
    data = encode(BLANK, format_, save_all=True, append_images=[BLANK])
    assert not image.inspect(data).is_animated


def test_an_empty_file_says_so() -> None:
    with pytest.raises(FileEmpty):
        image.inspect(b"")


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "GIF", "WEBP", "HEIF"])
@pytest.mark.parametrize("part", [0.02, 0.5, 0.9])
def test_a_file_cut_short_is_not_recognised(
    rocket: bytes, encode: Encode, format_: str, part: float
) -> None:
    whole = encode(Image.open(BytesIO(rocket)), format_)
    with pytest.raises(FiletypeUnknown):
        image.inspect(whole[: int(len(whole) * part)])


def test_a_bomb_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(FileTooLarge):
        image.inspect(png_that_claims(20_000, 10_001))


def test_what_claims_just_so_many_pixels_is_decoded() -> None:
    with pytest.raises(FiletypeUnknown):
        image.inspect(png_that_claims(2_000, 1_000))


GARBAGE = {
    "noise": os.urandom(20_000_000),
    "a JPEG of noise": b"\xff\xd8\xff" + os.urandom(20_000_000),
    "a JPEG of padding": b"\xff\xd8\xff" + b"\xff" * 20_000_000,
    "a JPEG of comments": b"\xff\xd8" + b"\xff\xfe\0\2" * 5_000_000,
    "a GIF of comments": b"GIF89a\1\0\1\0\0\0\0" + b"!\xfe\1a\0" * 4_000_000,
}


@pytest.mark.parametrize("name", GARBAGE)
def test_20_mb_of_garbage_are_refused(name: str) -> None:
    with pytest.raises(FiletypeUnknown):
        image.inspect(GARBAGE[name])
