"""The copies of a photo in smaller sizes: JPEG, upright, sRGB, and without what a camera wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms
from PIL.Image import Resampling, Transpose
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from chalicelib.media import file

SQUARES = {"s": 75, "q": 150}
LONGEST = {
    "t": 100,
    "m": 240,
    "n": 320,
    "w": 400,
    "": 500,
    "z": 640,
    "c": 800,
    "b": 1024,
    "h": 1600,
    "k": 2048,
}
_LARGEST = max(LONGEST.values())

QUALITY = 85  # of libjpeg's 100

_SRGB = ImageCms.createProfile("sRGB")

# What undoes each orientation (Exif 2.3 4.6.4 A).
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_ROTATIONS = {
    90: Transpose.ROTATE_270,
    180: Transpose.ROTATE_180,
    270: Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One copy. ``suffix`` is the letter in its address, "" for Medium."""

    suffix: str
    width: int
    height: int
    jpeg: bytes


def renditions(data: bytes, rotation: int = 0) -> Iterator[Rendition]:
    """The two squares, and every size that does not enlarge the photo, smallest first.

    ``rotation`` is how far to turn it clockwise: 0, 90, 180, 270. Raises FileEmpty,
    FiletypeUnknown and FileTooLarge.
    """
    image = file.opened(data)
    longest = max(image.size)
    master = _turned(_master(image), rotation)
    for suffix, side in SQUARES.items():
        yield _rendition(suffix, _square(master, side))
    yield from reversed(list(_scaled(master, longest)))


def _scaled(master: Image.Image, longest: int) -> Iterator[Rendition]:
    """Largest first, each made of the one before: a difference nobody sees, in half the time."""
    copy, whole = master, master.size
    for suffix, limit in reversed(LONGEST.items()):
        if limit <= longest:
            copy = _resized(copy, _fitted(whole, limit))
            yield _rendition(suffix, copy)


def _master(image: ImageFile) -> Image.Image:
    """What all copies are made of: as large as the largest, upright, sRGB, and only pixels."""
    size = _fitted(image.size, _LARGEST)
    if isinstance(image, JpegImageFile):
        image.draft(None, size)  # libjpeg halves while it decodes
    file.decode(image)
    small = _resized(_flat(image), size)
    turn = _TURNS.get(file.orientation(image))
    upright = small if turn is None else small.transpose(turn)
    master = _srgb(upright, image.info.get("icc_profile"))
    master.info = {}  # or a JPEG's comment would come along
    return master


def _turned(image: Image.Image, rotation: int) -> Image.Image:
    """Clockwise; Pillow counts the other way."""
    turn = _ROTATIONS.get(rotation)
    return image if turn is None else image.transpose(turn)


def _flat(image: Image.Image) -> Image.Image:
    """Eight bits a channel, on white where one could see through: L, RGB or CMYK."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 257).convert("L")  # 65535 is 255
    if image.has_transparency_data:
        seen = image if image.mode == "RGBA" else image.convert("RGBA")  # which would copy it
        paper = Image.new("RGB", image.size, "white")
        paper.paste(seen, mask=seen)
        return paper
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as a browser shows them without a profile; a broken one counts for nothing."""
    if profile:
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, given, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, *file.BROKEN):
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")


def _square(image: Image.Image, side: int) -> Image.Image:
    """The middle. Exactly so large, even of a photo that is smaller: pages count on it."""
    edge = min(image.size)
    left, top = (image.width - edge) / 2, (image.height - edge) / 2
    box = (left, top, left + edge, top + edge)
    return image.resize((side, side), Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return image if image.size == size else image.resize(size, Resampling.LANCZOS)


def _fitted(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """So large that the longest side is this, unless that would enlarge it."""
    scale = min(1.0, longest / max(size))
    width, height = (max(1, round(side * scale)) for side in size)
    return width, height


def _rendition(suffix: str, image: Image.Image) -> Rendition:
    jpeg = BytesIO()
    image.save(jpeg, "JPEG", quality=QUALITY)
    return Rendition(suffix=suffix, width=image.width, height=image.height, jpeg=jpeg.getvalue())
