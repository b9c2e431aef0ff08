"""Outgoing HTTP: bounded in time and bytes, follows nothing, asks no proxy."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from chalicelib.hub.callback import Outgoing, exchange


@contextmanager
def answering(answer):
    """A server whose answers the test writes itself."""
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append((self.command, self.path, dict(self.headers), self._body()))
            answer(self)

        do_POST = do_GET

        def _body(self):
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()


def says(status, body=b"", **headers):
    def answer(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def test_a_get_and_a_post_are_answered_in_their_order():
    with answering(lambda h: says(200, h.path.encode())(h)) as (url, seen):
        answers = exchange(
            [Outgoing(url=f"{url}/{n}", body=b"feed" if n % 2 else None) for n in range(20)]
        )

    assert [answer.body for answer in answers] == [f"/{n}".encode() for n in range(20)]
    assert {(verb, body) for verb, _, _, body in seen} == {("GET", b""), ("POST", b"feed")}
    assert all(headers["User-Agent"].startswith("pushr (+") for _, _, headers, _ in seen)
    assert not any("Expect" in headers for _, _, headers, _ in seen)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status):
    with answering(says(status, Location="/elsewhere")) as (url, seen):
        [answer] = exchange([Outgoing(url=f"{url}/here", body=b"feed")])

    assert answer.status == status
    assert not answer.is_success
    assert [path for _, path, _, _ in seen] == ["/here"]


def test_an_answer_is_read_only_so_far():
    with answering(says(200, b"x" * 1_000_000)) as (url, _):
        [answer] = exchange([Outgoing(url=url)])

    assert answer.status == 200
    assert len(answer.body) == 64 * 1024


def test_who_answers_slowly_is_given_up_and_holds_up_nobody():
    released = threading.Event()

    def answer(handler):
        if handler.path == "/slow":
            released.wait(10)
        says(200)(handler)

    with answering(answer) as (url, _):
        slow, quick = exchange(
            [Outgoing(url=f"{url}/slow", seconds=2), Outgoing(url=f"{url}/quick", seconds=2)]
        )
        released.set()

    assert (slow.status, quick.status) == (0, 200)


def test_no_proxy_of_the_environment_is_asked(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("all_proxy", "http://127.0.0.1:9")
    with answering(says(200)) as (url, _):
        [answer] = exchange([Outgoing(url=url)])

    assert answer.status == 200


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/"])
def test_nothing_but_http_is_spoken(url):
    assert exchange([Outgoing(url=url)])[0].status == 0


def test_garbage_for_an_answer_is_no_answer():
    with answering(lambda handler: handler.wfile.write(b"\x00\xff not http\r\n\r\n")) as (url, _):
        [answer] = exchange([Outgoing(url=url)])

    assert not answer.is_success


def test_hundreds_of_subscribers_are_served_by_one_call():
    with answering(says(204)) as (url, seen):
        answers = exchange([Outgoing(url=f"{url}/{n}", body=b"feed") for n in range(300)])

    assert {answer.status for answer in answers} == {204}
    assert len(seen) == 300
