"""What a stranger tries first, by curl or from a browser: every answer says what is wrong."""

from __future__ import annotations

import http.client
import socket
from xml.etree.ElementTree import fromstring

import pytest
import requests

from tests.running import PATIENCE_SECONDS

pytestmark = pytest.mark.xdist_group("server")

REST = "/services/rest/"
HTML = "<script>alert('\"x\"')</script>&amp;]]>"


@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        ({}, 112, 'Method "" not found'),
        ({"method": "flickr.test.echo"}, 100, "Invalid API Key (Key has invalid format)"),
        ({"method": "flickr.nonsense"}, 112, 'Method "flickr.nonsense" not found'),
        ({"method": HTML}, 112, f'Method "{HTML}" not found'),
        ({"method": "flickr.test.echo", "format": HTML}, 111, f'Format "{HTML}" not found'),
        ({"method": "flickr.test.echo", "api_key": HTML}, 100, "Invalid API Key (Key not found)"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(server, asked, code, words):
    answer = server.get(REST, asked)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    [error] = fromstring(answer.content)
    assert (int(error.get("code")), error.get("msg")) == (code, words)


@pytest.mark.parametrize("api_key", ["", "0" * 32, "\x00", "é", "a" * 5000])
def test_an_api_key_that_is_none_is_error_100(server, api_key):
    asked = {"method": "flickr.test.echo", "api_key": api_key}
    [error] = fromstring(server.get(REST, asked).content)

    assert error.get("code") == "100"


def test_html_in_arguments_comes_back_as_text(server):
    asked = {"method": "flickr.test.echo", "api_key": server.demo["api_key"], "html": HTML}

    assert fromstring(server.get(REST, asked).content).findtext("html") == HTML
    answer = server.get(REST, {**asked, "format": "json", "nojsoncallback": "1"})
    assert answer.json()["html"]["_content"] == HTML
    assert answer.headers["Content-Type"].startswith("application/json")


def test_html_as_a_jsonp_callback_is_refused(server):
    asked = {"method": "flickr.test.echo", "format": "json", "jsoncallback": HTML}
    answer = server.get(REST, asked)

    assert HTML not in answer.text
    assert '"stat":"fail"' in answer.text.replace(" ", "")


def test_getting_the_upload_door_asks_for_a_photo(server):
    no_key = server.get("/services/upload")
    unsigned = server.get("/services/upload", {"api_key": server.demo["api_key"]})
    signed = server.get("/services/upload", auth=server.signature("bob"))

    codes = [fromstring(each.content)[0].get("code") for each in (no_key, unsigned, signed)]
    assert codes == ["100", "99", "2"]


def test_the_front_page_says_what_this_is(server):
    answer = server.get("/")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert f"{server.url}/services/rest" in answer.text


@pytest.mark.parametrize("path", ["/nothing", "/services", "/services/rest/x/y", "/%00", "/é"])
@pytest.mark.parametrize("headers", [{}, {"Authorization": "OAuth oauth_token=x"}])
def test_an_unknown_path_is_not_found(server, path, headers):
    answer = server.get(path, headers=headers)

    assert answer.status_code == 404
    assert answer.text == "Not found\n"
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("verb", ["PUT", "DELETE", "PATCH"])
def test_another_verb_is_not_allowed(server, verb):
    answer = requests.request(verb, server.url + REST, timeout=PATIENCE_SECONDS)

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, POST"


def test_head_has_no_body_and_the_connection_goes_on(server):
    """A body after HEAD would be read as the beginning of the next answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_SECONDS)
    for path in (REST, "/", "/nothing"):
        connection.request("HEAD", path)
        assert connection.getresponse().read() == b""
        connection.request("GET", "/")
        assert connection.getresponse().read().startswith(b"pushr")
    connection.close()


def test_a_page_of_the_web_may_read_answers(server):
    origin = {"Origin": "https://example.com"}
    answer = server.get(REST, {"method": "flickr.test.echo"}, headers=origin)

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_very_long_address_is_refused(server):
    answer = server.get(REST, {"method": "a" * 100_000})

    assert answer.status_code == 414


def test_a_long_argument_goes_in_the_body(server):
    asked = {"method": "flickr.test.echo", "api_key": server.demo["api_key"], "x": "é" * 100_000}
    answer = requests.post(server.url + REST, data=asked, timeout=PATIENCE_SECONDS)

    assert fromstring(answer.content).findtext("x") == "é" * 100_000


def test_a_chunked_body_is_read(server):
    """What requests sends of a generator, and curl of a pipe when it is told to."""
    asked = f"method=flickr.test.echo&api_key={server.demo['api_key']}&a=b".encode()
    answer = requests.post(
        server.url + REST,
        data=iter([asked[:10], asked[10:]]),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        timeout=PATIENCE_SECONDS,
    )

    assert fromstring(answer.content).findtext("a") == "b"


@pytest.mark.parametrize(
    "head",
    [
        b"POST /services/rest HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        b"POST /services/rest HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /services/rest HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST /services/rest HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n",  # https to an http port
        b"GET /services/rest\r\n\r\n",
        b"hello\r\n\r\n",
    ],
)
def test_what_is_not_http_is_answered_and_forgotten(server, head):
    before = len(server.said)
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE_SECONDS) as connection:
        connection.sendall(head)
        answer = connection.recv(100_000)

    assert b"400" in answer or b"code" in answer
    assert "Traceback" not in server.said[before:]
    assert server.get("/").ok
