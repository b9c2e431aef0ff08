"""The gateway: API Gateway's part on a laptop, every request in a thread of its own."""

from __future__ import annotations

import socket
import sys
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, BinaryIO

from chalice.config import Config
from chalice.local import (
    ChaliceRequestHandler,
    CustomLocalChalice,
    LocalDevServer,
    ThreadedHTTPServer,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from chalice import Chalice

_LAMBDA_SECONDS = 29  # API Gateway waits no longer
_LINE_BYTES = 4096  # of a chunk's size, or of a trailer


class _Server(ThreadedHTTPServer):
    request_queue_size = 128  # connections that may wait while all threads are busy

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is nobody's error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Server6(_Server):
    address_family = socket.AF_INET6


class _Handler(ChaliceRequestHandler):
    def parse_request(self) -> bool:
        """Read the body with the head: what is left of it would be taken for the next request."""
        if not super().parse_request():
            return False
        try:
            self._body = _body(self.headers, self.rfile)
        except ValueError:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return False
        return True

    def _parse_payload(self) -> tuple[dict[str, str], bytes | None]:
        return dict(self.headers), self._body or None

    def _send_error_response(self, error: Any) -> None:
        """No such path: API Gateway, unless told otherwise, speaks of a missing token."""
        del error
        headers = {"Content-Type": "text/plain; charset=utf-8"}
        self._send_http_response(HTTPStatus.NOT_FOUND, headers, b"Not found\n")

    def _send_http_response(self, code: int, headers: Any, body: Any) -> None:
        super()._send_http_response(code, headers, None if self.command == "HEAD" else body)

    def log_message(self, *_: Any) -> None:
        """Say nothing: each call writes its own line."""


def _body(headers: Mapping[str, str], stream: BinaryIO) -> bytes:
    """The body of a request. Raises ValueError if nobody can say where it ends."""
    coding = headers.get("Transfer-Encoding")
    if coding is None:
        return stream.read(_size(headers.get("Content-Length", "0"), 10))
    if coding.lower() != "chunked":
        raise ValueError(coding)
    return b"".join(_chunks(stream))


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The chunks of a body (RFC 9112 7.1)."""
    while size := _size(stream.readline(_LINE_BYTES).partition(b";")[0], 16):
        yield stream.read(size)
        stream.readline(_LINE_BYTES)
    while stream.readline(_LINE_BYTES).strip():
        """Trailers say nothing that is asked for here."""


def _size(text: str | bytes, base: int) -> int:
    size = int(text, base)
    if size < 0:
        raise ValueError(text)
    return size


def server(app: Chalice, host: str, port: int) -> ThreadedHTTPServer:
    """A server of the application, bound to its port. Raises OSError if somebody has it."""
    app.__class__ = CustomLocalChalice  # the current request becomes each thread's own
    config = Config.create(lambda_timeout=_LAMBDA_SECONDS)
    kind = _Server6 if ":" in host else _Server
    local = LocalDevServer(app, config, host, port, handler_cls=_Handler, server_cls=kind)
    served: ThreadedHTTPServer = local.server
    return served
