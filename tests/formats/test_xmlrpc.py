"""format=xmlrpc, read by Python's own client; and calls, written by it and by worse."""

from __future__ import annotations

import xmlrpc.client

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.formats import rest
from chalicelib.formats import xmlrpc as ours
from chalicelib.formats.element import Element, text
from chalicelib.model.failures import InvalidXmlRpcCall
from tests.formats.hostile import HOSTILE, LEGAL
from tests.formats.trees import answers, patiently


def payload(rsp: Element) -> str:
    [[found], method] = [*xmlrpc.client.loads(ours.write(rsp))]
    assert method is None
    return found


def ok(*roots: Element) -> Element:
    return Element("rsp", stat="ok").one(*roots)


def test_an_answer_is_one_string_which_is_xml_without_rsp():
    photos = Element("photos", total="1").many("photo", [Element("photo", id="1")])
    assert payload(ok(photos)) == '<photos total="1">\n\t<photo id="1" />\n</photos>\n'
    assert (
        ours.write(ok(text("a", "<é>")))
        == (
            '<?xml version="1.0" encoding="utf-8" ?>\n'
            "<methodResponse>\n"
            "\t<params>\n"
            "\t\t<param>\n"
            "\t\t\t<value>\n"
            "\t\t\t\t<string>&lt;a&gt;&amp;lt;é&amp;gt;&lt;/a&gt;\n</string>\n"
            "\t\t\t</value>\n"
            "\t\t</param>\n"
            "\t</params>\n"
            "</methodResponse>"
        ).encode()
    )


def test_an_empty_success_is_an_empty_string():
    assert payload(ok()) == ""


@pytest.mark.parametrize("said", ["Photo not found", "a\0b\x1b\ud800<&>é"])
def test_an_error_is_a_fault_of_its_number(said):
    err = Element("err", code=1, msg=said)
    with pytest.raises(xmlrpc.client.Fault) as caught:
        payload(Element("rsp", stat="fail").one(err))
    assert caught.value.faultCode == 1
    assert caught.value.faultString == said.translate(LEGAL).encode(errors="ignore").decode()


@patiently
@given(answers)
def test_any_answer_arrives_as_rest_has_it(rsp: Element):
    document = rest.write(rsp).decode()
    assert payload(rsp) == document.partition('<rsp stat="ok">\n')[2].removesuffix("</rsp>\n")


def test_a_call_of_pythons_client_is_read():
    asked = {"api_key": "k", "title": " <é>\n", "page": 2, "is": True, "lat": -1.5, "empty": ""}
    body = xmlrpc.client.dumps((asked,), "flickr.test.echo").encode()
    assert ours.read(body) == [
        ("api_key", "k"),
        ("title", " <é>\n"),
        ("page", "2"),
        ("is", "1"),
        ("lat", "-1.5"),
        ("empty", ""),
        ("method", "flickr.test.echo"),
    ]


@given(st.dictionaries(st.text(st.characters(codec="utf-8", exclude_categories=("C",))), st.text()))
def test_whatever_xml_can_carry_is_read_as_it_was_written(asked: dict[str, str]):
    asked = {name: _carried(value) for name, value in asked.items()}
    body = xmlrpc.client.dumps((asked,), "m").encode()
    assert ours.read(body) == [*asked.items(), ("method", "m")]


def _carried(value: str) -> str:
    return value.translate(LEGAL).replace("\r", "").encode(errors="ignore").decode()


def call(value: str = "", name: str = "a", rest: str = "") -> bytes:
    return (
        "<methodCall><methodName>m</methodName><params><param><value><struct><member>"
        f"<name>{name}</name>{value}</member></struct></value></param>{rest}</params></methodCall>"
    ).encode()


def called(param: bytes) -> bytes:
    return call().partition(b"<value>")[0] + param + b"</param></params></methodCall>"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("<value>bare  text</value>", "bare  text"),
        ("<value></value>", ""),
        ("<value><string/></value>", ""),
        ("<value>\n <string> a </string>\n</value>", " a "),
        ("<value><i4> 7 </i4></value>", "7"),
        ("<value><i8>7</i8></value>", "7"),
        ("<value><int>-7</int></value>", "-7"),
        ("<value><boolean>1</boolean></value>", "1"),
        ("<value><double>1.50</double></value>", "1.50"),
        ("<value><dateTime.iso8601>20040101T00:00</dateTime.iso8601></value>", "20040101T00:00"),
        ("<value><base64>w6k=\n</base64></value>", "é"),
        ("<value><base64>/w==</base64></value>", "\ufffd"),
        ("<value>a<!-- b --><![CDATA[<c>]]><?d e?>&#65;</value>", "a<c>A"),
    ],
)
def test_scalars_are_taken_as_text(value, read):
    assert ours.read(call(value)) == [("a", read), ("method", "m")]


@pytest.mark.parametrize("params", ["", "<params/>"])
def test_a_call_need_have_no_parameters(params):
    body = f"<methodCall><methodName> m </methodName>{params}</methodCall>"
    assert ours.read(body.encode()) == [("method", "m")]


def test_the_name_of_the_method_wins_over_a_member():
    assert dict(ours.read(call("<value>other</value>", "method"))) == {"method": "m"}


@pytest.mark.parametrize(
    "body",
    [
        call("<value><array><data><value>1</value></data></array></value>"),
        call("<value><struct/></value>"),
        call("<value><nil/></value>"),
        call("<value><b>c</b></value>"),
        call("<value><string>a<b/></string></value>"),
        call("<value><int/><int/></value>"),
        call("<value><base64>a</base64></value>"),
        call("<value/><value/>"),
        call("<valve/>"),
        call(),
        call("<value/>", rest="<param><value>2</value></param>"),
        b"<methodCall><params/></methodCall>",
        b"<methodCall><methodName/><methodName/></methodCall>",
        b"<methodCall><methodName><a/></methodName></methodCall>",
        called(b""),
        called(b"<value>a</value>"),
        called(b"<value><array><data/></array></value>"),
        b"<methodResponse/>",
    ],
)
def test_anything_else_is_no_call(body):
    with pytest.raises(InvalidXmlRpcCall):
        ours.read(body)


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_xml_is_no_call(body):
    with pytest.raises(InvalidXmlRpcCall):
        ours.read(body)
