"""Incoming: an event of API Gateway becomes a request."""

from __future__ import annotations

from chalice.app import Request as Event

from chalicelib.api.request import Request, parameters


def request(event: Event) -> Request:
    """What was asked. Raises MalformedRequest."""
    headers = {name.lower(): value for name, value in event.headers.items()}
    pairs, files = parameters(_query(event), headers.get("content-type", ""), _body(event))
    return Request(
        verb=event.method,
        url=_url(event, headers),
        headers=headers,
        pairs=pairs,
        files=files,
    )


def _query(event: Event) -> list[tuple[str, str]]:
    query = event.query_params or {}
    return [(name, value) for name in query for value in query.getlist(name)]  # type: ignore[union-attr]


def _body(event: Event) -> bytes:
    body = event.raw_body
    return body.encode() if isinstance(body, str) else body


def _url(event: Event, headers: dict[str, str]) -> str:
    scheme = headers.get("x-forwarded-proto", "http").partition(",")[0].strip()
    return f"{scheme}://{headers.get('host', '')}{event.context['path']}"
