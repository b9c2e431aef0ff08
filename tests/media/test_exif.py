"""What a camera wrote into a photo."""

from __future__ import annotations

import struct
from io import BytesIO

import pillow_heif
import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.TiffImagePlugin import IFDRational

from chalicelib.media import exif
from chalicelib.media.exif import Exif
from tests.media.files import Encode

pillow_heif.register_heif_opener()

BLANK = Image.new("RGB", (16, 16))
ZERO = IFDRational(0, 0)
SEATTLE: dict[int, object] = {
    GPS.GPSLatitudeRef: "N",
    GPS.GPSLatitude: (47.0, 36.0, 22.5),
    GPS.GPSLongitudeRef: "W",
    GPS.GPSLongitude: (122.0, 19.0, 59.0),
}

Tags = dict[int, object]


def told(
    encode: Encode,
    main: Tags | None = None,
    shot: Tags | None = None,
    gps: Tags | None = None,
    format_: str = "JPEG",
) -> Exif:
    """What is read of a file that tells this."""
    tags = Image.Exif()
    tags.update(main or {})
    tags.get_ifd(IFD.Exif).update(shot or {})
    tags.get_ifd(IFD.GPSInfo).update(gps or {})
    return exif.read(encode(BLANK, format_, exif=tags))


def test_a_photo_that_tells_nothing_is_read_as_nothing(rocket: bytes) -> None:
    assert exif.read(rocket) == Exif()


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_date_position_and_camera_are_read_from_every_format(encode: Encode, format_: str) -> None:
    read = told(
        encode,
        {Base.Make: "Canon", Base.Model: "EOS 5D"},
        {Base.DateTimeOriginal: "2011:07:23 10:20:30"},
        SEATTLE,
        format_,
    )
    assert read == Exif(
        taken="2011-07-23 10:20:30", location=(47.60625, -122.333056), camera="Canon EOS 5D"
    )


def test_the_shutter_counts_before_the_scanner_and_the_editor(encode: Encode) -> None:
    edited: Tags = {Base.DateTime: "2013:01:01 00:00:00"}
    scanned: Tags = {Base.DateTimeDigitized: "2012:01:01 00:00:00"}
    shot: Tags = {Base.DateTimeOriginal: "2011:01:01 00:00:00"}
    assert told(encode, edited, {**scanned, **shot}).taken == "2011-01-01 00:00:00"
    assert told(encode, edited, scanned).taken == "2012-01-01 00:00:00"
    assert told(encode, edited).taken == "2013-01-01 00:00:00"


@pytest.mark.parametrize(
    "nonsense",
    [
        "0000:00:00 00:00:00",
        "    :  :     :  :  ",
        "2011:02:30 10:20:30",
        "2011:07:23 24:00:00",
        "2011:07:23",
        "yesterday",
        "",
    ],
)
def test_a_moment_that_never_was_gives_way_to_the_next(encode: Encode, nonsense: str) -> None:
    edited: Tags = {Base.DateTime: "2013:01:01 00:00:00"}
    assert told(encode, {}, {Base.DateTimeOriginal: nonsense}).taken is None
    assert told(encode, edited, {Base.DateTimeOriginal: nonsense}).taken == "2013-01-01 00:00:00"


@pytest.mark.parametrize(
    "spelling", ["2011-07-23 10:20:30", "2011/07/23 10:20:30", "2011:07:23T10:20:30+02:00"]
)
def test_dates_in_the_spelling_of_phones_are_understood(encode: Encode, spelling: str) -> None:
    assert told(encode, {Base.DateTime: spelling}).taken == "2011-07-23 10:20:30"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({GPS.GPSLatitude: (91.0, 0.0, 0.0)}, "beyond the pole"),
        ({GPS.GPSLongitude: (180.0, 0.0, 1.0)}, "around the Earth"),
        ({GPS.GPSLatitude: (ZERO, ZERO, ZERO)}, "no number"),
        ({GPS.GPSLatitudeRef: "X"}, "neither north nor south"),
        ({GPS.GPSLatitudeRef: ""}, "neither, in silence"),
        ({GPS.GPSLatitude: (0.0, 0.0, 0.0), GPS.GPSLongitude: (0.0, 0.0, 0.0)}, "no fix"),
    ],
)
@pytest.mark.filterwarnings("ignore:Metadata Warning")
def test_a_position_that_is_none_on_earth_is_none(encode: Encode, wrong: Tags, why: str) -> None:
    assert told(encode, gps={**SEATTLE, **wrong}).location is None, why


