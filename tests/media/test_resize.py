"""The copies of a photo in smaller sizes."""

from __future__ import annotations

from io import BytesIO

import pillow_heif
import pytest
from PIL import Image, ImageCms
from PIL.ExifTags import GPS, IFD, Base

from chalicelib.media.resize import renditions
from chalicelib.model.upload_failures import FileEmpty, FileTooLarge, FiletypeUnknown
from tests.media.files import Encode, png_that_claims

pillow_heif.register_heif_opener()

TURNS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}

RGB = tuple[int, int, int]


def made(data: bytes) -> dict[str, tuple[int, int]]:
    return {copy.suffix: (copy.width, copy.height) for copy in renditions(data)}


def seen(data: bytes, suffix: str) -> Image.Image:
    [jpeg] = [copy.jpeg for copy in renditions(data) if copy.suffix == suffix]
    return Image.open(BytesIO(jpeg))


def pixel(image: Image.Image, x: int, y: int) -> RGB:
    colour = image.convert("RGB").getpixel((x, y))
    assert isinstance(colour, tuple)
    red, green, blue = colour
    return red, green, blue


def is_near(one: RGB, other: RGB, by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def test_a_photo_is_made_as_large_as_it_goes_smallest_first(retina: bytes) -> None:
    assert list(made(retina).items()) == [
        ("s", (75, 75)),
        ("q", (150, 150)),
        ("t", (100, 100)),
        ("m", (240, 240)),
        ("n", (320, 320)),
        ("w", (400, 400)),
        ("", (500, 500)),
        ("z", (640, 640)),
        ("c", (800, 800)),
        ("b", (1024, 1024)),
    ]


def test_a_large_photo_has_every_size(encode: Encode) -> None:
    sizes = made(encode(Image.new("RGB", (4000, 2000))))
    assert (sizes["h"], sizes["k"]) == ((1600, 800), (2048, 1024))
    assert len(sizes) == 12


def test_the_size_of_the_photo_itself_is_made_too(rocket: bytes) -> None:
    assert made(rocket)["z"] == (640, 427)
    assert made(rocket)[""] == (500, 334)
    assert "c" not in made(rocket)


def test_a_tiny_photo_has_only_its_squares(encode: Encode) -> None:
    assert made(encode(Image.new("RGB", (40, 30)))) == {"s": (75, 75), "q": (150, 150)}


def test_a_thread_of_a_photo_keeps_a_pixel(encode: Encode) -> None:
    assert made(encode(Image.new("RGB", (3000, 1)), "PNG"))["t"] == (100, 1)


def test_what_is_told_of_a_copy_is_what_it_is(rocket: bytes) -> None:
    for copy in renditions(rocket):
        image = Image.open(BytesIO(copy.jpeg))
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (copy.width, copy.height))


def test_a_square_is_the_middle_of_the_photo(encode: Encode) -> None:
    image = Image.new("RGB", (400, 200), "blue")
    image.paste("red", (100, 0, 300, 200))
    square = seen(encode(image, "PNG"), "s")
    assert all(is_near(pixel(square, x, 37), (255, 0, 0)) for x in (2, 37, 72))


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("orientation", TURNS)
def test_copies_stand_upright(
    encode: Encode, corner: Image.Image, format_: str, orientation: int
) -> None:
    """The camera was held so that the red corner is at the top left once it is turned back."""
    turn = TURNS[orientation]
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    large = corner.resize((900, 600))
    held = large if turn is None else large.transpose(turn)
    copy = seen(encode(held, format_, exif=exif), "m")
    assert copy.size == (240, 160)
    assert is_near(pixel(copy, 20, 20), (255, 0, 0), 30)
    assert is_near(pixel(copy, 220, 140), (128, 128, 128), 30)
    assert is_near(pixel(copy, 20, 140), (128, 128, 128), 30)


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize("profile", [None, SRGB])
def test_copies_tell_nothing_of_where_and_by_whom(
    encode: Encode, rocket: bytes, profile: bytes | None
) -> None:
    exif = Image.Exif()
    exif[Base.Artist] = "Alice Secret"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (47.0, 36.0, 22.5)
    told = encode(
        Image.open(BytesIO(rocket)),
        exif=exif,
        comment=b"Alice Secret",
        xmp=b"<x>Alice Secret</x>",
        icc_profile=profile,
    )
    assert told.count(b"Alice Secret") == 3
    for copy in renditions(told):
        image = Image.open(BytesIO(copy.jpeg))
        assert b"Alice" not in copy.jpeg
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_what_one_could_see_through_is_white(encode: Encode) -> None:
    glass = Image.new("RGBA", (200, 200), (255, 0, 0, 0))
    glass.paste((255, 0, 0, 128), (0, 0, 100, 200))
    copy = seen(encode(glass, "PNG"), "t")
    assert is_near(pixel(copy, 25, 50), (255, 127, 127))
    assert is_near(pixel(copy, 75, 50), (255, 255, 255))


