"""OAuth 1.0a at its doors: what is signed how, and which problem is told of what."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from urllib.parse import quote, urlencode

import pytest

from chalicelib.api.request import Request
from chalicelib.auth import oauth1, problem
from chalicelib.model.ids import fingerprint
from chalicelib.store import request_tokens, tokens
from chalicelib.store.aws import dynamodb
from tests.auth.clients import header_fields
from tests.auth.consumer import ACCESS, FORM, REQUEST, Consumer, another, said, trouble
from tests.browsing import Browser
from tests.flickr import HOST, Answer, request

DAY_SECONDS = 86_400


@pytest.fixture
def consumer(flickr) -> Consumer:
    """The tests' application before anybody let it in."""
    return Consumer(flickr.application)


def signed(consumer: Consumer, path: str = REQUEST, **how) -> dict[str, str]:
    """The parameters of a good request, to be sent in another way."""
    how = {"callback_uri": "oob", **how}
    _, headers, _ = consumer.client(**how).sign(f"http://{HOST}{path}", "POST")
    return header_fields(headers["Authorization"])


def posted(fields, path: str = REQUEST) -> Answer:
    """What is answered to a form."""
    return request("POST", path, FORM, urlencode(fields).encode())


class TestParameters:
    """Everything has to be there, once."""

    def test_a_request_without_any_names_all_that_are_absent(self):
        answer = request("GET", REQUEST)
        assert answer.status == 400
        assert answer.headers["Content-Type"] == "text/plain;charset=UTF-8"
        assert answer.headers["Cache-Control"] == "no-store"
        assert said(answer)["oauth_problem"] == "parameter_absent"
        assert said(answer)["oauth_parameters_absent"].split("&") == [
            "oauth_consumer_key",
            "oauth_signature_method",
            "oauth_signature",
            "oauth_timestamp",
            "oauth_nonce",
            "oauth_callback",
        ]

    @pytest.mark.parametrize(
        "name",
        [
            "oauth_consumer_key",
            "oauth_signature_method",
            "oauth_signature",
            "oauth_timestamp",
            "oauth_nonce",
            "oauth_callback",
        ],
    )
    @pytest.mark.parametrize("value", [None, ""])
    def test_a_parameter_that_is_absent_or_empty_is_named(self, consumer, name, value):
        fields = {**signed(consumer), name: value}
        answer = posted({name: value for name, value in fields.items() if value is not None})
        assert answer.status == 400
        assert answer.body == (
            b"oauth_problem=parameter_absent&oauth_parameters_absent=" + name.encode()
        )

    @pytest.mark.parametrize("name", ["oauth_token", "oauth_verifier"])
    def test_an_access_token_wants_token_and_verifier(self, consumer, name):
        consumer.asks()
        fields = signed(consumer, ACCESS, verifier="1", callback_uri=None)
        del fields[name]
        answer = posted(fields, ACCESS)
        assert answer.body == (
            b"oauth_problem=parameter_absent&oauth_parameters_absent=" + name.encode()
        )

    @pytest.mark.parametrize("name", ["oauth_callback", "oauth_nonce", "oauth_signature"])
    @pytest.mark.parametrize("where", ["form", "query", "header"])
    def test_a_parameter_with_two_values_is_rejected(self, consumer, name, where):
        fields = signed(consumer)
        if where == "form":
            answer = posted([*fields.items(), (name, "another")])
        elif where == "query":
            answer = posted(fields, f"{REQUEST}?{name}=another")
        else:
            parts = [f'{n}="{quote(v, safe="")}"' for n, v in [*fields.items(), (name, "another")]]
            answer = request("POST", REQUEST, {"Authorization": "OAuth " + ", ".join(parts)})
        assert trouble(answer) == "400 parameter_rejected"
        assert said(answer)["oauth_parameters_rejected"] == name

    def test_a_parameter_that_came_twice_the_same_is_taken(self, consumer):
        fields = signed(consumer)
        query = urlencode(fields)
        assert posted(fields, f"{REQUEST}?{query}").status == 200

    @pytest.mark.parametrize("version", ["1.0a", "2.0", "1", ""])
    def test_there_is_one_version(self, consumer, version):
        answer = posted({**signed(consumer), "oauth_version": version})
        assert answer.status == 400
        assert answer.body == b"oauth_problem=version_rejected&oauth_acceptable_versions=1.0-1.0"

    def test_a_body_that_cannot_be_read_is_rejected(self, consumer):
        multipart = {"Content-Type": "multipart/form-data; boundary=x"}
        assert trouble(request("POST", REQUEST, multipart, b"--x\r\n")) == "400 parameter_rejected"


