"""format=soap2: REST's XML without ``rsp`` as elements in an envelope."""

from __future__ import annotations

from lxml import etree

from chalicelib.formats import rest, soap
from chalicelib.formats.element import Element, err

CONTENT_TYPE = soap.CONTENT_TYPE

_NAMESPACE = "/ns/api#"


def write(rsp: Element) -> bytes:
    """A whole envelope.

    The elements are read from what REST writes: lxml itself makes none of some names that a
    parser takes, and flickr.test.echo is sent any.
    """
    response = Element("FlickrResponse", xmlns=_NAMESPACE).one(*rsp.elements())
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
    return soap.enveloped(etree.fromstring(rest.fragment([response]), parser), err(rsp))
