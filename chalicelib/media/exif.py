"""What a camera wrote into a photo: Exif 2.3, and titles from IPTC."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import isfinite

from PIL.ExifTags import GPS, IFD, Base
from PIL.ImageFile import ImageFile
from PIL.IptcImagePlugin import getiptcinfo

from chalicelib.formats.characters import legal
from chalicelib.media import exif_tags, file
from chalicelib.model.exif import ExifTag

Tags = Mapping[int, object]
Position = tuple[float, float]

# IPTC-IIM 4.2, record 2
_TITLE, _CAPTION, _KEYWORDS = (2, 5), (2, 120), (2, 25)

_MOMENT = re.compile(r"(\d{4})[:/-](\d\d)[:/-](\d\d)[ T](\d\d):(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exif:
    """``taken`` is the camera's own YYYY-MM-DD HH:MM:SS, ``location`` latitude and longitude."""

    taken: str | None = None
    location: Position | None = None
    camera: str = ""
    title: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    tags: tuple[ExifTag, ...] = field(default=(), compare=False)
    """All that can be told as text."""


def read(data: bytes) -> Exif:
    """Whatever can be made out; what is broken is as if it were not there."""
    image = file.opened(data)
    main, shot = _main(image), _part(image, IFD.Exif)
    iptc = _iptc(image)
    return Exif(
        taken=_taken(main, shot),
        location=_location(_part(image, IFD.GPSInfo)),
        camera=_camera(_text(main.get(Base.Make)), _text(main.get(Base.Model))),
        title=_text(iptc.get(_TITLE)),
        description=_text(iptc.get(_CAPTION)) or _text(main.get(Base.ImageDescription)),
        keywords=_keywords(iptc.get(_KEYWORDS)),
        tags=exif_tags.of(main, shot),
    )


def _main(image: ImageFile) -> Tags:
    try:
        return dict(image.getexif())
    except file.BROKEN:
        return {}


def _part(image: ImageFile, ifd: int) -> Tags:
    try:
        return image.getexif().get_ifd(ifd)
    except file.BROKEN:
        return {}


def _iptc(image: ImageFile) -> Mapping[tuple[int, int], object]:
    try:
        return getiptcinfo(image) or {}
    except file.BROKEN:
        return {}


def _taken(main: Tags, exif: Tags) -> str | None:
    """When the shutter was pressed, or else the film scanned, or else the file written."""
    told = (
        exif.get(Base.DateTimeOriginal),
        exif.get(Base.DateTimeDigitized),
        main.get(Base.DateTime),
    )
    return next((moment for text in told if (moment := _moment(_text(text)))), None)


def _moment(text: str) -> str | None:
    """A moment that there was, in no zone: cameras without a clock write zeros."""
    found = _MOMENT.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = map(int, found.groups())
    try:
        return datetime(year, month, day, hour, minute, second).isoformat(" ")  # noqa: DTZ001
    except ValueError:
        return None


def _location(gps: Tags) -> Position | None:
    """A position on Earth. Receivers without a fix write 0, 0, where there is only water."""
    latitude = _degrees(gps.get(GPS.GPSLatitude), gps.get(GPS.GPSLatitudeRef), "NS", 90)
    longitude = _degrees(gps.get(GPS.GPSLongitude), gps.get(GPS.GPSLongitudeRef), "EW", 180)
    if latitude is None or longitude is None or latitude == longitude == 0:
        return None
    return latitude, longitude


def _degrees(parts: object, ref: object, signs: str, limit: int) -> float | None:
    """Degrees, minutes and seconds as one number, negative by the second of the two signs."""
    sign = {signs[0]: 1, signs[1]: -1}.get(_text(ref)[:1].upper())
    if sign is None or not isinstance(parts, tuple):
        return None
    try:
        degrees = sum(float(part) / 60**power for power, part in enumerate(parts[:3]))
    except file.BROKEN:
        return None
    return round(sign * degrees, 6) if isfinite(degrees) and 0 <= degrees <= limit else None


def _camera(make: str, model: str) -> str:
    """Make and model: "NIKON CORPORATION" makes the "NIKON D90", which is a NIKON D90."""
    brand = make.partition(" ")[0].lower()
    return model if brand and model.lower().startswith(brand) else f"{make} {model}".strip()


def _keywords(told: object) -> tuple[str, ...]:
    words = told if isinstance(told, list) else [told]
    return tuple(text for word in words if (text := _text(word)))


def _text(value: object) -> str:
    """Text of any spelling: Exif promises ASCII and IPTC Latin-1, and both bear UTF-8 in fact."""
    raw = value.encode("latin-1", "replace") if isinstance(value, str) else value
    if not isinstance(raw, bytes):
        return ""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return legal(text.partition("\0")[0]).strip()