class TestWhoAsks:
    """Applications and tokens that there are not."""

    @pytest.mark.parametrize("key", ["unknown", "9" * 5000, "\xe9"])
    @pytest.mark.parametrize("path", [REQUEST, ACCESS])
    def test_an_unknown_application_is_told(self, consumer, key, path):
        given = {"oauth_token": "1", "oauth_verifier": "1", "oauth_consumer_key": key}
        answer = posted({**signed(consumer), **given}, path)
        assert trouble(answer) == "401 consumer_key_unknown"

    @pytest.mark.parametrize("token", ["unknown", "9" * 5000])
    @pytest.mark.parametrize("path", [REQUEST, ACCESS])
    def test_an_unknown_token_is_rejected(self, flickr, token, path):
        held = Consumer(flickr.application, token, "0")
        answer = held.send(path, callback_uri="oob", verifier="1")
        assert trouble(answer) == "401 token_rejected"

    def test_a_client_may_sign_with_the_access_token_it_has(self, flickr, alice):
        """flickcurl does, if it has one already."""
        held = Consumer(flickr.application, alice.token.token, alice.token.secret)
        assert held.send(REQUEST, callback_uri="oob").status == 200

    def test_an_access_token_without_its_secret_is_not_taken(self, flickr, alice):
        held = Consumer(flickr.application, alice.token.token, "0")
        assert trouble(held.send(REQUEST, callback_uri="oob")) == "401 signature_invalid"

    def test_an_empty_token_is_none(self, consumer):
        path = f"{REQUEST}?oauth_token="
        assert consumer.send(path, callback_uri="oob").status == 200

    def test_another_applications_access_token_is_rejected(self, flickr, alice):
        held = Consumer(another(flickr.application), alice.token.token, alice.token.secret)
        assert trouble(held.send(REQUEST, callback_uri="oob")) == "401 token_rejected"

    def test_a_request_token_is_no_access_token(self, consumer):
        consumer.asks()
        assert trouble(consumer.send(REQUEST, callback_uri="oob")) == "401 token_rejected"

    def test_a_token_from_before_oauth_is_rejected(self, flickr, alice):
        old = replace(alice.token, token="old", secret="")
        tokens.add(old)
        held = Consumer(flickr.application, "old", "")
        assert trouble(held.send(REQUEST, callback_uri="oob")) == "401 token_rejected"

    def test_an_access_token_that_is_over_is_told(self, flickr, alice):
        tokens.expire(alice.token, int(time.time()) - 1)
        held = Consumer(flickr.application, alice.token.token, alice.token.secret)
        assert trouble(held.send(REQUEST, callback_uri="oob")) == "401 token_expired"


