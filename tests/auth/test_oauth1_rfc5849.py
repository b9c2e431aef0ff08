"""The examples of RFC 5849, to the letter, and the edges of what its section 3.4 says is signed."""

from __future__ import annotations

import hmac
import time
from base64 import b64encode
from dataclasses import replace
from urllib.parse import parse_qsl, quote, urlsplit

import pytest

from chalicelib.api import request as requests
from chalicelib.api.request import Request
from chalicelib.auth import authorise, consent, oauth1, signature
from chalicelib.auth.identify import identify
from chalicelib.model.application import Application
from chalicelib.store import applications, request_tokens, tokens
from tests.auth.consumer import FORM, REQUEST, Consumer, trouble
from tests.flickr import HOST, request

PRINTER = "kd94hf93k423kf44"  # the secret of printer.example.com
THEN = 137131201
EXAMPLE = """OAuth realm="Example",
                oauth_consumer_key="9djdj82h48djs9d2",
                oauth_token="kkk9d7dh3k39sjv7",
                oauth_signature_method="HMAC-SHA1",
                oauth_timestamp="137131201",
                oauth_nonce="7d8f3e4a",
                oauth_signature="bYT5CMsGcbgUdFHObYMEfcx6bsw%3D\""""


def sent(verb: str, url: str, authorization: str = "", body: str = "") -> Request:
    """A request as the doors read it."""
    parts = urlsplit(url)
    kind = FORM["Content-Type"] if body else ""
    query = parse_qsl(parts.query, keep_blank_values=True)
    pairs, _ = requests.parameters(query, kind, body.encode())
    return Request(
        verb=verb,
        url=parts._replace(query="").geturl(),
        headers={"authorization": authorization},
        pairs=pairs,
    )


class TestSection1:
    """1.2: Jane's photos are to be printed."""

    INITIATE = """OAuth realm="Photos",
        oauth_consumer_key="dpf43f3p2l4k3l03",
        oauth_signature_method="HMAC-SHA1",
        oauth_timestamp="137131200",
        oauth_nonce="wIjqoS",
        oauth_callback="http%3A%2F%2Fprinter.example.com%2Fready",
        oauth_signature="74KNZJeDHnMBp0EMJ9ZHt%2FXKycU%3D\""""
    TOKEN = """OAuth realm="Photos",
        oauth_consumer_key="dpf43f3p2l4k3l03",
        oauth_token="hh5s93j4hdidpola",
        oauth_signature_method="HMAC-SHA1",
        oauth_timestamp="137131201",
        oauth_nonce="walatlh",
        oauth_verifier="hfdp7dh39dks9884",
        oauth_signature="gKgrFCywp7rO0OXSjdot%2FIHF7IU%3D\""""
    PHOTOS = """OAuth realm="Photos",
        oauth_consumer_key="dpf43f3p2l4k3l03",
        oauth_token="nnch734d00sl2jdk",
        oauth_signature_method="HMAC-SHA1",
        oauth_timestamp="137131202",
        oauth_nonce="chapoH",
        oauth_signature="MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D\""""

    def test_the_request_for_temporary_credentials(self):
        asked = sent("POST", "https://photos.example.net/initiate", self.INITIATE)
        assert signature.parameters(asked)["oauth_signature"] == "74KNZJeDHnMBp0EMJ9ZHt/XKycU="
        assert signature.is_right(asked, PRINTER, "")

    def test_the_request_for_token_credentials(self):
        asked = sent("POST", "https://photos.example.net/token", self.TOKEN)
        assert signature.is_right(asked, PRINTER, "hdhd0244k9j7ao03")

    @pytest.mark.parametrize(
        "url",
        [
            "http://photos.example.net/photos?file=vacation.jpg&size=original",
            "http://photos.example.net/photos?size=original&file=vacation.jpg",
            "http://PHOTOS.example.net:80/photos?file=vacation%2Ejpg&size=%6friginal",
        ],
    )
    def test_the_request_for_the_photo(self, url):
        assert signature.is_right(sent("GET", url, self.PHOTOS), PRINTER, "pfkkdhi9sl3r4s00")

    @pytest.mark.parametrize(
        ("verb", "url", "secret"),
        [
            ("POST", "http://photos.example.net/photos?file=vacation.jpg&size=original", "pf"),
            ("GET", "http://photos.example.net/photos?file=vacation.jpg&size=small", "pfkk"),
            ("GET", "http://photos.example.net/photos?file=vacation.jpg", "pfkkdhi9sl3r4s00"),
            ("GET", "http://photos.example.org/photos?file=vacation.jpg&size=original", "pf"),
        ],
    )
    def test_another_request_is_not_signed_by_it(self, verb, url, secret):
        assert not signature.is_right(sent(verb, url, self.PHOTOS), PRINTER, secret)
        assert not signature.is_right(sent(verb, url, self.PHOTOS), PRINTER, "pfkkdhi9sl3r4s00")

    def test_the_whole_dance_at_its_own_time(self, alice):
        """With the RFC's credentials in the store, its three requests get what they ask for."""
        application = Application(key="dpf43f3p2l4k3l03", secret=PRINTER, title="Printer")
        applications.add(application)
        asked = sent("POST", "https://photos.example.net/initiate", self.INITIATE)
        made = oauth1.request_token(asked, THEN)
        assert made.callback == "http://printer.example.com/ready"

        question = replace(made, token="hh5s93j4hdidpola", secret="hdhd0244k9j7ao03")
        request_tokens.add(question)
        consent.give(alice.nsid, application.key, "read", THEN)
        verifier = authorise.fingerprint_of("hfdp7dh39dks9884")
        request_tokens.authorise(question.token, alice.nsid, "read", verifier)
        asked = sent("POST", "https://photos.example.net/token", self.TOKEN)
        token, person = oauth1.access_token(asked, THEN)
        assert person == alice.person

        tokens.add(replace(token, token="nnch734d00sl2jdk", secret="pfkkdhi9sl3r4s00"))
        url = "http://photos.example.net/photos?file=vacation.jpg&size=original"
        call = identify(sent("GET", url, self.PHOTOS), "flickr.test.echo", THEN)
        assert call.caller == alice.person