@pytest.mark.parametrize("mode", ["P", "L", "RGB"])
def test_a_transparent_colour_is_white(encode: Encode, mode: str) -> None:
    image = Image.new("RGB", (200, 200), "black").convert(mode)
    black = image.getpixel((0, 0))
    copy = seen(encode(image, "PNG", transparency=black), "t")
    assert is_near(pixel(copy, 50, 50), (255, 255, 255))


def test_ink_becomes_light(encode: Encode) -> None:
    red = Image.new("CMYK", (200, 200), (0, 255, 255, 0))
    copy = seen(encode(red), "t")
    assert copy.mode == "RGB"
    assert pixel(copy, 50, 50)[0] > 200
    assert pixel(copy, 50, 50)[1] < 60


def test_sixteen_bits_of_grey_become_eight(encode: Encode) -> None:
    image = Image.new("I;16", (200, 200), 32768)
    assert is_near(pixel(seen(encode(image, "PNG"), "t"), 50, 50), (128, 128, 128), 2)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P"])
def test_every_kind_of_pixel_can_be_shown(encode: Encode, mode: str) -> None:
    image = Image.new("RGB", (200, 200), "white").convert(mode)
    assert is_near(pixel(seen(encode(image, "PNG"), "t"), 50, 50), (255, 255, 255), 2)


def test_the_first_picture_of_an_animation_is_shown(encode: Encode) -> None:
    frames = [Image.new("RGB", (200, 200), colour) for colour in ("red", "blue")]
    for format_ in ("GIF", "WEBP", "PNG"):
        data = encode(frames[0], format_, save_all=True, append_images=frames[1:])
        assert is_near(pixel(seen(data, "t"), 50, 50), (255, 0, 0), 6)


def swapped() -> bytes:
    """A profile by which red is blue and blue is red: sRGB with two of its tags renamed."""
    return SRGB.replace(b"rXYZ", b"tmp_").replace(b"bXYZ", b"rXYZ").replace(b"tmp_", b"bXYZ")


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "WEBP", "HEIF"])
def test_colours_are_what_the_profile_says(encode: Encode, format_: str) -> None:
    red = encode(Image.new("RGB", (200, 200), "red"), format_, icc_profile=swapped())
    assert is_near(pixel(seen(red, "t"), 50, 50), (0, 0, 255))


def test_a_profile_of_other_channels_counts_for_nothing(encode: Encode) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    grey = encode(Image.new("RGB", (200, 200), "grey"), "PNG", icc_profile=lab)
    assert is_near(pixel(seen(grey, "t"), 50, 50), (128, 128, 128))


def test_a_broken_profile_counts_for_nothing(encode: Encode) -> None:
    grey = Image.new("RGB", (200, 200), "grey")
    copy = seen(encode(grey, "PNG", icc_profile=b"junk" * 50), "t")
    assert is_near(pixel(copy, 50, 50), (128, 128, 128))


@pytest.mark.parametrize(
    ("data", "failure"),
    [
        (b"", FileEmpty),
        (b"GIF", FiletypeUnknown),
        (png_that_claims(30_000, 10_000), FileTooLarge),
        (png_that_claims(300, 100), FiletypeUnknown),
    ],
)
def test_what_is_no_photo_has_no_copies(data: bytes, failure: type[Exception]) -> None:
    with pytest.raises(failure):
        list(renditions(data))
