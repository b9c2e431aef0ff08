"""/services/rest: the door of the API, and the formats of its answers."""

from __future__ import annotations

import json

import pytest

from tests.flickr import request

ECHO = "method=flickr.test.echo"
BARE = "application/json"
JSONP = "text/javascript; charset=utf-8"
XML = "text/xml; charset=utf-8"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def key(flickr) -> str:
    return f"&api_key={flickr.application.key}"


@pytest.mark.parametrize("path", ["/services/rest", "/services/rest/"])
def test_the_api_answers_with_and_without_a_slash_at_the_end(path, key):
    got = request("GET", f"{path}?{ECHO}{key}&a=b")
    posted = request("POST", path, FORM, f"{ECHO}{key}&a=b".encode())
    assert (got.status, posted.status) == (200, 200)
    assert got.body == posted.body
    assert got.rsp.findtext("a") == "b"


def test_a_body_adds_to_the_query_and_wins(key):
    answer = request("POST", f"/services/rest?{ECHO}{key}&a=query&b=1", FORM, b"a=body")
    assert [answer.rsp.findtext(name) for name in "ab"] == ["body", "1"]


@pytest.mark.parametrize("content_type", [None, "", "application/json", "text/plain", "klingon"])
def test_a_body_of_another_type_is_none(content_type, key):
    headers = {} if content_type is None else {"Content-Type": content_type}
    answer = request("POST", f"/services/rest?{ECHO}{key}", headers, b"\xff\x00a=b")
    assert answer.rsp.get("stat") == "ok"
    assert answer.rsp.find("a") is None


def test_rest_is_xml_as_flickr_wrote_it(key, flickr):
    answer = request("GET", f"/services/rest?{ECHO}{key}&a=it's+%22%3C%26%3E%22&b=")
    assert answer.headers["Content-Type"] == XML
    assert answer.body.decode() == (
        '<?xml version="1.0" encoding="utf-8" ?>\n'
        '<rsp stat="ok">\n'
        "<method>flickr.test.echo</method>\n"
        f"<api_key>{flickr.application.key}</api_key>\n"
        "<a>it&#039;s &quot;&lt;&amp;&gt;&quot;</a>\n"
        "<b />\n"
        "</rsp>\n"
    )


def test_an_error_is_200_and_xml_as_flickr_wrote_it(key):
    answer = request("GET", f"/services/rest?method=flickr.fakeMethod{key}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, XML)
    assert answer.body == (
        b'<?xml version="1.0" encoding="utf-8" ?>\n'
        b'<rsp stat="fail">\n'
        b'\t<err code="112" msg="Method &quot;flickr.fakeMethod&quot; not found" />\n'
        b"</rsp>\n"
    )


@pytest.mark.parametrize(
    ("asked", "before", "content_type"),
    [
        ("&format=json", b"jsonFlickrApi({", JSONP),
        ("&format=json&jsoncallback=", b"jsonFlickrApi({", JSONP),
        ("&format=json&nojsoncallback=0", b"jsonFlickrApi({", JSONP),
        ("&format=json&jsoncallback=app.on_photo$1", b"app.on_photo$1({", JSONP),
        ("&format=json&nojsoncallback=1", b"{", BARE),
        ("&format=json&nojsoncallback=1&jsoncallback=f", b"{", BARE),
        ("&format=", b"<?xml", XML),
        ("&format=rest", b"<?xml", XML),
        ("&nojsoncallback=1", b"<?xml", XML),
    ],
)
@pytest.mark.parametrize("method", [ECHO, "method=flickr.fakeMethod"])
def test_success_and_failure_come_in_the_format_asked_for(key, method, asked, before, content_type):
    answer = request("GET", f"/services/rest?{method}{key}{asked}")
    assert answer.body.startswith(before)
    assert answer.headers["Content-Type"] == content_type
    if before.endswith(b"({"):
        assert answer.body.endswith(b"})")


def test_json_has_stat_last_on_success_and_first_on_failure(key):
    ok = request("GET", f"/services/rest?{ECHO}{key}&format=json&nojsoncallback=1&stat=x&a=/\xfc")
    assert ok.body.endswith(b'"a":{"_content":"\\/\\u00fc"},"stat":"ok"}')
    fail = request("GET", "/services/rest?method=a.b&format=json&nojsoncallback=1")
    assert fail.body == b'{"stat":"fail","code":112,"message":"Method \\"a.b\\" not found"}'


@pytest.mark.parametrize(
    "name", ["alert(1)//", "a b", "f;g", "a..b", "1a", "\u017fa", "a\n", "<b>", "f" * 101]
)
def test_a_callback_that_is_no_name_is_refused_and_never_repeated(key, name):
    """In bare JSON: there is no name to call."""
    from urllib.parse import quote

    asked = f"/services/rest?{ECHO}{key}&format=json&jsoncallback={quote(name)}"
    answer = request("GET", asked)
    assert answer.headers["Content-Type"] == BARE
    assert json.loads(answer.body)["code"] == 117
    assert name.encode() not in answer.body


@pytest.mark.parametrize("name", ["xml", "JSON", "php", "soap3", "<b>"])
def test_a_format_there_is_not_is_error_111(key, name):
    answer = request("GET", f"/services/rest?{ECHO}{key}&format={name}")
    [err] = answer.rsp
    assert (err.get("code"), err.get("msg")) == ("111", f'Format "{name}" not found')


@pytest.mark.parametrize(
    "name",
    [
        "",
        "flickr",
        "flickr.test",
        "flickr.test.Echo",
        "flickr.test.echo.",
        "flickr.test.method",
        "flickr.test.__class__",
        "flickr.photos.get_info",
        "flickr.photosUpload.checkTickets",
        "flickr.api.method.method",
        "pushr.test.echo",
        "upload",
        "os.path.join",
        "flickr." + "a" * 5000 + ".b",
    ],
)
def test_a_method_there_is_not_is_error_112(key, name):
    answer = request("GET", f"/services/rest?{key}&method={name}")
    [err] = answer.rsp
    assert (err.get("code"), err.get("msg")) == ("112", f'Method "{name}" not found')


def test_any_page_may_read_an_answer_and_nobody_may_keep_it(key):
    headers = request("GET", f"/services/rest?{ECHO}{key}").headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("accept", ["", "*/*", "application/json", "image/png", "nonsense"])
def test_whatever_a_client_accepts_it_is_answered(key, accept):
    assert request("GET", f"/services/rest?{ECHO}{key}", {"Accept": accept}).status == 200


def test_names_that_are_none_in_xml_are_made_some(key):
    answer = request("GET", f"/services/rest?{ECHO}{key}&a%20b=1&1=2&=3&%00=4&%3Cx%3E=5")
    assert [e.text for e in answer.rsp[2:]] == ["1", "2", "3", "4", "5"]
