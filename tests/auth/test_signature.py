"""Signatures as the clients of Flickr make them."""

from __future__ import annotations

import time
from urllib.parse import quote

import pytest

from tests.auth import clients
from tests.auth.clients import LOGIN
from tests.flickr import HOST, request

PLACES = [
    clients.by_header,
    clients.by_query,
    clients.by_form,
    clients.by_multipart,
    clients.by_both,
]
WRONG = "96 Invalid signature"

everywhere = pytest.mark.parametrize("call", PLACES)


@everywhere
@pytest.mark.parametrize("how", ["HMAC-SHA1", "HMAC-SHA256"])
def test_a_signature_is_taken_wherever_it_stands(flickr, alice, call, how):
    assert clients.login(call(flickr(alice), LOGIN, signature_method=how)) == alice.nsid


@everywhere
def test_values_of_any_script_and_sign_are_signed_as_they_are(flickr, alice, call):
    params = {**LOGIN, "title": "Z\xfcrich & 東京+=%20~", "empty": "", "a[]": "b\r\nc"}
    assert clients.login(call(flickr(alice), params)) == alice.nsid


@everywhere
@pytest.mark.parametrize(
    "base",
    [
        f"https://{HOST}",
        "https://api.flickr.com",
        f"HTTP://{HOST.upper()}:80",
    ],
)
def test_a_signature_may_be_over_another_of_our_addresses(flickr, alice, call, base):
    assert clients.login(call(flickr(alice), LOGIN, base=base)) == alice.nsid


@everywhere
@pytest.mark.parametrize("base", ["https://api.example.com", f"http://{HOST}:8080"])
def test_a_signature_over_a_strangers_address_is_wrong(flickr, alice, call, base):
    assert clients.login(call(flickr(alice), LOGIN, base=base)) == WRONG


@everywhere
@pytest.mark.parametrize(
    "how",
    [
        {"client_secret": "0" * 16},
        {"resource_owner_secret": "0" * 16},
        {"signature_method": "PLAINTEXT"},
    ],
)
def test_a_signature_by_other_secrets_or_none_is_wrong(flickr, alice, call, how):
    assert clients.login(call(flickr(alice), LOGIN, **how)) == WRONG


@pytest.mark.parametrize(
    "changed",
    [
        {"oauth_signature": "c2lnbmF0dXJl"},
        {"oauth_signature": ""},
        {"oauth_signature": "\xe9\u4e00"},
        {"oauth_signature_method": "RSA-SHA1"},
        {"oauth_signature_method": "PLAINTEXT"},
        {"oauth_signature_method": ""},
        {"oauth_signature_method": "hmac-sha1 "},
        {"oauth_nonce": "another"},
        {"oauth_timestamp": "1"},
        {"title": "another"},
        {"added": "later"},
    ],
)
def test_whatever_is_changed_after_signing_breaks_the_signature(flickr, alice, changed):
    params = clients.signed(flickr(alice), {**LOGIN, "title": "mine"}, "GET")
    query = "&".join(f"{name}={quote(value)}" for name, value in {**params, **changed}.items())
    assert clients.login(request("GET", f"{clients.REST}?{query}")) == WRONG


@pytest.mark.parametrize("raw", ["%FF%FE", "%00", "%C3%A9", "%ED%A0%80"])
def test_bytes_that_are_no_signature_are_a_wrong_one(flickr, alice, raw):
    params = clients.signed(flickr(alice), LOGIN, "GET")
    params.pop("oauth_signature")
    query = "&".join(f"{name}={quote(value)}" for name, value in params.items())
    answer = request("GET", f"{clients.REST}?{query}&oauth_signature={raw}")
    assert clients.login(answer) == WRONG


def test_a_signature_holds_for_one_verb(flickr, alice):
    params = clients.signed(flickr(alice), LOGIN, "GET")
    body = "&".join(f"{name}={quote(value)}" for name, value in params.items()).encode()
    answer = request("POST", clients.REST, {"Content-Type": clients.FORM}, body)
    assert clients.login(answer) == WRONG


def test_one_of_two_values_may_be_signed_and_the_later_counts(flickr):
    """Of a parameter in the query and in the body, Flickr knew only the body's."""
    echo = {"method": "flickr.test.echo", "title": "body"}
    params = clients.signed(flickr, echo, "POST")
    body = "&".join(f"{name}={quote(value)}" for name, value in params.items()).encode()
    path = f"{clients.REST}?title=query"
    answer = request("POST", path, {"Content-Type": clients.FORM}, body)
    assert answer.rsp.findtext("title") == "body"


