"""An uploaded file: recognised by its first bytes, opened and decoded within limits."""

from __future__ import annotations

import re
import struct
from functools import cache
from io import BytesIO
from typing import Literal, cast

from PIL import Image
from PIL.ExifTags import Base
from PIL.ImageFile import ImageFile

from chalicelib.model.upload_failures import FileEmpty, FileTooLarge, FiletypeUnknown

Format = Literal["jpg", "png", "gif", "webp", "heic"]

PIXELS_MAX = 200_000_000  # phones of 200 megapixels stay below; 4 bytes each, decoded
READS_MAX = 500_000  # about 0.3 s; a photo of 100 MB takes a few thousand

UPRIGHT = 1

_MAGIC = re.compile(
    rb"(?P<jpg>\xff\xd8\xff)|(?P<png>\x89PNG\r\n\x1a\n)|(?P<gif>GIF8[79]a)|(?P<webp>RIFF....WEBP)"
    rb"|(?P<heic>....ftyp(?:hei[cxms]|hev[cx]|mif1|msf1))",
    re.DOTALL,
)
_PILLOW = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "heic": "HEIF"}

# What Pillow raises of a file that is not what its first bytes promise.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    ArithmeticError,
    AttributeError,
    RuntimeError,  # libheif's own limits
    struct.error,
)

Image.MAX_IMAGE_PIXELS = None  # PIXELS_MAX is the limit, and answers with a failure of ours


def recognised(data: bytes) -> Format:
    """What a file says it is. Raises FileEmpty and FiletypeUnknown."""
    if not data:
        raise FileEmpty
    if magic := _MAGIC.match(data):
        return cast("Format", magic.lastgroup)
    raise FiletypeUnknown


def opened(data: bytes) -> ImageFile:
    """The image with its pixels still to be decoded. Raises FileTooLarge, too."""
    plugin = _PILLOW[recognised(data)]
    if plugin == "HEIF":
        _learn_heif()
    try:
        image = Image.open(_Patience(data), formats=[plugin])
    except BROKEN as error:
        raise FiletypeUnknown from error
    if image.width * image.height > PIXELS_MAX:
        raise FileTooLarge
    return image


def decode(image: ImageFile) -> None:
    """Have the pixels ready. A file without all of them is not recognised."""
    try:
        image.load()
    except BROKEN as error:
        raise FiletypeUnknown from error


def orientation(image: ImageFile) -> int:
    """How what is stored has to be turned, 1 to 8 (Exif 2.3 4.6.4 A)."""
    try:
        told = image.getexif().get(Base.Orientation)
    except BROKEN:
        return UPRIGHT
    return told if isinstance(told, int) and 1 <= told <= 8 else UPRIGHT  # noqa: PLR2004


@cache
def _learn_heif() -> None:
    from pillow_heif import register_heif_opener  # noqa: PLC0415  (26 MB that few uploads need)

    register_heif_opener()


class _Patience(BytesIO):
    """A file that can be read only so often.

    Pillow walks through headers piece by piece; 20 MB of pieces of nothing took it 8 seconds.
    """

    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        if self.reads > READS_MAX:
            message = "more pieces than any photo has"
            raise OSError(message)
        return super().read(size)
