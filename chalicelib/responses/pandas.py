"""<pandas>, and what a panda's list of photos says of it. Times are milliseconds here."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.formats.element import Element, Value


def names(pandas: Iterable[str]) -> Element:
    """What flickr.panda.getList answers."""
    return Element("pandas").many("panda", [Element("panda", name) for name in pandas])


def attributes(name: str, looked: int, interval: int, total: int) -> dict[str, Value]:
    """What stands at the root of a panda's photos."""
    return {
        "interval": interval * 1000,
        "lastupdate": looked * 1000,
        "total": total,
        "panda": name,
    }
