"""Exif: what a camera wrote into a file, as flickr.photos.getExif tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_LABELS = {
    "ModifyDate": "Date and Time (Modified)",
    "DateTimeOriginal": "Date and Time (Original)",
    "CreateDate": "Date and Time (Digitized)",
    "ExposureTime": "Exposure",
    "FNumber": "Aperture",
    "ISO": "ISO Speed",
    "ExposureCompensation": "Exposure Bias",
    "FocalLengthIn35mmFormat": "Focal Length (35mm format)",
    "XResolution": "X-Resolution",
    "YResolution": "Y-Resolution",
    "FocalPlaneXResolution": "Focal Plane X-Resolution",
    "FocalPlaneYResolution": "Focal Plane Y-Resolution",
    "YCbCrPositioning": "YCbCr Positioning",
}
_BETWEEN_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExifTag:
    """``space`` is the directory it stands in, ``raw`` its value as text."""

    space: str
    name: str
    raw: str

    @property
    def label(self) -> str:
        """Its name for people."""
        return _LABELS.get(self.name) or _BETWEEN_WORDS.sub(" ", self.name)

    @property
    def clean(self) -> str:
        """Its value for people; "" if that is no other."""
        return {
            "ExposureTime": _seconds,
            "FNumber": "f/{}".format,
            "ExposureCompensation": "{} EV".format,
            "FocalLength": _millimetres,
            "XResolution": "{} dpi".format,
            "YResolution": "{} dpi".format,
        }.get(self.name, lambda _: "")(self.raw)


def _seconds(raw: str) -> str:
    try:
        return f"{round(float(Fraction(raw)), 3):g} sec ({raw})"
    except (ValueError, ArithmeticError):
        return ""


def _millimetres(raw: str) -> str:
    try:
        return f"{float(raw.removesuffix(' mm')):g} mm"
    except ValueError:
        return ""
