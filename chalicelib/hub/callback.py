"""Callbacks: the only place from which pushr calls out.

libcurl's multi interface carries many transfers in one thread. Its open-socket callback is told
the very address that it is about to connect to, and is where that address is judged: a check
made on the name beforehand says nothing of what the name resolves to now. No redirect is
followed, no proxy asked, and time and bytes are bounded.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import certifi
import pycurl

from chalicelib.hub.address import may_be_called
from chalicelib.settings import settings

AT_ONCE = 200  # transfers; a Lambda has 1,024 file descriptors
AT_ONCE_A_HOST = 10  # a host must not be crushed by what it asked for
_CONNECT_SECONDS = 5
_WAIT_SECONDS = 0.1  # for anything to happen, between two looks at time-outs
_RESOLVING_SECONDS = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A request: a GET, or a POST if there is a body."""

    url: str
    body: bytes | None = None
    headers: tuple[str, ...] = ()
    seconds: float = 10
    answer_bytes: int = 4096
    """How much of the answer is read before the transfer is cut off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back; status 0 if nothing did, and nobody outside learns why."""

    status: int = 0
    body: bytes = b""

    @property
    def is_success(self) -> bool:
        """2xx: nothing else is (PubSubHubbub 0.3 7.3, W3C WebSub 7)."""
        return 200 <= self.status < 300  # noqa: PLR2004

    @property
    def is_gone(self) -> bool:
        """410: the subscriber wants no more (W3C WebSub 7)."""
        return self.status == 410  # noqa: PLR2004


def exchange(requests: Sequence[Outgoing]) -> list[Answer]:
    """Send all requests, many at a time; the answers stand in the same order."""
    multi = pycurl.CurlMulti()
    multi.setopt(pycurl.M_MAX_TOTAL_CONNECTIONS, AT_ONCE)
    multi.setopt(pycurl.M_MAX_HOST_CONNECTIONS, AT_ONCE_A_HOST)
    waiting = [_Transfer(request) for request in requests]
    answers = list(waiting)
    waiting.reverse()
    under_way: dict[Any, _Transfer] = {}
    while waiting or under_way:
        while waiting and len(under_way) < AT_ONCE:
            transfer = waiting.pop()
            under_way[transfer.curl] = transfer
            multi.add_handle(transfer.curl)
        for curl in _finished(multi):
            multi.remove_handle(curl)
            under_way.pop(curl).finish()
    multi.close()
    return [transfer.answer for transfer in answers]


def _finished(multi: Any) -> list[Any]:
    multi.perform()
    _, succeeded, failed = multi.info_read()
    finished = [*succeeded, *(curl for curl, _, _ in failed)]
    if not finished and multi.select(_WAIT_SECONDS) < 0:
        time.sleep(_RESOLVING_SECONDS)  # no socket to wait for yet: names are being resolved
    return finished


@dataclass(slots=True, eq=False)
class _Transfer:
    """One request on its way."""

    request: Outgoing
    curl: Any = None
    answer: Answer = field(default_factory=Answer)
    received: BytesIO = field(default_factory=BytesIO)

    def __post_init__(self) -> None:
        self.curl = _curl(self.request)
        self.curl.setopt(pycurl.WRITEFUNCTION, self.receive)

    def receive(self, data: bytes) -> int:
        """Keep what fits; taking less than was offered makes libcurl cut the transfer off."""
        if self.received.tell() + len(data) > self.request.answer_bytes:
            return -1
        return self.received.write(data)

    def finish(self) -> None:
        """Read the answer; who talks too much has answered all the same."""
        status = self.curl.getinfo(pycurl.RESPONSE_CODE)
        self.answer = Answer(status=status, body=self.received.getvalue())
        self.curl.close()


def _curl(request: Outgoing) -> Any:
    curl = pycurl.Curl()
    for option, value in _options(request).items():
        curl.setopt(option, value)
    if request.body is not None:
        curl.setopt(pycurl.POST, 1)
        curl.setopt(pycurl.POSTFIELDS, request.body)
    return curl


def _options(request: Outgoing) -> dict[int, Any]:
    return {
        pycurl.URL: request.url.encode(),
        pycurl.USERAGENT: f"pushr (+{settings().base_url})",
        # Expect: asks for an answer before the body; many servers never give it.
        pycurl.HTTPHEADER: [*request.headers, "Expect:"],
        pycurl.OPENSOCKETFUNCTION: _open,
        pycurl.CONNECTTIMEOUT: _CONNECT_SECONDS,
        pycurl.TIMEOUT_MS: int(request.seconds * 1000),
        pycurl.PROTOCOLS: pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS,
        pycurl.FOLLOWLOCATION: 0,
        pycurl.PROXY: "",
        pycurl.NOPROXY: "*",
        pycurl.NOSIGNAL: 1,
        pycurl.CAINFO: certifi.where(),
        pycurl.HTTP_VERSION: pycurl.CURL_HTTP_VERSION_1_1,
    }


def _open(purpose: int, address: Any) -> Any:
    family, kind, protocol, where = address
    if purpose != pycurl.SOCKTYPE_IPCXN or family not in {socket.AF_INET, socket.AF_INET6}:
        return pycurl.SOCKET_BAD
    host = where[0].decode() if isinstance(where[0], bytes) else where[0]
    if not may_be_called(host):
        return pycurl.SOCKET_BAD
    return socket.socket(family, kind, protocol)
