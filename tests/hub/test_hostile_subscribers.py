"""Subscribers that misbehave: each ends in the state that is documented, and costs no more."""

from __future__ import annotations

import resource
import ssl
import subprocess
import threading
import time
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from chalicelib.hub import deliver
from chalicelib.hub.callback import Outgoing, exchange
from chalicelib.store import subscriptions as stored
from tests.flickr import fails
from tests.hub import lanes
from tests.hub.rude import OK, confirming, drips, hangs, pours, rude, says

PATIENCE = 0.4  # seconds, for what never ends by itself

UNAVAILABLE = b"HTTP/1.1 503 No\r\nContent-Length: 9\r\n\r\n"
CHUNK = b"f4240\r\n" + b"x" * 1_000_000 + b"\r\n"

# What comes back, and what becomes of a delivery that is answered so.
ENDLESS = {
    "hangs before it answers": (hangs(), 0),
    "hangs in the first line": (hangs(b"HTTP/1.1 2"), 0),
    "hangs behind the first line": (hangs(OK), 0),
    "hangs in a header": (hangs(OK + b"Content-Le"), 0),
    "hangs between headers": (hangs(OK + b"Content-Length: 2\r\n"), 0),
    "hangs behind an informational answer": (hangs(b"HTTP/1.1 100 Continue\r\n\r\n"), 100),
    "hangs behind early hints": (hangs(b"HTTP/1.1 103 Early Hints\r\n\r\n" + OK), 0),
    "hangs before the body": (hangs(OK + b"Content-Length: 2\r\n\r\n"), 200),
    "hangs in the body": (hangs(OK + b"Content-Length: 9\r\n\r\nabc"), 200),
    "hangs in the body of a failure": (hangs(b"HTTP/1.1 500 No\r\nContent-Length: 9\r\n\r\n"), 500),
    "drips the first line": (drips(OK, forever=False), 0),
    "drips headers": (drips(b"X-Drip: 1\r\n"), 0),
    "drips the body": (drips(OK + b"Content-Length: 9999\r\n\r\n", 0.001), 200),
}
ABRUPT = {
    "says nothing and hangs up": (says(b""), 0),
    "hangs up in the first line": (says(b"HTTP/1."), 0),
    "hangs up in the headers": (says(OK + b"Content-Length: 5"), 0),
    "hangs up in the body": (says(OK + b"Content-Length: 99\r\n\r\nabc"), 200),
    "hangs up in the body of a failure": (
        says(b"HTTP/1.1 503 No\r\nContent-Length: 9\r\n\r\n"),
        503,
    ),
    "sends an invalid chunk": (says(OK + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nab\r\n"), 200),
    "sends a chunk without an end": (says(OK + b"Transfer-Encoding: chunked\r\n\r\n9\r\nab"), 200),
    "sends a length that is none": (says(OK + b"Content-Length: many\r\n\r\n"), 0),
    "sends no HTTP": (says(b"220 smtp.test ESMTP\r\n"), 0),
    "sends HTTP 0.9": (says(b"<html>fine</html>"), 0),
    "sends bytes": (says(bytes(range(256)) * 4), 0),
    "sends a status that is none": (says(b"HTTP/1.1 abc OK\r\n\r\n"), 0),
    "sends TLS": (says(b"\x15\x03\x01\x00\x02\x02\x28"), 0),
    "sends endless headers": (pours(OK, b"X-More: " + b"x" * 1000 + b"\r\n", 100_000), 0),
    "sends one endless header": (pours(OK + b"X-More: "), 0),
    "sends a hundred megabytes": (pours(OK + b"Content-Length: 100000000\r\n\r\n"), 200),
    "sends a hundred megabytes in chunks": (
        pours(
            OK + b"Transfer-Encoding: chunked\r\n\r\n", b"f4240\r\n" + b"x" * 1_000_000 + b"\r\n"
        ),
        200,
    ),
    "wants another protocol": (
        says(b"HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"),
        101,
    ),
    "wants a password": (
        says(b'HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n'),
        401,
    ),
}


@pytest.mark.parametrize("how", [*ENDLESS, *ABRUPT])
def test_an_answer_is_its_status_once_its_headers_are_whole(how):
    """What follows the headers counts for nothing; what never gets so far is no answer."""
    behaves, status = {**ENDLESS, **ABRUPT}[how]
    seconds = PATIENCE if how in ENDLESS else 10
    with rude(behaves) as server:
        [answer] = exchange([Outgoing(url=server.url, body=b"feed", seconds=seconds)])

    assert answer.status == status
    assert len(answer.body) <= 64 * 1024
    assert server.said < 20_000_000


@pytest.mark.parametrize("how", ABRUPT)
def test_a_delivery_that_is_answered_abruptly_is_taken_or_tried_again(mine, photo, how, alice):
    behaves, status = ABRUPT[how]
    with confirming(behaves) as server:
        target = mine(server)
        deliver.first([lanes.delivery(photo, target)], time.time())
        heard = [line for line in server.heard if line.startswith(b"POST ")]

    assert len(heard) == 1
    assert len(lanes.retries()) == (status != 200)
    health = stored.find(target).health
    assert health.last_error == {0: "no answer", 200: ""}.get(status, str(status))


def test_those_who_hang_keep_nobody_from_his_photos(mine, photo, subscriber):
    """Seven of them, each in another moment, in one delivery; it takes as long as one of them."""
    moments = [how for how in ENDLESS if how.startswith("hangs")][:7]
    with ExitStack() as stack:
        targets = [mine(subscriber)]
        targets += [mine(stack.enter_context(confirming(ENDLESS[how][0]))) for how in moments]
        deliver.first([lanes.delivery(photo, *targets)], time.time())

    assert len(subscriber.received) == 1
    [held] = lanes.retries()
    assert len(held.message["targets"]) == len(moments)
    assert held.message["attempt"] == 2


def test_hundreds_of_megabytes_take_no_memory():
    """Twenty at the same time; the worker has 256 MB in all."""
    with rude(ABRUPT["sends a hundred megabytes"][0]) as server:
        exchange([Outgoing(url=server.url, seconds=5)])
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        exchange([Outgoing(url=server.url, seconds=5) for _ in range(20)])
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert after - before < 32 * 1024  # kilobytes


def test_no_password_is_ever_sent_and_no_cookie_kept(subscriber):
    challenge = b'HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm="x"\r\nSet-Cookie: a=b\r\n'
    with rude(says(challenge + b"Content-Length: 0\r\n\r\n")) as server:
        exchange([Outgoing(url=server.url)])
        exchange([Outgoing(url=server.url)])

    assert len(server.heard) == 2
    assert not any(b"Authorization" in heard or b"Cookie" in heard for heard in server.heard)


@pytest.mark.parametrize("how", ["sends a hundred megabytes", "sends endless headers"])
def test_a_callback_that_pours_confirms_nothing(flickr, alice, how):
    with rude(ABRUPT[how][0]) as server, fails(4):
        flickr(alice).push.subscribe(topic="my_photos", callback=server.url, verify="sync")

    assert not flickr(alice).push.getSubscriptions()[0]


def test_410_ends_it_and_what_waited_for_it_is_forgotten(flickr, alice, mine, photo, subscriber):
    target = mine(subscriber)
    for status in (500, 410, 200):
        subscriber.status = status
        deliver.first([lanes.delivery(photo, target)], time.time())
    lanes.attempt_again(time.time() + 60)

    assert len(subscriber.received) == 2
    assert not flickr(alice).push.getSubscriptions()[0]
    assert not lanes.rows("WATCH#")
    assert not lanes.rows("FAILED#")


# --- TLS ---


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Signed by itself, and for another name."""
    folder = tmp_path_factory.mktemp("tls")
    files = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=other.test",
         "-days", "2", "-keyout", files[0], "-out", files[1]],
        check=True, capture_output=True,
    )  # fmt: skip
    return files


@pytest.fixture
def self_signed(certificate):
    heard = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append(self.path)

        do_GET = do_POST

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"https://127.0.0.1:{server.server_port}/", heard
    server.shutdown()
    server.server_close()


def test_a_certificate_that_nobody_vouches_for_is_not_spoken_to(self_signed, flickr, alice):
    url, heard = self_signed
    [answer] = exchange([Outgoing(url=url, body=b"feed")])
    assert (answer.status, answer.refused) == (0, False)
    assert "certificate" in answer.error

    with fails(4, "Callback failed or invalid response: 504"):
        flickr(alice).push.subscribe(topic="my_photos", callback=url, verify="sync")
    assert not heard


def test_a_plain_server_behind_https_is_not_spoken_to(subscriber):
    [answer] = exchange([Outgoing(url=subscriber.url.replace("http:", "https:"), body=b"feed")])

    assert (answer.status, answer.refused) == (0, False)
    assert not subscriber.received


def test_a_server_that_hangs_in_its_handshake_is_given_up():
    with rude(hangs()) as server:
        [answer] = exchange([Outgoing(url=server.url.replace("http:", "https:"), seconds=PATIENCE)])

    assert answer.status == 0