class TestSection3:
    """3.1 and 3.4.1: which parameters are signed, in which order and spelling."""

    URL = "http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b"

    def test_the_base_string_of_section_3_4_1_1(self):
        asked = sent("POST", self.URL, EXAMPLE, "c2&a3=2+q")
        assert signature.base_string(asked) == (
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q"
            "%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_"
            "key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_m"
            "ethod%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk"
            "9d7dh3k39sjv7"
        )

    def test_the_parameters_of_section_3_4_1_3_1(self):
        asked = sent("POST", self.URL, EXAMPLE, "c2&a3=2+q")
        assert asked.pairs == [
            ("b5", "=%3D"),
            ("a3", "a"),
            ("c@", ""),
            ("a2", "r b"),
            ("c2", ""),
            ("a3", "2 q"),
        ]
        assert signature.pairs(asked) == [
            ("oauth_consumer_key", "9djdj82h48djs9d2"),
            ("oauth_token", "kkk9d7dh3k39sjv7"),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", "137131201"),
            ("oauth_nonce", "7d8f3e4a"),
            ("oauth_signature", "bYT5CMsGcbgUdFHObYMEfcx6bsw="),
        ]

    @pytest.mark.parametrize(
        ("url", "uri"),
        [
            ("http://EXAMPLE.COM:80/r%20v/X?id=123", "http://example.com/r%20v/X"),
            ("https://www.example.net:8080/?q=1", "https://www.example.net:8080/"),
            ("https://example.net:443/", "https://example.net/"),
            ("http://example.net:443/", "http://example.net:443/"),
            ("https://example.net:80/", "https://example.net:80/"),
            ("HTTP://Example.Net/A", "http://example.net/A"),
            ("http://example.net", "http://example.net/"),
        ],
    )
    def test_the_base_string_uri_of_section_3_4_1_2(self, url, uri):
        encoded = uri.replace("%", "%25").replace(":", "%3A").replace("/", "%2F")
        assert signature.base_string(sent("GET", url)).split("&")[1] == encoded

    @pytest.mark.parametrize(
        ("query", "normalized"),
        [
            ("", ""),
            ("a", "a%3D"),
            ("a=", "a%3D"),
            ("=a", "%3Da"),
            ("a=1&a=2&a=", "a%3D%26a%3D1%26a%3D2"),
            ("ab=1&a=2&a.b=3&a%20b=4", "a%3D2%26a%2520b%3D4%26a.b%3D3%26ab%3D1"),
            ("a=~-._", "a%3D~-._"),
            ("a=!*'()", "a%3D%2521%252A%2527%2528%2529"),
            ("a=%21%2a%27%28%29", "a%3D%2521%252A%2527%2528%2529"),
            ("a=b+c%20d%2Be", "a%3Db%2520c%2520d%252Be"),
            ("a=%C3%A9%E6%9D%B1", "a%3D%25C3%25A9%25E6%259D%25B1"),
            ("%C3%A9=1&z=2", "%25C3%25A9%3D1%26z%3D2"),
            ("a=%26&a=%3D", "a%3D%2526%26a%3D%253D"),
            ("A=1&a=2&B=3", "A%3D1%26B%3D3%26a%3D2"),
            ("a=%F0%9F%90%88&a=%EF%BD%9E", "a%3D%25EF%25BD%259E%26a%3D%25F0%259F%2590%2588"),
            ("oauth_signature=x&a=1", "a%3D1"),
        ],
    )
    def test_parameters_are_normalized_as_section_3_4_1_3_2_says(self, query, normalized):
        url = f"http://example.com/?{query}"
        assert signature.base_string(sent("GET", url)) == (
            f"GET&http%3A%2F%2Fexample.com%2F&{normalized}"
        )

    @pytest.mark.parametrize(
        "header",
        [
            'OAuth oauth_a="1",oauth_b="2 "',
            'OAuth   oauth_a="1" ,\t oauth_b="2%20"',
            'oauth oauth_a = "1" , oauth_b = "2%20"',
            'OAUTH realm="a,oauth_c=\\"3\\"", oauth_a="1", oauth_b="2 "',
            'OAuth oauth_a=1, oauth_b="2%20",',
            'OAuth , , oauth_b="2%20", oauth_a="1"',
            'OAuth oauth%5Fa="%31", oauth_b="2%20", realm=""',
        ],
    )
    def test_a_header_may_be_spaced_as_one_likes(self, header):
        asked = sent("GET", "http://example.com/", header)
        assert signature.parameters(asked) == {"oauth_a": "1", "oauth_b": "2 "}

    @pytest.mark.parametrize("header", ["", "OAuth", "Basic oauth_a=1", 'OAuth oauth_a="1", junk'])
    def test_a_header_that_is_none_of_oauths_says_nothing(self, header):
        assert signature.parameters(sent("GET", "http://example.com/", header)) == {}


