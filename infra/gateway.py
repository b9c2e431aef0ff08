"""The gateway: API Gateway's part on a laptop, every request in a thread of its own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from chalice.config import Config
from chalice.local import (
    ChaliceRequestHandler,
    CustomLocalChalice,
    LocalDevServer,
    ThreadedHTTPServer,
)

if TYPE_CHECKING:
    from chalice import Chalice

_LAMBDA_SECONDS = 29  # API Gateway waits no longer


class _Server(ThreadedHTTPServer):
    request_queue_size = 128  # connections that may wait while all threads are busy

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is nobody's error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(ChaliceRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing: each call writes its own line."""


def server(app: Chalice, host: str, port: int) -> ThreadedHTTPServer:
    """A server of the application, bound to its port. Raises OSError if somebody has it."""
    app.__class__ = CustomLocalChalice  # the current request becomes each thread's own
    config = Config.create(lambda_timeout=_LAMBDA_SECONDS)
    local = LocalDevServer(app, config, host, port, handler_cls=_Handler, server_cls=_Server)
    served: ThreadedHTTPServer = local.server
    return served
