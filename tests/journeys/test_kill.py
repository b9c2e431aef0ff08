"""kill -9 in the middle of two thousand deliveries, again and again: everybody hears of the photo.

The workers' process is killed, not asked; the queues live on in a moto server of their own. The
stream is read once, before: were it read anew after each death, it would tell everything again.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer

import pytest
import requests

from tests.running import PATIENCE_SECONDS, ROOT, eventually, free_port, without_aws

pytestmark = pytest.mark.xdist_group("kill")

SUBSCRIBERS = 2000
DEATHS = 3
HOLD_SECONDS = 4  # then the messages that a dead process held are seen again


@dataclass
class Crowd(ThreadingHTTPServer):
    """All subscribers: remembers who was told, and can leave everybody waiting for an answer."""

    told: set[str] = field(default_factory=set)
    stops_at: int = SUBSCRIBERS
    """How many may be told before nobody is answered any more."""

    daemon_threads = True
    request_queue_size = 1024

    def __post_init__(self):
        self.lock = threading.Lock()
        self.answering = threading.Event()
        self.answering.set()
        super().__init__(("127.0.0.1", 0), _Ear)

    def hears(self, path):
        """Whether the POST was taken: it is not while everybody waits."""
        with self.lock:
            if len(self.told) >= self.stops_at:
                self.answering.clear()
                return False
            self.told.add(path)
            return True

    def is_full(self):
        return not self.answering.is_set()

    def go_on(self, stops_at):
        with self.lock:
            self.stops_at = stops_at
            self.answering.set()


class _Ear(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        if not self.server.hears(self.path):
            self.server.answering.wait(PATIENCE_SECONDS)
            self.close_connection = True
            return
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def test_nobody_misses_a_photo_although_the_workers_are_killed(tmp_path):
    chance = random.Random(20_260)
    stops = sorted(chance.sample(range(200, SUBSCRIBERS - 200), DEATHS))
    with crowd() as told, moto() as aws:
        environment = prepared(aws, told.server_port)
        for stop in stops:
            told.go_on(stops_at=stop)
            with workers(environment, tmp_path) as running:
                eventually(told.is_full)
                running.send_signal(signal.SIGKILL)
                assert running.wait(PATIENCE_SECONDS) == -signal.SIGKILL
            assert len(told.told) == stop
        told.go_on(stops_at=SUBSCRIBERS + 1)
        with workers(environment, tmp_path):
            eventually(lambda: len(told.told) == SUBSCRIBERS)


@contextmanager
def crowd():
    server = Crowd()
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server
    finally:
        server.answering.set()
        server.shutdown()
        TCPServer.server_close(server)


@contextmanager
def moto():
    """The address of a moto server."""
    url = f"http://127.0.0.1:{free_port()}"
    with running("-m", "moto.server", "-p", url.rpartition(":")[2], environment={}):
        eventually(lambda: _answers(url))
        yield url


@contextmanager
def workers(environment, folder):
    """The process that delivers, and nothing else."""
    with running(
        *("-m", "infra.pump", "--hold-seconds", str(HOLD_SECONDS), "deliver", "fanout", "retry"),
        environment=environment,
        log=folder / "workers",
    ) as process:
        yield process


@contextmanager
def running(*arguments, environment, log=None):
    with (log.open("ab") if log else subprocess.DEVNULL_FILE()) as said:  # type: ignore
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**without_aws(), **environment},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def prepared(aws, port):
    """The environment of a stack where a photo has just been matched for everybody."""
    ...


def _answers(url):
    try:
        return requests.get(url + "/moto-api/", timeout=PATIENCE_SECONDS).ok
    except requests.ConnectionError:
        return False
