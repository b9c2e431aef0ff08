"""A document: a feed's tree as it is sent."""

from __future__ import annotations

from lxml.etree import _Element, tostring


def document(root: _Element) -> bytes:
    """Indented, with the declaration that Flickr's feeds had."""
    return tostring(
        root, encoding="utf-8", xml_declaration=True, standalone=True, pretty_print=True
    )