class TestSignatures:
    """Two methods, and the request as it was signed."""

    @pytest.mark.parametrize("method", ["HMAC-SHA1", "HMAC-SHA256"])
    def test_two_methods_are_taken(self, consumer, method):
        assert consumer.asks(signature_method=method).status == 200

    @pytest.mark.parametrize("path", [REQUEST, ACCESS])
    @pytest.mark.parametrize("method", ["PLAINTEXT", "RSA-SHA1", "HMAC-SHA512", "hmac-sha1", "x"])
    def test_other_methods_are_rejected(self, consumer, method, path):
        fields = {**signed(consumer), "oauth_signature_method": method}
        assert trouble(posted(fields, path)) == "400 signature_method_rejected"

    def test_plaintext_is_rejected_with_the_right_secrets_too(self, consumer):
        answer = consumer.send(REQUEST, signature_method="PLAINTEXT", callback_uri="oob")
        assert trouble(answer) == "400 signature_method_rejected"

    def test_a_wrong_signature_is_told_with_what_should_be_signed(self, consumer):
        fields = {**signed(consumer), "oauth_signature": "x", "oauth_callback": "http://a/?b=\xe9"}
        answer = posted(fields)
        base = "&".join(
            f"{name}={quote(fields[name], safe='')}"
            for name in sorted(fields)
            if name != "oauth_signature"
        )
        url = quote(f"http://{HOST}{REQUEST}", safe="")
        assert answer.status == 401
        assert answer.headers["Content-Type"] == "text/plain;charset=UTF-8"
        assert answer.body.decode() == (
            f"oauth_problem=signature_invalid&debug_sbs=POST&{url}&{quote(base, safe='')}"
        )

    @pytest.mark.parametrize(
        "how", [{"client_secret": "0"}, {"client_secret": ""}, {"resource_owner_secret": "0"}]
    )
    def test_a_signature_by_other_secrets_is_wrong(self, consumer, how):
        assert trouble(consumer.asks(**how)) == "401 signature_invalid"

    @pytest.mark.parametrize(
        ("verb", "url"),
        [
            ("GET", f"http://{HOST}{REQUEST}"),
            ("POST", f"http://other.example{REQUEST}"),
            ("POST", f"http://{HOST}:8080{REQUEST}"),
            ("POST", f"http://{HOST}{REQUEST}//"),
            ("POST", f"http://{HOST}{REQUEST}?a=b"),
            ("POST", f"http://{HOST}{REQUEST.upper()}"),
        ],
    )
    def test_a_signature_of_another_request_is_wrong(self, consumer, verb, url):
        _, headers, _ = consumer.client(callback_uri="oob").sign(url, verb)
        assert trouble(request("POST", REQUEST, headers)) == "401 signature_invalid"

    def test_a_signature_of_the_other_door_is_wrong(self, consumer):
        consumer.asks()
        fields = signed(consumer, REQUEST, verifier="1", callback_uri=None)
        assert trouble(posted(fields, ACCESS)) == "401 signature_invalid"

    @pytest.mark.parametrize("added", ["perms=delete", "a=", "=", "oauth_x=1"])
    def test_whatever_is_not_signed_breaks_the_signature(self, consumer, added):
        answer = posted(signed(consumer), f"{REQUEST}?{added}")
        assert trouble(answer) == "401 signature_invalid"

    @pytest.mark.parametrize("kind", [FORM["Content-Type"], "multipart/form-data; boundary=x"])
    def test_what_the_body_adds_breaks_the_signature(self, consumer, kind):
        _, headers, _ = consumer.client(callback_uri="oob").sign(f"http://{HOST}{REQUEST}", "POST")
        part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n'
        body = b"a=b" if kind == FORM["Content-Type"] else part
        answer = request("POST", REQUEST, {**headers, "Content-Type": kind}, body)
        assert trouble(answer) == "401 signature_invalid"

    @pytest.mark.parametrize("raw", ["%FF%FE", "%00", "%C3%A9", "%ED%A0%80", "=" * 3000])
    def test_bytes_that_are_no_signature_are_a_wrong_one(self, consumer, raw):
        fields = signed(consumer)
        fields.pop("oauth_signature")
        body = f"{urlencode(fields)}&oauth_signature={raw}".encode()
        assert trouble(request("POST", REQUEST, FORM, body)) == "401 signature_invalid"

    def test_over_a_host_that_is_none_no_signature_is_right(self, consumer):
        headers = {**FORM, "Host": "["}
        body = urlencode({**signed(consumer), "oauth_signature": "x"}).encode()
        answer = request("POST", REQUEST, headers, body)
        assert answer.body == b"oauth_problem=signature_invalid&debug_sbs="

    def test_a_huge_request_is_not_answered_hugely(self, consumer):
        answer = posted({**signed(consumer), "a": "=" * 100_000})
        assert trouble(answer) == "401 signature_invalid"
        assert len(answer.body) < 10_000