@pytest.mark.parametrize(
    ("ns", "ew", "location"),
    [("N", "E", (1.5, 2.5)), ("S", "W", (-1.5, -2.5)), ("s", "w", (-1.5, -2.5))],
)
def test_south_and_west_are_negative(
    encode: Encode, ns: str, ew: str, location: tuple[float, float]
) -> None:
    gps: Tags = {
        GPS.GPSLatitudeRef: ns,
        GPS.GPSLatitude: (1.0, 30.0, 0.0),
        GPS.GPSLongitudeRef: ew,
        GPS.GPSLongitude: (2.5, 0.0, 0.0),
    }
    assert told(encode, gps=gps).location == location


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("Canon", "Canon EOS 5D", "Canon EOS 5D"),
        ("NIKON CORPORATION", "NIKON D90", "NIKON D90"),
        ("SONY", "DSC-RX100", "SONY DSC-RX100"),
        ("Apple\0\0", "iPhone 4 ", "Apple iPhone 4"),
        ("", "Pinhole", "Pinhole"),
        ("Agfa", "", "Agfa"),
        ("", "", ""),
    ],
)
def test_a_camera_has_its_makers_name_once(
    encode: Encode, make: str, model: str, camera: str
) -> None:
    assert told(encode, {Base.Make: make, Base.Model: model}).camera == camera


def test_a_description_may_be_in_any_script_and_has_no_control_characters(encode: Encode) -> None:
    for encoding, words in (("utf-8", "Küche 写真"), ("latin-1", "Küche")):
        told_of: Tags = {Base.ImageDescription: f" {words}\x1b".encode(encoding)}
        assert told(encode, told_of).description == words


def iptc(*records: tuple[int, bytes]) -> bytes:
    """A JPEG as editors write it, with a Photoshop segment."""
    fields = b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(text)) + text
        for number, text in records
    )
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(fields)) + fields
    segment = b"Photoshop 3.0\0" + resource + b"\0" * (len(fields) % 2)
    file = BytesIO()
    BLANK.save(file, "JPEG", extra=b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment)
    return file.getvalue()


def test_title_description_and_keywords_come_from_the_editor() -> None:
    read = exif.read(iptc((5, b"Title"), (120, "Döscription".encode()), (25, b"a b"), (25, b"c")))
    assert (read.title, read.description, read.keywords) == ("Title", "Döscription", ("a b", "c"))
    assert exif.read(iptc((25, b"one"))).keywords == ("one",)
    assert exif.read(iptc((5, "naïve".encode("latin-1")))).title == "naïve"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("offset", range(0, 200, 3))
def test_broken_exif_is_never_an_error(encode: Encode, offset: int) -> None:
    tags = Image.Exif()
    tags[Base.Make] = "Canon"
    tags.get_ifd(IFD.Exif)[Base.DateTimeOriginal] = "2011:07:23 10:20:30"
    tags.get_ifd(IFD.GPSInfo).update(SEATTLE)
    whole = tags.tobytes()
    for junk in (b"\xff" * 4, b"\0" * 4, b""):
        broken = whole[:offset] + junk + (whole[offset + 4 :] if junk else b"")
        assert isinstance(exif.read(encode(BLANK, exif=broken)), Exif)
