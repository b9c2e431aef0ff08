"""Polygons as bytes (well-known binary, OGC 06-103r4, 8.2), read ring by ring."""

from __future__ import annotations

import struct
from collections.abc import Iterator

Ring = list[tuple[float, float]]
"""Longitude and latitude of each corner, the first once more at the end."""

_POLYGON, _MULTIPOLYGON = 3, 6
_ORDERS = {0: ">", 1: "<"}


def rings(wkb: bytes) -> Iterator[Ring]:
    """All rings of a polygon, or of several. Raises ValueError for what is none."""
    try:
        yield from _Reader(wkb).shape()
    except (struct.error, KeyError, IndexError) as error:
        raise ValueError(wkb[:9]) from error


class _Reader:
    def __init__(self, wkb: bytes) -> None:
        self._wkb, self._at = wkb, 0

    def shape(self) -> Iterator[Ring]:
        order, kind, count = self._head()
        if kind not in {_POLYGON, _MULTIPOLYGON}:
            raise ValueError(kind)
        for _ in range(count):
            if kind == _MULTIPOLYGON:
                yield from self.shape()
            else:
                yield self._ring(order)

    def _head(self) -> tuple[str, int, int]:
        """The order of bytes, the kind of shape, and how many parts it has."""
        order = _ORDERS[self._wkb[self._at]]
        self._at += 1
        kind, count = self._numbers(f"{order}II")
        return order, kind, count

    def _ring(self, order: str) -> Ring:
        (corners,) = self._numbers(f"{order}I")
        flat = self._numbers(f"{order}{2 * corners}d")
        return list(zip(flat[::2], flat[1::2], strict=True))

    def _numbers(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from(layout, self._wkb, self._at)
        self._at += struct.calcsize(layout)
        return found
