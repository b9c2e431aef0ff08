"""One transfer: a request made ready for libcurl, and what came back of it."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any, NamedTuple

import certifi
import pycurl

from chalicelib.hub.address import may_be_called
from chalicelib.settings import settings

ANSWER_BYTES_MAX = 64 * 1024
_CONNECT_SECONDS = 3
_ENDS = (b"\r\n\r\n", b"\n\n")


class Outgoing(NamedTuple):
    """A request: a GET, or a POST if there is a body. A tuple: made by the thousand."""

    url: str
    body: bytes | None = None
    headers: tuple[str, ...] = ()
    seconds: float = 10
    """For the whole exchange."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back; why nothing did is for the log, not for strangers.

    Status 0 is no answer, and neither is one whose headers did not come to their end.
    """

    status: int = 0
    body: bytes = b""
    retry_after: str = ""
    refused: bool = False
    """Whether the callback is at an address that may not be called."""
    unsent: bool = False
    """Whether there was no time left for its host."""
    error: str = ""

    @property
    def is_success(self) -> bool:
        """2xx: nothing else is (PubSubHubbub 0.3 7.3, W3C WebSub 7)."""
        return 200 <= self.status < 300  # noqa: PLR2004

    @property
    def is_gone(self) -> bool:
        """410: the subscriber wants no more (W3C WebSub 7)."""
        return self.status == 410  # noqa: PLR2004

    def retry_seconds(self, now: float) -> int:
        """How long it asks to be left alone (RFC 9110 10.2.3): seconds or a date; 0 if not."""
        if self.retry_after.isascii() and self.retry_after.isdecimal():
            return int(self.retry_after[:9])
        try:
            return max(0, int(parsedate_to_datetime(self.retry_after).timestamp() - now))
        except (ValueError, TypeError, OverflowError):
            return 0


@dataclass(slots=True, eq=False)
class Transfer:
    """A handle of libcurl, used for one request after the other."""

    curl: Any = field(default_factory=lambda: _curl())  # noqa: PLW0108
    received: bytearray = field(default_factory=bytearray)
    headers: bytearray = field(default_factory=bytearray)
    refused: bool = False
    _request: Outgoing | None = None
    """What it was made ready for last: options that stay as they are are not set again."""
    _socket: socket.SocketType | None = None
    """What was opened last; libcurl has its own duplicate."""

    def __post_init__(self) -> None:
        self.curl.setopt(pycurl.WRITEFUNCTION, self._receive)
        self.curl.setopt(pycurl.HEADERFUNCTION, self.headers.extend)  # libcurl bounds what comes
        self.curl.setopt(pycurl.OPENSOCKETFUNCTION, self._open)

    def begin(self, request: Outgoing) -> None:
        """Make it ready for a request."""
        self.received.clear()
        self.headers.clear()
        self.refused = False
        curl, last, self._request = self.curl, self._request, request
        curl.setopt(pycurl.URL, request.url.encode())
        if last is None or request.headers is not last.headers:
            # Expect: asks for an answer before the body; many servers never give it.
            curl.setopt(pycurl.HTTPHEADER, [*request.headers, "Expect:"])
        if last is None or request.seconds != last.seconds:
            curl.setopt(pycurl.TIMEOUT_MS, int(request.seconds * 1000))
        if request.body is None:
            curl.setopt(pycurl.HTTPGET, 1)
        elif last is None or request.body is not last.body:
            curl.setopt(pycurl.POST, 1)
            curl.setopt(pycurl.POSTFIELDS, request.body)

    def answer(self, error: int) -> Answer:
        """What came back; who talks too much, or breaks off its answer, has answered."""
        opened, self._socket = self._socket, None
        if opened:
            opened.close()
        status = self.curl.getinfo(pycurl.RESPONSE_CODE) if self._is_headed else 0
        if 200 <= status < 300 and not (error or self.received):  # noqa: PLR2004
            return _nothing_but(status)
        return Answer(
            status=status,
            body=bytes(self.received),
            retry_after=self._header(b"retry-after"),
            refused=self.refused and not opened,  # one of a name's addresses may, another may not
            error=self.curl.errstr() if error else "",
        )

    def _receive(self, data: bytes) -> int:
        """Keep what fits; taking less than was offered makes libcurl cut the transfer off."""
        room = ANSWER_BYTES_MAX - len(self.received)
        self.received += data[:room]
        return len(data) if len(data) <= room else -1

    @property
    def _is_headed(self) -> bool:
        """Whether the headers of the last answer (103 comes before it) are whole."""
        return bool(self.received) or self.headers.endswith(_ENDS)

    def _header(self, name: bytes) -> str:
        for line in self.headers.splitlines():
            found, _, value = line.partition(b":")
            if found.strip().lower() == name:
                return value.strip().decode("latin-1")
        return ""

    def _open(self, purpose: int, address: Any) -> Any:
        family, kind, protocol, where = address
        host = where[0].decode() if isinstance(where[0], bytes) else where[0]
        is_ip = purpose == pycurl.SOCKTYPE_IPCXN and family in {socket.AF_INET, socket.AF_INET6}
        if not is_ip or not may_be_called(host):
            self.refused = True
            return pycurl.SOCKET_BAD
        # socket.socket would do, were it not so long in the making.
        self._socket = socket.SocketType(family, kind, protocol)
        return self._socket


@cache
def _nothing_but(status: int) -> Answer:
    return Answer(status=status)


def _curl() -> Any:
    curl = pycurl.Curl()
    for option, value in _OPTIONS.items():
        curl.setopt(option, value)
    curl.setopt(pycurl.USERAGENT, f"pushr (+{settings().base_url})")
    curl.setopt(pycurl.CAINFO, settings().ca_bundle or certifi.where())
    return curl


_OPTIONS: dict[int, Any] = {
    pycurl.CONNECTTIMEOUT: _CONNECT_SECONDS,
    pycurl.PROTOCOLS: pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS,
    pycurl.FOLLOWLOCATION: 0,
    pycurl.PROXY: "",
    pycurl.NOPROXY: "*",
    pycurl.NOSIGNAL: 1,
    pycurl.HTTP_VERSION: pycurl.CURL_HTTP_VERSION_1_1,
    pycurl.PATH_AS_IS: 1,  # the callback is called exactly as it was given
}
