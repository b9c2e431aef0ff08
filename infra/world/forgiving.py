"""JSON with commas before closing brackets, as the data set 2.0 had them, made into JSON."""

from __future__ import annotations

import re
from typing import IO

_BYTES = 1 << 16
# A string as a whole, so that no comma in one is looked at; a comma that is too much; and what may
# go on in the next piece: a string that has no end yet, a comma with nothing behind it.
_TOKENS = re.compile(
    rb"""
    (?P<string> "[^"\\]*(?:\\.[^"\\]*)*" )
    | (?P<extra> , (?=\s*[}\]]) )
    | (?P<unfinished> "[^"\\]*(?:\\.[^"\\]*)*\\?\Z | ,\s*\Z )
    """,
    re.DOTALL | re.VERBOSE,
)


class Forgiving:
    """A stream to read, without what is too much."""

    def __init__(self, stream: IO[bytes]) -> None:
        """The stream is read on as this one is."""
        self._stream = stream
        self._rest = b""
        self._ready = b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes; none at the end."""
        while not self._ready and (piece := self._stream.read(_BYTES)):
            self._take(self._rest + piece)
        if not self._ready:
            self._ready, self._rest = self._rest, b""
        size = len(self._ready) if size < 0 else size
        read, self._ready = self._ready[:size], self._ready[size:]
        return read

    def _take(self, piece: bytes) -> None:
        """Have what is finished of a piece ready, keep the rest for the next."""
        end, cleaned, self._rest = 0, bytearray(), b""
        for found in _TOKENS.finditer(piece):
            cleaned += piece[end : found.start()]
            end = found.end()
            if found["string"]:
                cleaned += found[0]
            elif found["unfinished"]:
                self._rest = found[0]
        self._ready = bytes(cleaned + piece[end:])
