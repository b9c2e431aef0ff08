"""The receiver: takes POSTs as fast as Python can, in a process of its own.

It listens on one port of 127.0.0.1 to 127.0.0.254, which are that many hosts to a sender. A POST
to a path with ``hang`` in it is never answered. Over TLS each connection serves one POST, so that
every POST is a handshake.
"""

from __future__ import annotations

import multiprocessing
import select
import socket
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTS = [f"127.0.0.{number}" for number in range(1, 255)]

_ANSWER = b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n"
_LAST_ANSWER = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
_LENGTH = b"Content-Length: "
_READ_BYTES = 65_536
_BACKLOG = 1024


@dataclass(frozen=True)
class Receiver:
    """Where it listens, and how many POSTs it has answered."""

    scheme: str
    port: int
    answered: Any

    def url(self, number: int, path: str = "callback") -> str:
        """A callback of its own for each number, spread over the hosts."""
        return f"{self.scheme}://{HOSTS[number % len(HOSTS)]}:{self.port}/{path}/{number}"


@contextmanager
def running(certificate: Path | None = None) -> Iterator[Receiver]:
    """A receiver, over TLS if there is a certificate (with its key in the same file)."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    answered = spawn.Value("L", 0, lock=False)
    process = spawn.Process(target=_serve, args=(theirs, answered, certificate), daemon=True)
    process.start()
    try:
        yield Receiver("https" if certificate else "http", ours.recv(), answered)
    finally:
        process.kill()
        process.join()


@dataclass(slots=True)
class _Connection:
    sock: Any
    shaking: bool
    received: bytearray = field(default_factory=bytearray)


class _Server:
    def __init__(self, listening: list[socket.socket], answered: Any, context: Any) -> None:
        self._listening = {each.fileno(): each for each in listening}
        self._connections: dict[int, _Connection] = {}
        self._answered = answered
        self._context = context
        self._epoll = select.epoll()
        for number in self._listening:
            self._epoll.register(number, select.EPOLLIN)

    def forever(self) -> None:
        while True:
            for number, _ in self._epoll.poll():
                if number in self._listening:
                    self._accept(self._listening[number])
                else:
                    self._read(number, self._connections[number])

    def _accept(self, listening: socket.socket) -> None:
        while True:
            try:
                sock, _ = listening.accept()
            except BlockingIOError:
                return
            sock.settimeout(0)
            if self._context:
                sock = self._context.wrap_socket(
                    sock, server_side=True, do_handshake_on_connect=False
                )
            self._connections[sock.fileno()] = _Connection(sock, shaking=bool(self._context))
            self._epoll.register(sock.fileno(), select.EPOLLIN)

    def _read(self, number: int, connection: _Connection) -> None:
        try:
            if connection.shaking:
                connection.sock.do_handshake()
                connection.shaking = False
            data = connection.sock.recv(_READ_BYTES)
            connection.received += data
            if not data or (self._is_complete(connection) and self._context):
                self._close(number, connection)
        except (ssl.SSLWantReadError, BlockingIOError):
            pass
        except OSError:
            self._close(number, connection)

    def _is_complete(self, connection: _Connection) -> bool:
        """Answer what is there in full."""
        received = connection.received
        body = received.find(b"\r\n\r\n") + 4
        length = received.find(_LENGTH) + len(_LENGTH)
        if body < len(_LENGTH) or len(received) < body + int(
            received[length : received.index(b"\r", length)]
        ):
            return False
        if b"/hang" not in received[:16]:
            self._answered.value += 1
            connection.sock.send(_LAST_ANSWER if self._context else _ANSWER)
            received.clear()
            return True
        return False

    def _close(self, number: int, connection: _Connection) -> None:
        self._epoll.unregister(number)
        del self._connections[number]
        connection.sock.close()


def _serve(pipe: Any, answered: Any, certificate: Path | None) -> None:
    context = None
    if certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
    listening = [_listen(HOSTS[0], 0)]
    port = listening[0].getsockname()[1]
    listening += [_listen(host, port) for host in HOSTS[1:]]
    pipe.send(port)
    _Server(listening, answered, context).forever()


def _listen(host: str, port: int) -> socket.socket:
    sock = socket.create_server((host, port), backlog=_BACKLOG)
    sock.settimeout(0)
    return sock
