"""Photos to send, and a browser at the running server."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests.browser import browser, narrow_page, new_page, page, watch  # noqa: F401
from tests.running import server  # noqa: F401


@pytest.fixture
def tiny() -> bytes:
    """A photo smaller than most of the sizes."""
    png = BytesIO()
    Image.new("RGB", (120, 80), "red").save(png, "PNG")
    return png.getvalue()
