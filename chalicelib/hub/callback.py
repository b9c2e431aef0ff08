"""Callbacks: the only place from which pushr calls out.

libcurl's multi interface carries many transfers in one thread. Its open-socket callback is told
the very address that it is about to connect to, and is where that address is judged: a check
made on the name beforehand says nothing of what the name resolves to now. No redirect is
followed, no proxy asked, and time, bytes and connections are bounded, for each host too.
"""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pycurl

from chalicelib.hub import address
from chalicelib.hub.transfer import Answer, Outgoing, Transfer

__all__ = ["Answer", "Outgoing", "exchange"]

AT_ONCE = 400  # transfers
STARTED_AT_ONCE = 50  # transfers; then it is seen to those that have answered by now
CONNECTIONS_KEPT = 800  # with those under way; a Lambda has 1,024 file descriptors
AT_ONCE_A_HOST = 8  # a host must not be crushed by what it asked for
HOST_SECONDS = 5.0  # of a batch, a quarter of what its Lambda may take: then the others' turn
_WAIT_SECONDS = 0.1  # for anything to happen, between two looks at time-outs
_RESOLVING_SECONDS = 0.005
_UNSENT = Answer(unsent=True)


def exchange(requests: Sequence[Outgoing]) -> list[Answer]:
    """Send all requests, many at a time; the answers stand in the same order.

    What a slow host had no time left for comes back unsent (``Answer.unsent``).
    """
    answers = [_UNSENT] * len(requests)
    with _switchboard() as board:
        board.exchange(requests, answers)
    return answers


class _Switchboard:
    """Connections and handles, kept for the next exchange: a handshake costs more than a POST."""

    def __init__(self) -> None:
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_MAXCONNECTS, CONNECTIONS_KEPT)
        self._idle: list[Transfer] = []

    def exchange(self, requests: Sequence[Outgoing], answers: list[Answer]) -> None:
        """Put the answers in their places, as they come in."""
        multi, idle = self._multi, self._idle
        waiting = _Waiting(requests)
        under_way: dict[Any, tuple[int, _Host, Transfer]] = {}
        while waiting or under_way:
            starting = waiting.startable(min(STARTED_AT_ONCE, AT_ONCE - len(under_way)))
            for place, host in starting:
                transfer = idle.pop() if idle else Transfer()
                transfer.begin(requests[place])
                under_way[transfer.curl] = place, host, transfer
                multi.add_handle(transfer.curl)
            if not under_way:
                return
            finished = _finished(multi)
            for curl, error in finished:
                multi.remove_handle(curl)
                place, host, transfer = under_way.pop(curl)
                host.active -= 1
                answers[place] = transfer.answer(error)
                idle.append(transfer)
            if not starting and not finished:
                _wait(multi)

    def close(self) -> None:
        """Break off whatever is under way."""
        self._multi.close()


_free: list[_Switchboard] = []


@contextmanager
def _switchboard() -> Iterator[_Switchboard]:
    """One that no other thread uses; one that was broken off is not used again."""
    try:
        board = _free.pop()
    except IndexError:
        board = _Switchboard()
    try:
        yield board
    except BaseException:
        board.close()
        raise
    _free.append(board)


def _finished(multi: Any) -> list[tuple[Any, int]]:
    multi.perform()
    _, succeeded, failed = multi.info_read()
    return [(curl, 0) for curl in succeeded] + [(curl, error) for curl, error, _ in failed]


def _wait(multi: Any) -> None:
    if multi.select(_WAIT_SECONDS) < 0:
        time.sleep(_RESOLVING_SECONDS)  # no socket to wait for yet: names are being resolved


@dataclass(slots=True)
class _Host:
    """What waits for one host, and what it has under way."""

    waiting: deque[int] = field(default_factory=deque)
    active: int = 0
    until: float = 0.0
    """When its share of the batch is used up; 0 before its first transfer."""


class _Waiting:
    """Requests by their hosts, taken in turns so that none stands before the others."""

    def __init__(self, requests: Sequence[Outgoing]) -> None:
        hosts: defaultdict[str, _Host] = defaultdict(_Host)
        for place, request in enumerate(requests):
            hosts[_host(request.url.split("/", 3)[2])].waiting.append(place)
        self._turns = deque(hosts.values())

    def __bool__(self) -> bool:
        return bool(self._turns)

    def startable(self, most: int) -> list[tuple[int, _Host]]:
        """The places of requests that may start now, and their hosts."""
        now = time.monotonic()
        places: list[tuple[int, _Host]] = []
        busy = 0  # hosts in a row that had no room
        while len(places) < most and busy < len(self._turns):
            host = self._turns.popleft()
            if host.until and now > host.until:
                continue  # what waits for it stays unsent: tried again on the slow lane
            host.until = host.until or now + HOST_SECONDS
            if host.active < AT_ONCE_A_HOST:
                host.active += 1
                places.append((host.waiting.popleft(), host))
                busy = 0
            else:
                busy += 1
            if host.waiting:
                self._turns.append(host)
        return places


@lru_cache(maxsize=4096)
def _host(netloc: str) -> str:
    return address.host(f"//{netloc}")
