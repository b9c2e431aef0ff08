"""Negotiation: a request without an Accept header takes any type (RFC 9110 12.5.1).

Chalice answers such a request 400 when the answer is bytes; many clients send none.
"""

from __future__ import annotations

from collections.abc import Callable

from chalice.app import CaseInsensitiveMapping, Request, Response


def accept_anything(event: Request, get_response: Callable[[Request], Response]) -> Response:
    """Middleware of the API: say what a silent client means."""
    if "accept" not in event.headers:
        event.headers = CaseInsensitiveMapping({**event.headers, "accept": "*/*"})
    return get_response(event)
