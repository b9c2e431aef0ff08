"""Tarpits: subscribers that never answer, or refuse everything, cost the others nothing."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from chalicelib.hub import callback, deliver
from chalicelib.model.delivery import Delivery, News, Target
from chalicelib.model.subscription import Subscription, Terms, callback_id
from chalicelib.store import subscriptions
from tests.running import PATIENCE_SECONDS, eventually

SUBSCRIBERS = 100
HANGING = 5  # of them, each on a host of its own or all on one


@pytest.fixture
def news(flickr, alice, hub):
    """What happened to a photo of alice's."""
    photo_id = flickr(alice).upload("chelsea.jpg", title="cat")
    hub.drain()
    return (News(photo_id=photo_id, types=("created",)),)


@pytest.mark.parametrize("hosts", [HANGING, 1], ids=["on hosts of their own", "on one host"])
def test_the_healthy_are_done_before_any_who_hang_are_let_go(news, hosts):
    with tarpit() as pit:
        hanging = [pit.url(1 + n % hosts, f"hang/{n}") for n in range(HANGING)]
        healthy = [pit.url(10 + n, f"take/{n}") for n in range(SUBSCRIBERS - HANGING)]
        with under_way([deliveries(news, hanging + healthy)]):
            eventually(lambda: len(pit.taken) == len(healthy) and len(pit.held) == HANGING)
            assert not pit.let_go.is_set()
            pit.let_go.set()

        assert len(pit.taken) == len(healthy)


def test_one_host_that_hangs_takes_no_more_places_than_its_own(news):
    """Many times as many callbacks at a tarpit as all hosts together may have under way."""
    with tarpit() as pit:
        hanging = [pit.url(1, f"hang/{n}") for n in range(callback.AT_ONCE + 100)]
        healthy = [pit.url(10 + n, f"take/{n}") for n in range(50)]
        with under_way([deliveries(news, hanging + healthy)]):
            eventually(lambda: len(pit.taken) == len(healthy))
            assert len(pit.held) <= callback.AT_ONCE_A_HOST
            pit.let_go.set()


def test_a_batch_of_others_does_not_wait_for_a_batch_that_hangs(news):
    """Workers run beside each other, as Lambda and the pump let them."""
    with tarpit() as pit:
        hanging = [pit.url(1 + n, f"hang/{n}") for n in range(HANGING)]
        healthy = [pit.url(10 + n, f"take/{n}") for n in range(20)]
        with under_way([deliveries(news, hanging), deliveries(news, healthy)]):
            eventually(lambda: len(pit.held) == HANGING and len(pit.taken) == len(healthy))
            pit.let_go.set()


def test_a_host_that_refuses_everything_loses_nothing_for_others(news):
    with tarpit() as pit:
        refusing = [pit.url(1, f"refuse/{n}") for n in range(60)]
        healthy = [pit.url(1 + n % 5, f"take/{n}") for n in range(60)]
        mixed = [url for pair in zip(refusing, healthy, strict=True) for url in pair]
        with under_way([deliveries(news, mixed)]):
            pass

        assert len(pit.taken) == len(healthy)
        assert len(pit.refused) == len(refusing)
    failures = {url: failures_of(url) for url in mixed}
    assert {failures[url] for url in healthy} == {0}
    assert {failures[url] for url in refusing} == {1}


class Pit(ThreadingHTTPServer):
    """Many hosts in one: a path says whether a POST is taken, refused, or held until let go."""

    request_queue_size = 1024

    def __init__(self):
        self.taken, self.refused, self.held = set(), set(), set()
        self.let_go = threading.Event()
        super().__init__(("127.0.0.1", 0), Handler)

    def url(self, host, path):
        """Every name below localhost is this very machine (RFC 6761 6.3)."""
        return f"http://host{host}.localhost:{self.server_port}/{path}"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        verb = self.path.split("/")[1]
        if verb == "hang":
            self.server.held.add(self.path)
            self.server.let_go.wait(PATIENCE_SECONDS)
            return
        (self.server.taken if verb == "take" else self.server.refused).add(self.path)
        self.send_response(204 if verb == "take" else 500)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def tarpit():
    with Pit() as pit:
        threading.Thread(target=pit.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield pit
        finally:
            pit.let_go.set()
            pit.shutdown()


@contextmanager
def under_way(batches):
    """Workers, each with a batch, that run while the test looks."""
    threads = [
        threading.Thread(target=deliver.first, args=(batch, time.time())) for batch in batches
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.join(PATIENCE_SECONDS)
    assert not any(thread.is_alive() for thread in threads)


def deliveries(news, urls):
    """Live subscriptions of somebody's with these callbacks, and their deliveries."""
    targets = tuple(subscribed(url) for url in urls)
    return [
        Delivery(news=news, targets=targets[start : start + 100])
        for start in range(0, len(targets), 100)
    ]


def subscribed(url) -> Target:
    now = int(time.time())
    live = Subscription(
        nsid="1@N01",
        callback=url,
        created=now,
        terms=Terms(topic="my_photos"),
        expires=now + 3600,
    )
    subscriptions.change(target := subscriptions.target(live), lambda _: live)
    return target


def failures_of(url) -> int:
    found = subscriptions.find(Target(nsid="1@N01", subscription_id=callback_id(url)))
    return found.health.failures
