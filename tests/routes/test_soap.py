"""/services/soap: the door for SOAP."""

from __future__ import annotations

import pytest
import requests
from lxml import etree

from tests.auth import oldclient
from tests.envelopes import SOAP_12, XML, envelope, send, signed
from tests.flickr import request
from tests.formats.hostile import HOSTILE

LOGIN = "flickr.test.login"


@pytest.fixture
def echo(flickr) -> dict[str, str]:
    return {"api_key": flickr.application.key, "method": "flickr.test.echo"}


def told(body: bytes) -> tuple[str, str]:
    """The fault of an answer."""
    fault = etree.fromstring(body).find(f"{{{SOAP_12}}}Body/{{{SOAP_12}}}Fault")
    return fault.findtext("faultcode"), fault.findtext("faultstring")


@pytest.mark.parametrize("path", ["/services/soap", "/services/soap/"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": "application/soap+xml; charset=utf-8; action=FlickrRequest"},
        {"Content-Type": "text/xml", "SOAPAction": "FlickrRequest"},
        {"Content-Type": "application/x-www-form-urlencoded"},
    ],
)
def test_a_call_is_answered_whatever_type_and_action_it_says_it_has(path, headers, echo):
    answer = request("POST", path, headers, envelope({**echo, "a": "b"}))
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/xml; charset=utf-8")
    assert b"&lt;a&gt;b&lt;/a&gt;" in answer.body


def test_a_request_adds_to_the_query_and_wins(echo):
    answer = send("soap", {**echo, "a": "body"}, "a=query&b=1&method=x&format=json")
    assert b'"a":{"_content":"body"},"b":{"_content":"1"}' in answer.body


def test_a_method_may_stand_in_the_query_alone(echo):
    key = echo["api_key"]
    answer = send("soap", {"a": "b"}, f"method=flickr.test.echo&api_key={key}&format=rest")
    assert answer.rsp.findtext("a") == "b"


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_envelope_is_error_114(body):
    answer = request("POST", "/services/soap", XML, body)
    assert answer.status == 200
    assert told(answer.body) == ("flickr.error.114", "Invalid SOAP envelope")


def test_a_format_in_the_query_holds_for_that_error_too():
    answer = request("POST", "/services/soap?format=rest", XML, b"<a>")
    [err] = answer.rsp
    assert (err.get("code"), err.get("msg")) == ("114", "Invalid SOAP envelope")


def test_too_many_parameters_are_error_117_in_the_format_that_they_ask_for(echo):
    many = {**echo, **{f"a{n}": "" for n in range(1000)}}
    assert told(send("soap", many).body)[0] == "flickr.error.117"
    assert b'"code":117' in send("soap", {**many, "format": "json"}).body


def test_a_failure_is_a_fault(echo):
    answer = send("soap", {**echo, "method": "flickr.photos.getInfo", "photo_id": "1"})
    assert told(answer.body) == ("flickr.error.1", 'Photo "1" not found (invalid ID)')


def test_the_parameters_of_a_request_are_what_oauth_signs(flickr, alice):
    asked = {"method": LOGIN, "a": "é +&="}
    header = signed(flickr(alice), "soap", asked)
    assert alice.nsid.encode() in send("soap", asked, headers=header).body
    changed = send("soap", {**asked, "a": "b"}, headers=signed(flickr(alice), "soap", asked))
    assert told(changed.body) == ("flickr.error.96", "Invalid signature")


def test_the_parameters_of_a_request_are_what_an_old_client_signs(flickr, alice):
    client = oldclient.acting_for(alice.person, flickr.application)
    asked = client.signed(method=LOGIN, a="é")
    assert alice.nsid.encode() in send("soap", asked).body
    assert told(send("soap", {**asked, "a": "b"}).body)[0] == "flickr.error.96"


def test_a_running_server_answers_soap(server):
    asked = {"method": "flickr.test.echo", "api_key": server.demo["api_key"], "format": "soap2"}
    answer = requests.post(f"{server.url}/services/soap/", envelope(asked), headers=XML, timeout=60)
    method = etree.fromstring(answer.content).findtext(".//{/ns/api#}method")
    assert method == "flickr.test.echo"
