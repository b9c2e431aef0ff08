"""<licenses>."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.formats.element import Element
from chalicelib.model.license import License


def licenses(listed: Iterable[License]) -> Element:
    """What flickr.photos.licenses.getInfo answers."""
    found = [
        Element("license", id=str(each.number), name=each.name, url=each.url) for each in listed
    ]
    return Element("licenses").many("license", found)
