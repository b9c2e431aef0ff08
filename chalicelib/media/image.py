"""What an uploaded image is."""

from __future__ import annotations

from dataclasses import dataclass

from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from chalicelib.media import file
from chalicelib.media.file import Format

_MAY_MOVE = ("gif", "png", "webp")  # several pictures in a JPEG or HEIC are no animation
_SIDEWAYS = range(5, 9)  # the orientations in which height is width


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFacts:
    """Width and height are as displayed; ``format`` is the extension of the original."""

    format: Format
    width: int
    height: int
    is_animated: bool


def inspect(data: bytes) -> ImageFacts:
    """Decode it to know. Raises FileEmpty, FiletypeUnknown and FileTooLarge."""
    image = file.opened(data)
    width, height = image.size
    if isinstance(image, JpegImageFile):
        image.draft(None, (width // 8 or 1, height // 8 or 1))  # a third of the time
    file.decode(image)
    if file.orientation(image) in _SIDEWAYS:
        width, height = height, width
    format_ = file.recognised(data)
    is_animated = format_ in _MAY_MOVE and _moves(image)
    return ImageFacts(format=format_, width=width, height=height, is_animated=is_animated)


def _moves(image: ImageFile) -> bool:
    try:
        return bool(getattr(image, "is_animated", False))
    except file.BROKEN:
        return False
