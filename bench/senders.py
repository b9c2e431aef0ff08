"""The bare senders: the same POSTs by pycurl and by aiohttp, and nothing around them.

The same bodies and headers, the same hosts, as many at a time as the hub has, and the same
certificates to trust.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import deque
from typing import TYPE_CHECKING, Any

import aiohttp
import pycurl

from chalicelib.hub import callback

if TYPE_CHECKING:
    from collections.abc import Sequence

_OK = 204


class BarePycurl:
    """libcurl's multi interface, as pycurl's own example uses it; its connections are kept."""

    def __init__(self, body: bytes, headers: Sequence[str], trusted: str) -> None:
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_MAXCONNECTS, callback.CONNECTIONS_KEPT)
        self._idle = [_curl(body, headers, trusted) for _ in range(callback.AT_ONCE)]

    def post(self, urls: Sequence[str]) -> None:
        """POST to all of them."""
        multi, idle = self._multi, self._idle
        waiting = deque(urls)
        under_way = 0
        while waiting or under_way:
            while waiting and idle:
                curl = idle.pop()
                curl.setopt(pycurl.URL, waiting.popleft())
                multi.add_handle(curl)
                under_way += 1
            multi.perform()
            _, finished, failed = multi.info_read()
            assert not failed, failed
            for curl in finished:
                assert curl.getinfo(pycurl.RESPONSE_CODE) == _OK
                multi.remove_handle(curl)
                idle.append(curl)
                under_way -= 1
            if not finished:
                multi.select(1.0)


def bare_aiohttp(urls: Sequence[str], body: bytes, headers: Sequence[str], trusted: str) -> None:
    """POST to all of them with one session and as many tasks as there may be at a time."""
    asyncio.run(_post_all(urls, body, dict(each.split(": ", 1) for each in headers), trusted))


def _curl(body: bytes, headers: Sequence[str], trusted: str) -> Any:
    curl = pycurl.Curl()
    curl.setopt(pycurl.POST, 1)
    curl.setopt(pycurl.POSTFIELDS, body)
    curl.setopt(pycurl.HTTPHEADER, [*headers, "Expect:"])
    curl.setopt(pycurl.TIMEOUT, 10)
    curl.setopt(pycurl.NOSIGNAL, 1)
    curl.setopt(pycurl.CAINFO, trusted)
    curl.setopt(pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_1_1)
    curl.setopt(pycurl.WRITEFUNCTION, len)
    return curl


async def _post_all(
    urls: Sequence[str], body: bytes, headers: dict[str, str], trusted: str
) -> None:
    waiting = deque(urls)
    connector = aiohttp.TCPConnector(
        limit=callback.AT_ONCE,
        limit_per_host=callback.AT_ONCE_A_HOST,
        ssl=ssl.create_default_context(cafile=trusted),
    )
    async with aiohttp.ClientSession(connector=connector, headers=headers) as session:

        async def post() -> None:
            while waiting:
                async with session.post(waiting.popleft(), data=body) as answer:
                    assert answer.status == _OK
                    await answer.read()

        await asyncio.gather(*(post() for _ in range(min(callback.AT_ONCE, len(urls)))))