class TestThroughTheDoor:
    """The same edges in requests of today, signed over what the section says."""

    @pytest.fixture
    def consumer(self, flickr) -> Consumer:
        return Consumer(flickr.application)

    @pytest.mark.parametrize(
        "query",
        [
            "",
            "a",
            "a=&b",
            "a=1&a=2&a=",
            "a=2&ab=1&a.b=3",
            "a=~!*'()-._",
            "a=b+c%20d%2Be",
            "a=%C3%A9%E6%9D%B1%F0%9F%90%88&%C3%A9=1",
            "a%5B%5D=1&a[]=2",
            "a=%26%3D%25",
        ],
    )
    @pytest.mark.parametrize("where", ["query", "body", "both"])
    def test_whatever_stands_beside_is_signed(self, consumer, query, where):
        path = REQUEST if where == "body" else f"{REQUEST}?{query}"
        body = "" if where == "query" else query
        headers = self.signed(consumer, f"http://{HOST}{path}", body)
        answer = request("POST", path, {**headers, **FORM}, body.encode())
        assert answer.status == 200, answer.body

    @pytest.mark.parametrize(
        ("host", "signed"),
        [
            (HOST, f"http://{HOST}:80"),
            (f"{HOST}:80", f"http://{HOST}"),
            ("PUSHR.Test", f"http://{HOST}"),
            (HOST, "HTTP://Pushr.TEST"),
            (f"{HOST}:8443", f"https://{HOST}:8443"),
            ("elsewhere.example", "https://elsewhere.example:443"),
            ("elsewhere.example", "https://api.flickr.com"),
        ],
    )
    def test_scheme_host_and_port_are_signed_in_their_plainest_form(self, consumer, host, signed):
        headers = self.signed(consumer, f"{signed}{REQUEST}")
        https = {"X-Forwarded-Proto": "https"} if "https" in signed and ":443" in signed else {}
        answer = request("POST", REQUEST, {**headers, **https, "Host": host})
        assert answer.status == 200, answer.body

    def test_a_port_that_is_not_the_schemes_own_is_signed(self, consumer):
        headers = self.signed(consumer, f"http://{HOST}{REQUEST}")
        answer = request("POST", REQUEST, {**headers, "Host": f"{HOST}:8080"})
        # The service's own address is right whatever the Host: a proxy may have changed it.
        assert answer.status == 200
        headers = self.signed(consumer, f"http://other.example{REQUEST}")
        answer = request("POST", REQUEST, {**headers, "Host": "other.example:8080"})
        assert trouble(answer) == "401 signature_invalid"

    def signed(self, consumer: Consumer, uri: str, body: str = "") -> dict[str, str]:
        """A header over all that uri and body say, every pair of it, as the RFC wants it."""
        oauth = {
            "oauth_consumer_key": consumer.application.key,
            "oauth_signature_method": "HMAC-SHA1",
            "oauth_timestamp": str(int(time.time())),
            "oauth_nonce": "once",
            "oauth_callback": "oob",
        }
        pairs = [*sent("POST", uri, "", body).pairs, *oauth.items()]
        key = f"{consumer.application.secret}&".encode()
        made = hmac.digest(key, base_string(uri, pairs).encode(), "sha1")
        oauth["oauth_signature"] = b64encode(made).decode()
        said = ", ".join(f'{name}="{escaped(value)}"' for name, value in oauth.items())
        return {"Authorization": f'OAuth realm="x", {said}'}


def base_string(uri: str, pairs: list[tuple[str, str]]) -> str:
    """Written down from the RFC, without the library that the product uses."""
    parts = urlsplit(uri.lower())
    default = {"http": ":80", "https": ":443"}[parts.scheme]
    address = f"{parts.scheme}://{parts.netloc.removesuffix(default)}{urlsplit(uri).path}"
    encoded = sorted((escaped(name), escaped(value)) for name, value in pairs)
    normalized = "&".join(f"{name}={value}" for name, value in encoded)
    return f"POST&{escaped(address)}&{escaped(normalized)}"


def escaped(text: str) -> str:
    return quote(text, safe="~")
