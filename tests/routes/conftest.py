"""Photos to send."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image


@pytest.fixture
def tiny() -> bytes:
    """A photo smaller than most of the sizes."""
    png = BytesIO()
    Image.new("RGB", (120, 80), "red").save(png, "PNG")
    return png.getvalue()
