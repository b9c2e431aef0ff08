"""Collection: features one after the other as a compressed file, never all of them in memory."""

from __future__ import annotations

import gzip
import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, TypedDict

import orjson

from chalicelib.settings import settings

_LEVEL = 6
_OTHERS = 2  # pieces: what stands before the features, and the end


class Told(TypedDict):
    """What is known of a file when it is written."""

    features: int
    bytes: int
    sha256: str


@contextmanager
def written(name: str, features: Iterable[bytes]) -> Iterator[tuple[Told, BinaryIO]]:
    """A file of features, to be read from its beginning; it is gone afterwards.

    The same features are the same bytes: no time stands in it.
    """
    with tempfile.TemporaryFile() as file:
        with gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as packed:
            pieces = sum(1 for piece in _pieces(name, features) if packed.write(piece))
        size = file.tell()
        told = Told(features=pieces - _OTHERS, bytes=size, sha256=sha256(file))
        yield told, file


def sha256(file: Any) -> str:
    """The hash of all that is in a file, which is then at its beginning."""
    file.seek(0)
    found = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return found


def _pieces(name: str, features: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces of the JSON: what stands before the features, each of them, and the end."""
    yield orjson.dumps(_members(name)).removesuffix(b"}") + b',"features":['
    before = b"\n"
    for each in features:
        yield before + each
        before = b",\n"
    yield b"\n]}\n"


def _members(name: str) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "name": f"pushr shapes: {name}",
        "description": f"Outlines of {_WORDS.get(name, name)}, made of where photos were taken.",
        "license": settings().shapes_license,
    }


_WORDS = {"superseded": "places whose WOE id was superseded by another"}
