"""Document: XML that a stranger sent, read without entities, DTD or network, and never much of it.

Depth is limited by libxml2 itself, which ends at 256 elements in each other.
"""

from __future__ import annotations

from lxml import etree

BYTES_MAX = 1_000_000  # PARAMETERS_MAX of them with a thousand characters each


def read(body: bytes) -> etree._Element:
    """The root of a document. Raises ValueError."""
    if len(body) > BYTES_MAX:
        raise ValueError(f"more than {BYTES_MAX} bytes")
    try:
        root = etree.fromstring(body, _parser())
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a DTD")
    return root


def plain(element: etree._Element) -> str:
    """The text of an element that holds nothing else. Raises ValueError."""
    if len(element):
        raise ValueError(f"elements in {element.tag!r}")
    return element.text or ""


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