class TestFreshness:
    """A request is good about now, and once."""

    @pytest.mark.parametrize("off", [0, -590, 590])
    @pytest.mark.parametrize("scale", [1, 1000])
    def test_a_clock_may_be_off_ten_minutes_and_count_milliseconds(self, consumer, off, scale):
        stamp = str(int((time.time() + off) * scale))
        assert consumer.asks(timestamp=stamp).status == 200

    @pytest.mark.parametrize("stamp", ["-660", "660", "137131200", "now", "9" * 40, "1e9", "१७९५"])
    def test_another_time_is_refused_and_told_which_are_not(self, consumer, stamp):
        now = int(time.time())
        given = str(now + int(stamp)) if stamp.lstrip("-") == "660" else stamp
        answer = posted(signed(consumer, timestamp=given))
        assert trouble(answer) == "401 timestamp_refused"
        earliest, latest = map(int, said(answer)["oauth_acceptable_timestamps"].split("-"))
        assert earliest < now < latest

    def test_a_request_cannot_be_made_again(self, consumer):
        fields = signed(consumer)
        assert posted(fields).status == 200
        assert trouble(posted(fields)) == "401 nonce_used"

    def test_an_access_token_cannot_be_asked_for_again(self, consumer, alice):
        consumer.asks()
        consumer.let_in(Browser(alice.person))
        fields = signed(consumer, ACCESS, verifier="0", callback_uri=None)
        assert trouble(posted(fields, ACCESS)) == "401 verifier_invalid"
        assert trouble(posted(fields, ACCESS)) == "401 nonce_used"
        assert request_tokens.find(consumer.token, time.time()).tries == 1

    def test_the_same_nonce_and_time_may_serve_for_both_tokens(self, consumer, alice):
        """As Perl's Flickr::API does it."""
        how = {"nonce": "once", "timestamp": str(int(time.time()))}
        consumer.asks(**how)
        assert consumer.fetches(consumer.let_in(Browser(alice.person)), **how).status == 200

    def test_a_wrong_signature_uses_no_nonce_up(self, consumer):
        how = {"nonce": "once", "timestamp": str(int(time.time()))}
        assert trouble(consumer.asks(client_secret="0", **how)) == "401 signature_invalid"
        assert consumer.asks(**how).status == 200


class TestADay:
    """How long a request token may wait for a person, and they for the application."""

    def test_a_request_token_is_good_for_a_day(self, consumer):
        token = oauth1.request_token(asked(consumer), time.time())
        assert request_tokens.find(token.token, time.time() + DAY_SECONDS - 2)
        assert not request_tokens.find(token.token, time.time() + DAY_SECONDS + 2)

    def test_one_of_yesterday_gets_no_page_and_no_access_token(self, consumer, alice):
        browser, yesterday = Browser(alice.person), time.time() - DAY_SECONDS
        old = oauth1.RequestToken(
            token="1-2",
            secret="3",
            api_key=consumer.application.key,
            callback="oob",
            expires=int(yesterday) + DAY_SECONDS,
            nsid=alice.nsid,
            perms="read",
            verifier=fingerprint("5"),
        )
        request_tokens.add(old)
        consumer.token, consumer.secret = "1-2", "3"
        assert consumer.page(browser).status == 404
        assert trouble(consumer.fetches("5")) == "401 token_rejected"

    def test_signed_in_time_for_another_day_is_refused(self, consumer):
        tomorrow = time.time() + DAY_SECONDS
        with pytest.raises(problem.TimestampRefused):
            oauth1.request_token(asked(consumer), tomorrow)


class TestManyAtOnce:
    """Requests that all have found the token before any has used it up."""

    MANY = 4

    @pytest.fixture
    def delete_together(self):
        """No item is deleted until so many are about to be."""
        barrier, events = Barrier(self.MANY), dynamodb().meta.events

        def wait(**_):
            barrier.wait(60)

        events.register("before-call.dynamodb.DeleteItem", wait)
        yield
        events.unregister("before-call.dynamodb.DeleteItem", wait)

    def test_one_gets_the_access_token(self, consumer, alice, delete_together):
        consumer.asks()
        verifier = consumer.let_in(Browser(alice.person))
        how = {"path": ACCESS, "verifier": verifier, "callback_uri": None}
        requests = [asked(consumer, **how) for _ in range(self.MANY)]
        with ThreadPoolExecutor(self.MANY) as pool:
            outcomes = sorted(pool.map(self.outcome, requests))
        assert outcomes == ["alice", *["token_rejected"] * (self.MANY - 1)]

    def outcome(self, request: Request) -> str:
        try:
            _, person = oauth1.access_token(request, time.time())
        except problem.Problem as refused:
            return refused.name
        return person.username


def asked(consumer: Consumer, path: str = REQUEST, **how) -> Request:
    """A good request as the doors read it."""
    pairs = list(signed(consumer, path, **how).items())
    return Request(verb="POST", url=f"http://{HOST}{path}", headers={}, pairs=pairs)
