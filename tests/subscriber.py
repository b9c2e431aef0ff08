"""A subscriber: a real HTTP server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType, TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import feedparser


@dataclass
class Delivered:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def feed(self) -> Any:
        return feedparser.parse(self.body)


@dataclass
class Subscriber:
    """Answers the challenge unless told otherwise, and keeps what it is sent."""

    questions: list[dict[str, str]] = field(default_factory=list)
    received: list[Delivered] = field(default_factory=list)
    status: int = 200
    """What deliveries are answered."""
    headers: dict[str, str] = field(default_factory=dict)
    """What deliveries are answered besides."""
    challenge_status: int = 200
    challenge: str | None = None
    """What is answered instead of the challenge."""
    on_question: Any = None
    """Called with the question before it is answered."""

    def __enter__(self) -> Subscriber:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/callback"

    @property
    def entries(self) -> list[Any]:
        """The entries of all feeds received, in order."""
        return [entry for delivered in self.received for entry in delivered.feed.entries]

    def _handler(subscriber) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = {k: v[-1] for k, v in parse_qs(urlsplit(self.path).query).items()}
                subscriber.questions.append(asked)
                if subscriber.on_question:
                    subscriber.on_question(asked)
                said = asked.get("challenge", "")
                if subscriber.challenge is not None:
                    said = subscriber.challenge
                self._answer(subscriber.challenge_status, said.encode())

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                subscriber.received.append(Delivered(self.path, dict(self.headers), body))
                self._answer(subscriber.status, b"", subscriber.headers)

            def _answer(
                self, status: int, body: bytes, headers: Mapping[str, str] = MappingProxyType({})
            ) -> None:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        return Handler
