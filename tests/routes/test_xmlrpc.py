"""/services/xmlrpc: the door for XML-RPC, tried by Python's own client and by an old one's ways."""

from __future__ import annotations

import json
import xmlrpc.client
from urllib.parse import parse_qsl

import pytest
from oauthlib.oauth1 import SIGNATURE_TYPE_QUERY, Client

from tests.auth import oldclient
from tests.envelopes import XML, methodcall, send, signed
from tests.flickr import request
from tests.formats.hostile import HOSTILE

LOGIN = "flickr.test.login"


@pytest.fixture
def echo(flickr) -> dict[str, str]:
    return {"api_key": flickr.application.key, "method": "flickr.test.echo"}


def told(body: bytes) -> tuple[int, str]:
    """The fault of an answer."""
    with pytest.raises(xmlrpc.client.Fault) as caught:
        xmlrpc.client.loads(body)
    return caught.value.faultCode, caught.value.faultString


def test_pythons_client_calls_methods_by_their_names(server):
    proxy = xmlrpc.client.ServerProxy(f"{server.url}/services/xmlrpc/")
    asked = {"api_key": server.demo["api_key"], "a": "<é>", "n": 5}
    assert "<a>&lt;é&gt;</a>\n<n>5</n>\n" in proxy.flickr.test.echo(asked)


def test_pythons_client_raises_errors(server):
    proxy = xmlrpc.client.ServerProxy(f"{server.url}/services/xmlrpc")
    with pytest.raises(xmlrpc.client.Fault) as caught:
        proxy.flickr.photos.getInfo({"api_key": server.demo["api_key"], "photo_id": "1"})
    assert caught.value.faultCode == 1
    with pytest.raises(xmlrpc.client.Fault) as caught:
        proxy.flickr.test.echo([1, 2])
    assert caught.value.faultCode == 115


@pytest.mark.parametrize("path", ["/services/xmlrpc", "/services/xmlrpc/"])
@pytest.mark.parametrize("content_type", ["text/xml", "application/x-www-form-urlencoded", "", "?"])
def test_a_call_is_answered_whatever_type_it_says_it_has(path, content_type, echo):
    answer = request("POST", path, {"Content-Type": content_type}, methodcall({**echo, "a": "b"}))
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/xml; charset=utf-8")
    assert b"&lt;a&gt;b&lt;/a&gt;" in answer.body


def test_a_struct_adds_to_the_query_and_wins(echo):
    answer = send("xmlrpc", {**echo, "a": "struct"}, "a=query&b=1&method=x&format=json")
    assert b'"a":{"_content":"struct"},"b":{"_content":"1"}' in answer.body
    assert b'"method":{"_content":"flickr.test.echo"}' in answer.body


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_call_is_error_115(body):
    answer = request("POST", "/services/xmlrpc", XML, body)
    assert answer.status == 200
    assert told(answer.body) == (115, "Invalid XML-RPC Method Call")


def test_a_format_in_the_query_holds_for_that_error_too():
    query = "format=json&nojsoncallback=1"
    answer = request("POST", f"/services/xmlrpc?{query}", XML, b"<methodCall>")
    assert json.loads(answer.body) == {
        "stat": "fail",
        "code": 115,
        "message": "Invalid XML-RPC Method Call",
    }


def test_too_many_members_are_error_117_in_the_format_that_they_ask_for(echo):
    many = {**echo, **{f"a{n}": "" for n in range(1000)}}
    assert told(send("xmlrpc", many).body)[0] == 117
    assert b'"code":117' in send("xmlrpc", {**many, "format": "json"}).body


def test_a_method_there_is_not_is_a_fault():
    answer = send("xmlrpc", {"method": "system.listMethods"})
    assert told(answer.body) == (112, 'Method "system.listMethods" not found')


def test_the_members_of_a_call_are_what_oauth_signs(flickr, alice):
    asked = {"method": LOGIN, "a": "é +&="}
    header = signed(flickr(alice), "xmlrpc", asked)
    assert alice.nsid.encode() in send("xmlrpc", asked, headers=header).body
    changed = send("xmlrpc", {**asked, "a": "b"}, headers=signed(flickr(alice), "xmlrpc", asked))
    assert told(changed.body) == (96, "Invalid signature")
    another = {**asked, "method": "flickr.test.null"}
    changed = send("xmlrpc", another, headers=signed(flickr(alice), "xmlrpc", asked))
    assert told(changed.body) == (96, "Invalid signature")


def test_oauth_may_stand_among_the_members(flickr, alice):
    token = alice.token
    client = Client(
        flickr.application.key,
        flickr.application.secret,
        token.token,
        token.secret,
        signature_type=SIGNATURE_TYPE_QUERY,
    )
    uri, _, _ = client.sign(f"http://pushr.test/services/xmlrpc?method={LOGIN}", "POST")
    asked = dict(parse_qsl(uri.partition("?")[2]))
    assert alice.nsid.encode() in send("xmlrpc", asked).body


@pytest.mark.parametrize("also_as_member", [False, True])
def test_the_members_of_a_call_are_what_an_old_client_signs(flickr, alice, also_as_member):
    """Some sent the method, which is signed, in the struct as well."""
    client = oldclient.acting_for(alice.person, flickr.application)
    asked = client.signed(method=LOGIN, a="é")
    body = methodcall(asked)
    if also_as_member:
        body = xmlrpc.client.dumps((asked,), LOGIN).encode()
    answer = request("POST", "/services/xmlrpc/", XML, body)
    assert alice.nsid.encode() in answer.body


def test_a_method_that_was_not_signed_is_not_called(flickr, alice):
    client = oldclient.acting_for(alice.person, flickr.application)
    asked = client.signed(method="flickr.test.null")
    body = xmlrpc.client.dumps((asked,), LOGIN).encode()
    assert told(request("POST", "/services/xmlrpc", XML, body).body)[0] == 96


def test_a_call_by_xml_rpc_writes(flickr, alice):
    photo_id = flickr(alice).upload()
    asked = {
        "method": "flickr.photos.setMeta",
        "photo_id": photo_id,
        "title": "A",
        "description": "",
    }
    send("xmlrpc", asked, headers=signed(flickr(alice), "xmlrpc", asked))
    assert flickr(alice).photos.getInfo(photo_id=photo_id).findtext("photo/title") == "A"
