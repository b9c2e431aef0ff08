"""The tags of a file, one by one."""

from __future__ import annotations

import pytest
from PIL.ExifTags import Base
from PIL.TiffImagePlugin import IFDRational

from chalicelib.media import exif_tags


def told(tags: dict[int, object]) -> list[tuple[str, str]]:
    return [(tag.name, tag.raw) for tag in exif_tags.of({}, tags)]


@pytest.mark.parametrize(
    ("tag", "value", "name", "raw"),
    [
        (Base.ExposureTime, IFDRational(1, 125), "ExposureTime", "1/125"),
        (Base.ExposureTime, IFDRational(10, 4), "ExposureTime", "2.5"),
        (Base.ExposureTime, 30.0, "ExposureTime", "30"),
        (Base.ShutterSpeedValue, 7.0, "ShutterSpeedValue", "1/128"),
        (Base.FNumber, IFDRational(28, 10), "FNumber", "2.8"),
        (Base.MaxApertureValue, 4.0, "MaxApertureValue", "4.0"),
        (Base.ISOSpeedRatings, 100, "ISO", "100"),
        (Base.ISOSpeedRatings, (100, 200), "ISO", "100 200"),
        (Base.ExposureBiasValue, IFDRational(0, 1), "ExposureCompensation", "0"),
        (Base.ExposureBiasValue, IFDRational(1, 3), "ExposureCompensation", "+1/3"),
        (Base.ExposureBiasValue, IFDRational(-2, 3), "ExposureCompensation", "-2/3"),
        (Base.ExposureBiasValue, IFDRational(-1, 1), "ExposureCompensation", "-1"),
        (Base.FocalLength, 35.0, "FocalLength", "35.0 mm"),
        (Base.FocalLengthIn35mmFilm, 52, "FocalLengthIn35mmFormat", "52 mm"),
        (Base.Flash, 24, "Flash", "Auto, Did not fire"),
        (Base.Flash, 999, "Flash", "Unknown (999)"),
        (Base.ExifVersion, b"0231", "ExifVersion", "0231"),
        (Base.ComponentsConfiguration, b"\1\2\3\0", "ComponentsConfiguration", "Y, Cb, Cr, -"),
        (Base.FileSource, b"\3", "FileSource", "Digital Camera"),
        (Base.LensSpecification, (16.0, 80.0, 3.5, 4.5), "LensInfo", "16-80mm f/3.5-4.5"),
        (Base.LensSpecification, (50.0, 50.0, 1.8, 1.8), "LensInfo", "50mm f/1.8"),
        (
            Base.LensSpecification,
            (50.0, 50.0, IFDRational(0, 0), IFDRational(0, 0)),
            "LensInfo",
            "50mm f/?",
        ),
        (Base.Artist, "Ren\u00c3\u00a9", "Artist", "René"),
        (Base.Artist, "René", "Artist", "René"),
        (Base.Artist, "a\0b", "Artist", "a"),
        (Base.Artist, "\x1ba\ud800b ", "Artist", "ab"),
        (Base.DateTimeDigitized, "2020:01:02 03:04:05", "CreateDate", "2020:01:02 03:04:05"),
    ],
)
def test_a_value_is_told_as_flickr_told_it(tag, value, name, raw):
    assert told({tag: value}) == [(name, raw)]


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        (Base.MakerNote, b"\0\1\2"),
        (Base.UserComment, b"ASCII\0\0\0secret"),
        (Base.ExifVersion, b"\xff\xff"),
        (Base.FileSource, b""),
        (Base.ExposureTime, IFDRational(0, 0)),
        (Base.ShutterSpeedValue, -1e9),
        (Base.LensSpecification, (1, 2)),
        (Base.ComponentsConfiguration, b"\x09"),
        (Base.GPSInfo, 4711),
        (Base.Artist, "\0\0"),
        (0xFFF1, "of nobody knows what"),
    ],
)
def test_what_is_broken_or_for_programs_is_left_out(tag, value):
    assert told({tag: value}) == []


def test_a_file_tells_no_more_than_is_bearable():
    numbers = [number for number in exif_tags.TAGS if number not in {0x8769, 0x8825}]
    tags = exif_tags.of(dict.fromkeys(numbers, "x" * 10_000), {Base.Artist: "y"})
    assert len(tags) == exif_tags.TAGS_MAX
    assert max(len(tag.raw) for tag in tags) <= 300
