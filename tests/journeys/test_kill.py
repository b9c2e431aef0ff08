"""kill -9 in the middle of two thousand deliveries, again and again: everybody hears of the photo.

The workers' process is killed, not asked; the queues live on in a moto server of their own. The
stream is read once, before: were it read anew after each death, it would tell everything again.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests

from tests.running import PATIENCE_SECONDS, ROOT, eventually, free_port, without_aws

pytestmark = pytest.mark.xdist_group("kill")

SUBSCRIBERS = 2000
DEATHS = 3
HOLD_SECONDS = 5  # then the messages that a dead process held are seen again


class Crowd(ThreadingHTTPServer):
    """All subscribers: knows who was told, and at some number leaves everybody unanswered."""

    request_queue_size = 1024

    def __init__(self):
        self.told = set()
        self.stops_at = 0
        self.lock = threading.Lock()
        self.answering = threading.Event()
        super().__init__(("127.0.0.1", 0), Ear)

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


class Ear(BaseHTTPRequestHandler):
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
    with crowd() as told, moto(tmp_path) as aws:
        environment = matched(aws, told.server_port)
        for stop in stops:
            told.go_on(stops_at=stop)
            with workers(environment, tmp_path) as process:
                eventually(told.is_full)
                process.send_signal(signal.SIGKILL)
                assert process.wait(PATIENCE_SECONDS) == -signal.SIGKILL
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
        server.server_close()


@contextmanager
def moto(folder):
    """The environment in which AWS is a moto server."""
    url = f"http://127.0.0.1:{free_port()}"
    command = ("-m", "moto.server", "-p", url.rpartition(":")[2])
    with running(command, without_aws(), folder / "moto.log") as process:
        eventually(lambda: answers(url, process))
        yield {
            **without_aws(),
            "AWS_ENDPOINT_URL": url,
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
        }


def answers(url, process):
    assert process.poll() is None
    try:
        return requests.get(url + "/moto-api/", timeout=PATIENCE_SECONDS).ok
    except requests.ConnectionError:
        return False


def matched(aws, port):
    """The environment of a stack where a photo waits in the queues, to be told to everybody."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.matched", str(port), str(SUBSCRIBERS)],
        cwd=ROOT,
        env=aws,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {**aws, **json.loads(done.stdout)}


@contextmanager
def workers(environment, folder):
    """The process that delivers, and does nothing else."""
    hold = ("--hold-seconds", str(HOLD_SECONDS))
    command = ("-m", "infra.pump", *hold, "fanout", "deliver", "retry")
    with running(command, environment, folder / "workers.log") as process:
        yield process


@contextmanager
def running(arguments, environment, log):
    with log.open("ab") as said:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()
