"""Every format of requests asks for every format of answers, which a reader of its own reads."""

from __future__ import annotations

import json
import xmlrpc.client
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from tests.envelopes import SOAP_12, send
from tests.flickr import Answer, request
from tests.php import Php, php  # noqa: F401

XML = "text/xml; charset=utf-8"
TYPES = {
    "rest": XML,
    "json": "text/javascript; charset=utf-8",
    "php_serial": "text/plain; charset=utf-8",
    "xmlrpc": XML,
    "soap": XML,
    "soap2": XML,
}
AWKWARD = "it's <\"é写\U0001f431&\\/>"

doors = pytest.mark.parametrize("door", ["rest", "xmlrpc", "soap"])
formats = pytest.mark.parametrize("name", TYPES)


class Failed(Exception):
    """The number and the words of an error."""


def read(name: str, answer: Answer, php: Php) -> dict[str, str]:  # noqa: F811
    """The texts of an answer to flickr.test.echo. Raises Failed."""
    assert answer.status == 200
    assert answer.headers["Content-Type"] == TYPES[name]
    return READERS[name](answer.body, php)


def _rest(body: bytes, _: Php) -> dict[str, str]:
    rsp = etree.fromstring(body)
    if rsp.get("stat") == "fail":
        raise Failed(int(rsp[0].get("code")), rsp[0].get("msg"))
    return {child.tag: child.text or "" for child in rsp}


def _json(body: bytes, _: Php) -> dict[str, str]:
    return _members(json.loads(body.removeprefix(b"jsonFlickrApi(").removesuffix(b")")))


def _php(body: bytes, php: Php) -> dict[str, str]:  # noqa: F811
    return _members(php.unserialize(body))


def _members(read: dict[str, Any]) -> dict[str, str]:
    if read["stat"] == "fail":
        raise Failed(read["code"], read["message"])
    return {name: value["_content"] for name, value in read.items() if name != "stat"}


def _xmlrpc(body: bytes, php: Php) -> dict[str, str]:  # noqa: F811
    try:
        [[payload], _] = [*xmlrpc.client.loads(body)]
    except xmlrpc.client.Fault as fault:
        raise Failed(fault.faultCode, fault.faultString) from fault
    return _rest(f'<rsp stat="ok">{payload}</rsp>'.encode(), php)


def _soap(body: bytes, php: Php) -> dict[str, str]:  # noqa: F811
    return _rest(f'<rsp stat="ok">{_response(body).text}</rsp>'.encode(), php)


def _soap2(body: bytes, _: Php) -> dict[str, str]:
    return {etree.QName(child).localname: child.text or "" for child in _response(body)}


def _response(body: bytes) -> etree._Element:
    [response] = etree.fromstring(body).find(f"{{{SOAP_12}}}Body")
    if response.tag == f"{{{SOAP_12}}}Fault":
        code = response.findtext("faultcode").removeprefix("flickr.error.")
        raise Failed(int(code), response.findtext("faultstring"))
    return response


READERS: dict[str, Callable[[bytes, Php], dict[str, str]]] = {
    "rest": _rest,
    "json": _json,
    "php_serial": _php,
    "xmlrpc": _xmlrpc,
    "soap": _soap,
    "soap2": _soap2,
}


@pytest.fixture
def asked(flickr) -> dict[str, str]:
    return {"api_key": flickr.application.key, "method": "flickr.test.echo", "a": AWKWARD}


@doors
@formats
def test_any_format_asks_for_any_format(door, name, asked, php):  # noqa: F811
    asked["format"] = name
    assert read(name, send(door, asked), php) == asked


@doors
@formats
def test_an_error_comes_in_the_format_asked_for(door, name, asked, php):  # noqa: F811
    with pytest.raises(Failed) as caught:
        read(name, send(door, {**asked, "method": 'a"é&', "format": name}), php)
    assert caught.value.args == (112, 'Method "a"é&" not found')


@doors
def test_who_asks_for_no_format_gets_that_of_the_door(door, asked, php):  # noqa: F811
    assert read(door, send(door, asked), php) == asked
    assert read(door, send(door, {**asked, "format": ""}), php) == {**asked, "format": ""}


@doors
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("xml", "xml"),
        ("REST", "REST"),
        ("../json", "../json"),
        ("php", "php"),
        ("feeds", "feeds"),
        ("a\r\nSet-Cookie: a=b\n\n<script>", "aSet-Cookie: a=b<script>"),
        ("\x85\u2028\u202eb", "b"),
        ("x" * 5000, "x" * 50),
    ],
)
def test_a_format_there_is_not_is_told_in_that_of_the_door(door, name, shown, asked, php):  # noqa: F811
    answer = send(door, asked | {"format": name})
    with pytest.raises(Failed) as caught:
        read(door, answer, php)
    assert caught.value.args == (111, f'Format "{shown}" not found')
    assert not answer.set_cookies
    assert "Set-Cookie" not in answer.headers


@doors
def test_a_wrong_signature_is_told_in_the_format_of_the_door(door, asked, php):  # noqa: F811
    with pytest.raises(Failed) as caught:
        read(door, send(door, {**asked, "api_sig": "x"}), php)
    assert caught.value.args == (96, "Invalid signature")


@formats
def test_what_no_xml_can_carry_disturbs_no_format(name, asked, php):  # noqa: F811
    """Nor does what is no UTF-8, which is answered as the replacement character."""
    del asked["a"]
    answer = send("rest", {**asked, "format": name}, "a=%00b%1b%ff%ed%a0%80%ef%bf%bfc")
    ours, theirs = "b\ufffd\ufffd\ufffd\ufffdc", "\0b\x1b\ufffd\ufffd\ufffd\ufffd\uffffc"
    carries_all = name in {"json", "php_serial"}
    assert read(name, answer, php)["a"] == (theirs if carries_all else ours)


@pytest.mark.parametrize("door", ["xmlrpc", "soap"])
@pytest.mark.parametrize("accept", ["", "application/json", "text/html"])
def test_whatever_a_client_accepts_it_is_answered(door, accept, asked):
    assert send(door, asked, headers={"Accept": accept}).status == 200


@pytest.mark.parametrize("path", ["/services/xmlrpc", "/services/soap"])
def test_a_door_of_xml_is_for_posts(path):
    assert request("GET", path).status == 405
