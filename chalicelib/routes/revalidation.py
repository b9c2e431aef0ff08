"""Revalidation: nobody fetches twice what has not changed (RFC 9110 13)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from email.utils import formatdate
from http import HTTPStatus

from chalice.app import Response


def answered(
    asked: Mapping[str, str], body: bytes, modified: int, headers: Mapping[str, str]
) -> Response:
    """A body with what it can be revalidated by; without it for who has it already.

    ``asked`` are the headers of the request, ``modified`` is a unix time, 0 if nobody knows it.
    """
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    date = formatdate(modified, usegmt=True) if modified else ""
    known = {"ETag": etag, **({"Last-Modified": date} if date else {})}
    if _has(asked, etag, date):
        told = {**headers, **known}
        return Response(body=b"", status_code=HTTPStatus.NOT_MODIFIED, headers=told)
    return Response(body=body, headers={**headers, **known})


def _has(asked: Mapping[str, str], etag: str, date: str) -> bool:
    """An entity tag counts before a date (13.2.2).

    A date must be the very one: when a photo goes away the newest of the others may be older, and
    who still shows the photo must hear of it.
    """
    if tags := asked.get("if-none-match"):
        return tags.strip() == "*" or etag in (_strong(tag) for tag in tags.split(","))
    return bool(date) and asked.get("if-modified-since", "").strip() == date


def _strong(tag: str) -> str:
    """What weak comparison looks at (8.8.3.2)."""
    return tag.strip().removeprefix("W/")
