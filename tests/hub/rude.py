"""Rude: a server that says exactly the bytes that a test has it say, and how it behaves at that."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field

Behaviour = Callable[["Rude", socket.socket], None]

OK = b"HTTP/1.1 200 OK\r\n"
_MEGABYTE = b"x" * 1_000_000


@dataclass
class Rude:
    """What it heard and how much it was let say."""

    behaves: Behaviour
    over: threading.Event = field(default_factory=threading.Event)
    heard: list[bytes] = field(default_factory=list)
    said: int = 0
    server: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.getsockname()[1]}/callback"

    def say(self, to: socket.socket, what: bytes) -> None:
        to.sendall(what)
        self.said += len(what)

    def serve(self) -> None:
        with suppress(OSError):
            while not self.over.is_set():
                talk, _ = self.server.accept()
                threading.Thread(target=self._talk, args=(talk,), daemon=True).start()

    def _talk(self, talk: socket.socket) -> None:
        with talk, suppress(OSError):
            heard = b""
            while b"\r\n\r\n" not in heard:
                heard += talk.recv(65_536)
            self.heard.append(heard)
            self.behaves(self, talk)


@contextmanager
def rude(behaves: Behaviour) -> Iterator[Rude]:
    running = Rude(behaves)
    threading.Thread(target=running.serve, daemon=True).start()
    try:
        yield running
    finally:
        running.over.set()
        with suppress(OSError):
            running.server.shutdown(socket.SHUT_RDWR)
        running.server.close()


def says(what: bytes) -> Behaviour:
    """Says so and hangs up."""
    return lambda rude, talk: rude.say(talk, what)


def hangs(after: bytes = b"") -> Behaviour:
    """Says so, and then nothing more, but stays on the line."""

    def behaves(rude: Rude, talk: socket.socket) -> None:
        rude.say(talk, after)
        rude.over.wait(30)

    return behaves


def drips(what: bytes, seconds: float = 0.05, *, forever: bool = True) -> Behaviour:
    """Says so, a byte at a time."""

    def behaves(rude: Rude, talk: socket.socket) -> None:
        while not rude.over.is_set():
            for byte in what:
                rude.say(talk, bytes([byte]))
                if rude.over.wait(seconds):
                    return
            if not forever:
                return

    return behaves


def pours(head: bytes, piece: bytes = _MEGABYTE, times: int = 100) -> Behaviour:
    """Says a great deal, as fast as it is let."""

    def behaves(rude: Rude, talk: socket.socket) -> None:
        rude.say(talk, head)
        for _ in range(times):
            rude.say(talk, piece)

    return behaves


def confirming(behaves: Behaviour) -> AbstractContextManager[Rude]:
    """A server that answers the challenge as it should, and then behaves."""

    def answers(server: Rude, talk: socket.socket) -> None:
        asked = server.heard[-1]
        if asked.startswith(b"GET "):
            challenge = asked.partition(b"challenge=")[2].partition(b"&")[0]
            head = OK + b"Connection: close\r\nContent-Length: %d\r\n\r\n"
            server.say(talk, head % len(challenge) + challenge)
        else:
            behaves(server, talk)

    return rude(answers)
