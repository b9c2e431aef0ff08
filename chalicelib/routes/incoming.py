"""Incoming: an event of API Gateway becomes a request."""

from __future__ import annotations

from collections.abc import Callable

from chalice.app import Request as Event

from chalicelib.api.request import Pairs, Request, merged, parameters

ReadBody = Callable[[bytes], Pairs]


def request(event: Event) -> Request:
    """What was asked by a query, or by a form besides. Raises MalformedRequest."""
    headers = _headers(event)
    pairs, files = parameters(query(event), headers.get("content-type", ""), _body(event))
    return Request(
        verb=event.method,
        url=_url(event, headers),
        headers=headers,
        pairs=pairs,
        files=files,
    )


def enveloped(event: Event, read: ReadBody) -> Request:
    """What was asked by a body of one kind only, whatever type it says it has.

    Raises MalformedRequest, and what ``read`` raises.
    """
    headers = _headers(event)
    pairs = merged(query(event), read(_body(event)))
    return Request(verb=event.method, url=_url(event, headers), headers=headers, pairs=pairs)


def query(event: Event) -> Pairs:
    """The parameters of the query alone."""
    given = event.query_params or {}
    return [(name, value) for name in given for value in given.getlist(name)]  # type: ignore[union-attr]


def _headers(event: Event) -> dict[str, str]:
    return {name.lower(): value for name, value in event.headers.items()}


def _body(event: Event) -> bytes:
    body = event.raw_body
    return body.encode() if isinstance(body, str) else body


def _url(event: Event, headers: dict[str, str]) -> str:
    scheme = headers.get("x-forwarded-proto", "http").partition(",")[0].strip()
    return f"{scheme}://{headers.get('host', '')}{event.context['path']}"
