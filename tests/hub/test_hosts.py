"""Hosts: nobody has one asked over and over, and none is crushed by what it asked for."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from chalicelib.hub import subscribe as hub_subscribe
from chalicelib.hub.callback import Outgoing, exchange
from chalicelib.model.failures import CallbackFailed, CallbackInUse
from chalicelib.model.subscription import Terms
from chalicelib.settings import settings
from tests.hub import lanes


class Server(ThreadingHTTPServer):
    request_queue_size = 64  # or the ninth would be kept out by the kernel
    daemon_threads = True


@pytest.fixture
def now() -> int:
    return int(time.time())


@pytest.fixture
def three_a_minute(monkeypatch):
    monkeypatch.setenv("PUSHR_HOST_VERIFICATIONS_A_MINUTE", "3")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def wish(nsid, callback, now, topic="my_photos"):
    hub_subscribe.subscribe(nsid, callback, Terms(topic=topic), "sync", now)


@pytest.mark.parametrize("other", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.01"])
def test_a_host_is_asked_only_so_often_a_minute_whatever_it_is_called(
    three_a_minute, subscriber, alice, bob, now, other
):
    for number in range(3):
        wish(alice.nsid, f"{subscriber.url}?{number}", now)
    elsewhere = subscriber.url.replace("127.0.0.1", other)
    with pytest.raises(CallbackFailed, match="429"):
        wish(bob.nsid, elsewhere, now)
    assert len(subscriber.questions) == 3

    wish(bob.nsid, elsewhere, now + 60)
    assert len(subscriber.questions) == 4


def test_too_many_questions_to_a_host_are_error_4_with_429(
    three_a_minute, subscriber, flickr, alice
):
    """Asked seven times, so that three are in one minute wherever it begins."""
    said = []
    for number in range(7):
        asked = {"topic": "my_photos", "callback": f"{subscriber.url}?{number}", "verify": "sync"}
        said.append(flickr(alice).json("flickr.push.subscribe", **asked))

    refused = [each for each in said if each["stat"] == "fail"]
    assert {each["code"] for each in refused} == {4}
    assert {each["message"] for each in refused} == {"Callback failed or invalid response: 429"}
    assert len(subscriber.questions) == 7 - len(refused)


@pytest.fixture
def three_a_person(monkeypatch):
    monkeypatch.setenv("PUSHR_PERSON_VERIFICATIONS_A_MINUTE", "3")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def test_a_person_has_questions_asked_only_so_often_a_minute_whatever_the_victim_is_called(
    three_a_person, subscriber, alice, bob, now
):
    """Whoever has a domain of his own has any number of names for one host."""
    names = (subscriber.url.replace("127.0.0.1", f"n{n}.localhost") for n in range(9))
    for _ in range(3):
        wish(alice.nsid, next(names), now)
    with pytest.raises(CallbackFailed, match="429"):
        wish(alice.nsid, next(names), now)
    with pytest.raises(CallbackFailed, match="429"):
        hub_subscribe.unsubscribe(
            alice.nsid, _first(subscriber), Terms(topic="my_photos"), "sync", now
        )
    wish(bob.nsid, next(names), now)
    assert len(subscriber.questions) == 4

    wish(alice.nsid, next(names), now + 60)
    assert len(subscriber.questions) == 5


def _first(subscriber) -> str:
    return subscriber.url.replace("127.0.0.1", "n0.localhost")


def test_a_person_alone_does_not_use_up_what_a_host_can_stand(
    three_a_minute, three_a_person, subscriber, alice, bob, now
):
    """What is refused because of the person does not count against the host."""
    wish(alice.nsid, subscriber.url.replace("127.0.0.1", "elsewhere.localhost"), now)
    for number in range(9):
        with suppress(CallbackFailed):
            wish(alice.nsid, f"{subscriber.url}?{number}", now)
    wish(bob.nsid, subscriber.url, now)

    assert len(subscriber.questions) == 4


def test_a_person_with_too_many_questions_reads_error_4_with_429(
    three_a_person, subscriber, flickr, alice
):
    """Asked seven times, so that four are in one minute wherever it begins."""
    said = []
    for number in range(7):
        asked = {"topic": "my_photos", "callback": f"{subscriber.url}?{number}", "verify": "async"}
        said.append(flickr(alice).json("flickr.push.subscribe", **asked))

    refused = {(each["code"], each["message"]) for each in said if each["stat"] == "fail"}
    assert refused == {(4, "Callback failed or invalid response: 429")}


def test_the_hub_s_own_questions_count_against_nobody(three_a_person, alice, mine, subscriber):
    for number in range(3):
        mine(subscriber, callback=f"{subscriber.url}?{number}")
    lanes.renew(time.time() + lanes.RENEWAL_DUE)

    assert len(subscriber.questions) == 6


def test_what_is_refused_anyway_does_not_count_against_a_host(
    three_a_minute, subscriber, alice, now
):
    wish(alice.nsid, subscriber.url, now)
    for _ in range(5):
        with pytest.raises(CallbackInUse):
            wish(alice.nsid, subscriber.url, now, topic="my_faves")
    wish(alice.nsid, subscriber.url, now)
    wish(alice.nsid, subscriber.url, now)

    assert len(subscriber.questions) == 3


def test_a_host_has_eight_connections_at_most_whatever_it_is_called():
    lock, gate, active, most = threading.Lock(), threading.Event(), [0], [0]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            with lock:
                active[0] += 1
                most[0] = max(most[0], active[0])
                if active[0] == 8:
                    threading.Timer(0.3, gate.set).start()  # a ninth would come by then
            gate.wait(3)
            with lock:
                active[0] -= 1
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    hosts = ["127.0.0.1", "127.1", "2130706433", "0x7f000001"]
    answers = exchange(
        [Outgoing(url=f"http://{hosts[n % 4]}:{server.server_port}/{n}") for n in range(24)]
    )
    server.shutdown()
    server.server_close()

    assert {answer.status for answer in answers} == {204}
    assert most[0] == 8
