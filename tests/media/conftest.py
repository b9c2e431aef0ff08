"""Real photos, and what cameras and editors make of them."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests.media.files import PHOTOS, Encode


@pytest.fixture
def encode() -> Encode:
    """Write an image as a file. HEIC is only turned by Exif that is bytes already."""

    def encoded(image: Image.Image, format_: str = "JPEG", **options: object) -> bytes:
        file = BytesIO()
        if isinstance(exif := options.get("exif"), Image.Exif):
            options["exif"] = exif.tobytes()
        image.save(file, format_, **options)
        return file.getvalue()

    return encoded


@pytest.fixture
def rocket() -> bytes:
    """640 x 427"""
    return (PHOTOS / "rocket.jpg").read_bytes()


@pytest.fixture
def retina() -> bytes:
    """1411 x 1411"""
    return (PHOTOS / "retina.jpg").read_bytes()


@pytest.fixture
def corner() -> Image.Image:
    """90 x 60, grey, and red at the top left."""
    image = Image.new("RGB", (90, 60), "grey")
    image.paste("red", (0, 0, 30, 30))
    return image
