"""What a camera wrote, in words for people."""

from __future__ import annotations

import pytest

from chalicelib.model.exif import ExifTag


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Make", "Make"),
        ("WhiteBalance", "White Balance"),
        ("CFAPattern", "CFAPattern"),
        ("YCbCrPositioning", "YCbCr Positioning"),
        ("CreateDate", "Date and Time (Digitized)"),
    ],
)
def test_a_tag_has_the_label_that_flickr_gave_it(name, label):
    assert ExifTag(space="IFD0", name=name, raw="1").label == label


@pytest.mark.parametrize(
    ("name", "raw", "clean"),
    [
        ("ExposureTime", "1/125", "0.008 sec (1/125)"),
        ("ExposureTime", "1/100", "0.01 sec (1/100)"),
        ("ExposureTime", "2", "2 sec (2)"),
        ("ExposureTime", "1/0", ""),
        ("FNumber", "22.0", "f/22.0"),
        ("ExposureCompensation", "0", "0 EV"),
        ("FocalLength", "35.0 mm", "35 mm"),
        ("FocalLength", "long", ""),
        ("XResolution", "350", "350 dpi"),
        ("Make", "Canon", ""),
    ],
)
def test_a_value_is_cleaned_as_flickr_did(name, raw, clean):
    assert ExifTag(space="IFD0", name=name, raw=raw).clean == clean
