"""Deliveries: POSTs a second through hub.callback, against requests with a pool of threads."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection

import requests

from chalicelib.hub.callback import Outgoing, exchange
from chalicelib.settings import settings

_POSTS = 3000
_REQUESTS_POSTS = 600  # of the slower one, so that both take about as long
_ROUNDS = 3
_BODY = b"<feed/>" * 500
_ANSWER = b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n"


def run() -> None:
    """Print both rates and their ratio."""
    os.environ["PUSHR_ALLOWED_NETWORKS"] = "127.0.0.0/8"
    settings.cache_clear()
    ours, theirs = [], []
    url, stop = _server()
    for _ in range(_ROUNDS):
        ours.append(_callback(url))
        theirs.append(_requests(url))
    stop()
    best, other = max(ours), max(theirs)
    print(f"posts: {len(_BODY):,} bytes each to one server on loopback, best of {_ROUNDS}")
    print(f"  hub.callback                     {best:8,.0f} POSTs/s   {best / other:.1f}")
    print(f"  requests, 20 threads, sessions   {other:8,.0f} POSTs/s   1.0")


def _callback(url: str) -> float:
    outgoing = [Outgoing(url=f"{url}/{n}", body=_BODY) for n in range(_POSTS)]
    began = time.perf_counter()
    answers = exchange(outgoing)
    spent = time.perf_counter() - began
    assert all(answer.is_success for answer in answers)
    return _POSTS / spent


def _requests(url: str) -> float:
    sessions = [requests.Session() for _ in range(20)]
    began = time.perf_counter()
    with ThreadPoolExecutor(20) as pool:
        posted = pool.map(
            lambda n: sessions[n % 20].post(f"{url}/{n}", data=_BODY).ok, range(_REQUESTS_POSTS)
        )
        assert all(posted)
    return _REQUESTS_POSTS / (time.perf_counter() - began)


def _server() -> tuple[str, Callable[[], None]]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    return f"http://127.0.0.1:{ours.recv()}", process.terminate


def _serve(pipe: Connection) -> None:
    asyncio.run(_forever(pipe))


async def _forever(pipe: Connection) -> None:
    server = await asyncio.start_server(_answer, "127.0.0.1", 0, backlog=1024)
    pipe.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = next(
                int(line.split(b":")[1])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length:")
            )
            await reader.readexactly(length)
            writer.write(_ANSWER)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()
