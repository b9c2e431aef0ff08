"""format=soap: REST's XML without ``rsp`` as text in an envelope; and calls in envelopes."""

from __future__ import annotations

from lxml import etree
from lxml.builder import E, ElementMaker

from chalicelib.formats import document, rest
from chalicelib.formats.characters import legal
from chalicelib.formats.element import Element, err
from chalicelib.model.failures import InvalidSoapEnvelope
from chalicelib.settings import settings

CONTENT_TYPE = "text/xml; charset=utf-8"  # for faults too, with 200: old clients read no other

_SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"
_SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/"  # read too: some libraries make no other
_SCHEMA = "http://www.w3.org/1999/XMLSchema"
_FLICKR = "urn:flickr"
_NSMAP = {"s": _SOAP_12, "xsi": f"{_SCHEMA}-instance", "xsd": _SCHEMA}

_S = ElementMaker(namespace=_SOAP_12, nsmap=_NSMAP)
_X = ElementMaker(namespace=_FLICKR, nsmap={"x": _FLICKR})


def write(rsp: Element) -> bytes:
    """A whole envelope."""
    return enveloped(_X.FlickrResponse(rest.fragment(rsp.elements())), err(rsp))


def enveloped(response: etree._Element, error: Element | None) -> bytes:
    """An envelope around a response, or around what went wrong."""
    root = _S.Envelope(_S.Body(response if error is None else _fault(error)))
    return rest.DECLARATION.encode() + etree.tostring(root, encoding="utf-8")


def read(body: bytes) -> list[tuple[str, str]]:
    """The parameters of a FlickrRequest, ``method`` among them. Raises InvalidSoapEnvelope."""
    try:
        return [(_name(each), document.plain(each)) for each in _request(document.read(body))]
    except ValueError as error:
        raise InvalidSoapEnvelope from error


def _request(envelope: etree._Element) -> etree._Element:
    soap = etree.QName(envelope).namespace
    if soap not in {_SOAP_12, _SOAP_11} or _name(envelope) != "Envelope":
        raise ValueError(envelope.tag)
    [body] = envelope.findall(f"{{{soap}}}Body")
    [request] = body
    if _name(request) != "FlickrRequest":
        raise ValueError(request.tag)
    return request


def _name(element: etree._Element) -> str:
    """Whatever its namespace: clients were careless with it."""
    return etree.QName(element).localname


def _fault(error: Element) -> etree._Element:
    """As Flickr's: what SOAP 1.1 has in a fault, in an envelope of 1.2."""
    code, message = error.attributes["code"], legal(str(error.attributes["msg"]))
    return _S.Fault(
        E.faultcode(f"flickr.error.{code}"),
        E.faultstring(message),
        E.faultactor(f"{settings().base_url}/services/soap/"),
        E.details("Please see https://www.flickr.com/services/api/ for more details"),
    )
