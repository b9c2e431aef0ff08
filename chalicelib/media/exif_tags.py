"""The tags of a file one by one, as text. Exif 2.3, without what is only for programs.

Where it was taken is not among them: a location has an audience of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from math import isfinite, sqrt

from PIL.ExifTags import TAGS

from chalicelib.formats.characters import legal
from chalicelib.media import file
from chalicelib.media.exif_words import NAMES, WORDS
from chalicelib.model.exif import ExifTag

TAGS_MAX = 120
_LENGTH_MAX = 300  # letters of a value
_NUMBERS_MAX = 16
_VERSIONS = {"ExifVersion", "FlashPixVersion", "InteroperabilityVersion"}
_SHORT = 0.25001  # seconds, below which a time is told as a fraction
_CHANNELS = ("-", "Y", "Cb", "Cr", "R", "G", "B")
_POINTERS = {"ExifOffset", "GPSInfo", "ExifInteroperabilityOffset", "StripOffsets", "SubIFDs"}


def of(main: Mapping[int, object], exif: Mapping[int, object]) -> tuple[ExifTag, ...]:
    """Those of the main directory, then those of the shot; what is broken is left out."""
    both = (*_told("IFD0", main), *_told("ExifIFD", exif))
    return tuple(islice(both, TAGS_MAX))


def _told(space: str, tags: Mapping[int, object]) -> Iterator[ExifTag]:
    for number, value in tags.items():
        name = TAGS.get(number, "")
        if name and name not in _POINTERS and (raw := _raw(name, value)):
            yield ExifTag(space=space, name=NAMES.get(name, name), raw=raw)


def _raw(name: str, value: object) -> str:
    try:
        text = _SPECIAL[name](value) if name in _SPECIAL else _plain(name, value)
    except file.BROKEN:
        return ""
    return legal(text.partition("\0")[0]).strip()[:_LENGTH_MAX]


def _plain(name: str, value: object) -> str:
    if isinstance(value, bytes):
        return _of_bytes(name, value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, tuple):
        return " ".join(map(_number, value[:_NUMBERS_MAX]))
    if isinstance(value, int) and name in WORDS:
        return WORDS[name].get(value, f"Unknown ({value})")
    return _number(value)


def _of_bytes(name: str, value: bytes) -> str:
    """Versions are letters, some are one number, and the rest is for programs."""
    if name in _VERSIONS:
        return value.decode("ascii")
    return WORDS[name].get(value[0], "") if name in WORDS and value else ""


def _text(value: str) -> str:
    """Pillow reads Latin-1, as is promised; many write UTF-8."""
    try:
        return value.encode("latin-1").decode()
    except UnicodeError:
        return value


def _float(value: object) -> float:
    number = float(value)  # type: ignore[arg-type]
    if not isfinite(number):
        raise ValueError(value)
    return number


def _number(value: object) -> str:
    return str(value) if isinstance(value, int) else f"{_float(value):.10g}"


def _seconds(value: object) -> str:
    seconds = _float(value)
    if 0 < seconds < _SHORT:
        return f"1/{round(1 / seconds)}"
    return f"{seconds:.1f}".removesuffix(".0")


def _bias(value: object) -> str:
    """In thirds or halves of a stop, if it is so many."""
    stops = _float(value)
    for parts in (1, 2, 3):
        count = round(stops * parts)
        if abs(stops * parts - count) < 0.02:  # noqa: PLR2004
            whole = f"{count:+d}" if parts == 1 else f"{count:+d}/{parts}"
            return whole if count else "0"
    return f"{stops:+.2g}"


def _channels(value: object) -> str:
    return ", ".join(_CHANNELS[number] for number in value) if isinstance(value, bytes) else ""


def _lens(value: object) -> str:
    """The shortest and the longest focal length, and the apertures at them; 0/0 is not known."""
    shortest, longest, wide, tele = (_or_unknown(part) for part in value)  # type: ignore[attr-defined]
    reach = shortest if shortest == longest else f"{shortest}-{longest}"
    return f"{reach}mm f/{wide}" if wide == tele else f"{reach}mm f/{wide}-{tele}"


def _or_unknown(value: object) -> str:
    try:
        return _number(value)
    except file.BROKEN:
        return "?"


_SPECIAL: dict[str, Callable[[object], str]] = {
    "ExposureTime": _seconds,
    "ShutterSpeedValue": lambda value: _seconds(2 ** -_float(value)),
    "FNumber": lambda value: f"{_float(value):.1f}",
    "ApertureValue": lambda value: f"{sqrt(2) ** _float(value):.1f}",
    "MaxApertureValue": lambda value: f"{sqrt(2) ** _float(value):.1f}",
    "ExposureBiasValue": _bias,
    "FocalLength": lambda value: f"{_float(value):.1f} mm",
    "FocalLengthIn35mmFilm": lambda value: f"{_number(value)} mm",
    "LensSpecification": _lens,
    "ComponentsConfiguration": _channels,
}
