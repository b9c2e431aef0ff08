"""format=soap and soap2, read by lxml; and calls in envelopes."""

from __future__ import annotations

import pytest
from hypothesis import given
from lxml import etree

from chalicelib.formats import rest, soap, soap2
from chalicelib.formats.element import Element, text
from chalicelib.model.failures import InvalidSoapEnvelope
from tests.formats.hostile import HOSTILE, LEGAL
from tests.formats.trees import answers, patiently

SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"
HUGE = etree.XMLParser(huge_tree=True)
SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/"


def ok(*roots: Element) -> Element:
    return Element("rsp", stat="ok").one(*roots)


def opened(body: bytes) -> etree._Element:
    """What is in an envelope."""
    envelope = etree.fromstring(body)
    assert envelope.tag == f"{{{SOAP_12}}}Envelope"
    [[inside]] = envelope
    assert inside.getparent().tag == f"{{{SOAP_12}}}Body"
    return inside


def test_an_answer_is_text_which_is_xml_without_rsp():
    response = opened(soap.write(ok(Element("photos").many("photo", [Element("photo", id="1")]))))
    assert response.tag == "{urn:flickr}FlickrResponse"
    assert response.text == '<photos>\n\t<photo id="1" />\n</photos>\n'


def test_an_envelope_is_written_as_flickr_wrote_it():
    assert soap.write(ok(text("a", "é"))).decode() == (
        '<?xml version="1.0" encoding="utf-8" ?>\n'
        f'<s:Envelope xmlns:s="{SOAP_12}" xmlns:xsi="http://www.w3.org/1999/XMLSchema-instance" '
        'xmlns:xsd="http://www.w3.org/1999/XMLSchema"><s:Body>'
        '<x:FlickrResponse xmlns:x="urn:flickr">&lt;a&gt;é&lt;/a&gt;\n</x:FlickrResponse>'
        "</s:Body></s:Envelope>"
    )


def test_soap2_has_the_answer_as_elements():
    body = soap2.write(ok(Element("photos", total=1).many("photo", [Element("photo", id="1")])))
    assert b'<FlickrResponse xmlns="/ns/api#">\n\t<photos total="1">\n\t\t<photo id="1"/>' in body
    [photos] = response = opened(body)
    assert (response.tag, photos.tag) == ("{/ns/api#}FlickrResponse", "{/ns/api#}photos")


@pytest.mark.parametrize("writer", [soap, soap2])
def test_an_empty_success_is_an_empty_response(writer):
    response = opened(writer.write(ok()))
    assert (response.text or "", len(response)) == ("", 0)


@pytest.mark.parametrize("writer", [soap, soap2])
@pytest.mark.parametrize("said", ["Photo not found", "a\0b\x1b\ud800<&>é"])
def test_an_error_is_a_fault_of_its_number(writer, said):
    fault = opened(writer.write(Element("rsp", stat="fail").one(Element("err", code=1, msg=said))))
    assert fault.tag == f"{{{SOAP_12}}}Fault"
    assert [(part.tag, part.text) for part in fault] == [
        ("faultcode", "flickr.error.1"),
        ("faultstring", said.translate(LEGAL).encode(errors="ignore").decode()),
        ("faultactor", "http://pushr.test/services/soap/"),
        ("details", "Please see https://www.flickr.com/services/api/ for more details"),
    ]


@patiently
@given(answers)
def test_any_answer_arrives_as_rest_has_it(rsp: Element):
    """As text in the one, as elements in the other."""
    document = rest.write(rsp)
    payload = document.decode().partition('<rsp stat="ok">\n')[2].removesuffix("</rsp>\n")
    assert (opened(soap.write(rsp)).text or "") == payload
    elements = [shape(node) for node in opened(soap2.write(rsp))]
    assert elements == [shape(node) for node in etree.fromstring(document)]


def test_a_text_may_be_longer_than_parsers_take_from_strangers():
    [a] = etree.fromstring(soap2.write(ok(text("a", "x" * 10_000_001))), HUGE)[0][0]
    assert len(a.text or "") == 10_000_001


def shape(node: etree._Element) -> list[object]:
    told = [] if len(node) else [node.text]
    return [etree.QName(node).localname, dict(node.attrib), *told, *map(shape, node)]


def envelope(inside: str, namespace: str = SOAP_12) -> bytes:
    head = "<s:Header><a>b</a></s:Header>"
    return (
        f'<s:Envelope xmlns:s="{namespace}">{head}<s:Body>{inside}</s:Body></s:Envelope>'
    ).encode()


REQUEST = '<x:FlickrRequest xmlns:x="urn:flickr">{}</x:FlickrRequest>'


@pytest.mark.parametrize("namespace", [SOAP_12, SOAP_11])
@pytest.mark.parametrize(
    "request_",
    [REQUEST, '<FlickrRequest xmlns="urn:flickr">{}</FlickrRequest>', REQUEST.replace(":f", ":g")],
)
def test_a_call_is_read(namespace, request_):
    asked = (
        "\n\t<method>flickr.test.echo</method>\n\t"
        "<name> é&amp;&#65;<!-- b --><![CDATA[<c>]]></name>"
        '<page xmlns:i="urn:i" i:type="xsd:int">2</page><empty/>'
    )
    assert soap.read(envelope(request_.format(asked), namespace)) == [
        ("method", "flickr.test.echo"),
        ("name", " é&A<c>"),
        ("page", "2"),
        ("empty", ""),
    ]


@pytest.mark.parametrize(
    "body",
    [
        envelope(""),
        envelope("text"),
        envelope(REQUEST + REQUEST),
        envelope("<x:Request xmlns:x='urn:flickr'/>"),
        envelope(REQUEST.format("<a><b/></a>")),
        envelope(REQUEST, "urn:envelope"),
        envelope(REQUEST).replace(b"Envelope", b"Letter"),
        envelope(REQUEST).replace(b"s:Body", b"s:Text"),
        envelope(REQUEST).replace(b"Header", b"Body"),
        REQUEST.encode(),
        b"<Envelope><Body><FlickrRequest/></Body></Envelope>",
    ],
)
def test_anything_else_is_no_envelope(body):
    with pytest.raises(InvalidSoapEnvelope):
        soap.read(body)


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_xml_is_no_envelope(body):
    with pytest.raises(InvalidSoapEnvelope):
        soap.read(body)
