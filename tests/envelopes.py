"""Calls as XML-RPC and SOAP carry them, signed if need be, sent through the front door."""

from __future__ import annotations

import xmlrpc.client
from collections.abc import Callable
from urllib.parse import urlencode
from xml.sax.saxutils import escape

from lxml import etree
from lxml.builder import ElementMaker

from tests.flickr import HOST, Answer, Flickr, request

SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"
XML = {"Content-Type": "text/xml"}

Fields = dict[str, str]

_S = ElementMaker(namespace=SOAP_12, nsmap={"s": SOAP_12})
_X = ElementMaker(namespace="urn:flickr", nsmap={"x": "urn:flickr"})
_PLAIN = ElementMaker()


def methodcall(fields: Fields) -> bytes:
    """A methodCall; the method is not among its parameters."""
    struct = {name: value for name, value in fields.items() if name != "method"}
    return xmlrpc.client.dumps((struct,), escape(fields.get("method", ""))).encode()


def envelope(fields: Fields) -> bytes:
    """An envelope with a FlickrRequest."""
    children = [_PLAIN(name, value) for name, value in fields.items()]
    return etree.tostring(_S.Envelope(_S.Body(_X.FlickrRequest(*children))))


BODIES: dict[str, Callable[[Fields], bytes]] = {"xmlrpc": methodcall, "soap": envelope}


def send(door: str, fields: Fields, query: str = "", headers: Fields | None = None) -> Answer:
    """A call by the door of that name, ``rest`` too."""
    if door == "rest":
        return request("GET", f"/services/rest?{urlencode(fields)}&{query}", headers)
    body = BODIES[door](fields)
    return request("POST", f"/services/{door}?{query}", {**XML, **(headers or {})}, body)


def signed(flickr: Flickr, door: str, fields: Fields) -> Fields:
    """The header that signs these fields by OAuth, as they stand in a body of that door."""
    uri = f"http://{HOST}/services/{door}?{urlencode(fields)}"
    return flickr._client().sign(uri, "POST")[1]
