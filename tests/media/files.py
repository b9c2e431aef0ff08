"""Files that people upload, well meant or not."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

PHOTOS = Path(__file__).parents[2] / "infra" / "seed" / "photos"

Encode = Callable[..., bytes]


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes and any size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