@pytest.mark.parametrize("repeated", ["tags=a&tags=b", "tags=b&tags=a"])
def test_parameters_that_repeat_may_be_signed_all(flickr, alice, repeated):
    """As RFC 5849 wants it (3.4.1.3.2)."""
    uri = f"http://{HOST}{clients.REST}?method=flickr.test.login&{repeated}"
    uri, headers, _ = clients.client(flickr(alice)).sign(uri)
    answer = request("GET", uri.removeprefix(f"http://{HOST}"), headers)
    assert clients.login(answer) == alice.nsid


def test_a_realm_is_not_part_of_what_is_signed(flickr, alice):
    answer = clients.by_header(flickr(alice), LOGIN, realm="http://photos.example/")
    assert clients.login(answer) == alice.nsid


def test_a_version_need_not_be_said(flickr, alice):
    """node-flickrapi leaves oauth_version out."""
    made = clients.client(flickr(alice))
    made.get_oauth_params = lambda request: [
        (name, value)
        for name, value in type(made).get_oauth_params(made, request)
        if name != "oauth_version"
    ]
    uri, headers, _ = made.sign(f"http://{HOST}{clients.REST}?method=flickr.test.login")
    assert "oauth_version" not in headers["Authorization"]
    answer = request("GET", uri.removeprefix(f"http://{HOST}"), headers)
    assert clients.login(answer) == alice.nsid


@pytest.mark.parametrize("host", ["[", "", "a:b:c", "pushr.test:99999", "\xff"])
def test_over_a_host_that_is_none_no_signature_is_right(flickr, alice, host):
    params = clients.signed(flickr(alice), LOGIN, "GET", client_secret="0")
    query = "&".join(f"{name}={quote(value)}" for name, value in params.items())
    assert clients.login(request("GET", f"{clients.REST}?{query}", {"Host": host})) == WRONG


class TestNonces:
    """A signed call can be made once, and only about now."""

    @pytest.mark.parametrize("off", [0, -590, 590])
    @pytest.mark.parametrize("scale", [1, 1000])
    def test_a_clock_may_be_off_ten_minutes_and_count_milliseconds(self, flickr, alice, off, scale):
        stamp = str(int((time.time() + off) * scale))
        answer = clients.by_header(flickr(alice), LOGIN, timestamp=stamp)
        assert clients.login(answer) == alice.nsid

    @pytest.mark.parametrize("off", [-660, 660, -10_000_000])
    @pytest.mark.parametrize("scale", [1, 1000])
    def test_a_clock_may_not_be_off_more(self, flickr, alice, off, scale):
        stamp = str(int((time.time() + off) * scale))
        answer = clients.by_header(flickr(alice), LOGIN, timestamp=stamp)
        assert clients.login(answer) == f"{WRONG} (timestamp_refused)"

    @pytest.mark.parametrize("stamp", ["now", "-1", "1e9", "9" * 40, "१७९५०००००", "17950000.5"])
    def test_a_timestamp_is_a_number(self, flickr, alice, stamp):
        answer = clients.by_query(flickr(alice), LOGIN, timestamp=stamp)
        assert clients.login(answer) == f"{WRONG} (timestamp_refused)"

    def test_a_call_cannot_be_made_again(self, flickr, alice):
        stamp = str(int(time.time()))
        for said in (alice.nsid, f"{WRONG} (nonce_used)"):
            answer = clients.by_header(flickr(alice), LOGIN, nonce="once", timestamp=stamp)
            assert clients.login(answer) == said

    def test_the_same_nonce_with_another_token_or_time_is_another(self, flickr, alice, bob):
        stamp = int(time.time())
        for who, at in ((alice, stamp), (bob, stamp), (alice, stamp + 1)):
            answer = clients.by_header(flickr(who), LOGIN, nonce="once", timestamp=str(at))
            assert clients.login(answer) == who.nsid

    def test_a_wrong_signature_uses_no_nonce_up(self, flickr, alice):
        how = {"nonce": "once", "timestamp": str(int(time.time()))}
        assert (
            clients.login(clients.by_header(flickr(alice), LOGIN, client_secret="0", **how))
            == WRONG
        )
        assert clients.login(clients.by_header(flickr(alice), LOGIN, **how)) == alice.nsid

    def test_a_nonce_longer_than_a_key_can_be_is_refused(self, flickr, alice):
        answer = clients.by_query(flickr(alice), LOGIN, nonce="n" * 2000)
        assert clients.login(answer) == f"{WRONG} (nonce_used)"
