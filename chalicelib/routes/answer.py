"""Answer: from a request to the outcome of its call, with one line in the log."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from chalice.app import Request as Event
from chalice.app import Response

from chalicelib.api import dispatch
from chalicelib.api.call import Call
from chalicelib.api.dispatch import Outcome
from chalicelib.api.method import Method
from chalicelib.api.request import Request
from chalicelib.auth.identify import identify
from chalicelib.logs import log
from chalicelib.model.failures import MalformedRequest
from chalicelib.routes import incoming


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What one door does in its own way."""

    find: Callable[[Request], Method]
    write: Callable[[Outcome, Mapping[str, str]], Response]
    read: Callable[[Event], Request] = incoming.request
    fit: Callable[[Method, Call], Call] = lambda _, call: call
    """Makes a call one that can be answered as it asks to be."""


def answer(event: Event, door: Door) -> Response:
    """Read a request, find out who calls which method, run it, write and log what came of it."""
    began = time.time()
    line: dict[str, Any] = {"request_id": getattr(event.lambda_context, "aws_request_id", "")}
    params: dict[str, str] = {}
    outcome = dispatch.safely(lambda: _run(_read(event, door, params), door, began, line), line)
    response = door.write(outcome, params)
    if outcome.retry_after:
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        response.headers["Retry-After"] = str(outcome.retry_after)
    line |= {"code": outcome.code, "ms": round((time.time() - began) * 1000)}
    log().info("call", **line)
    return response


def _read(event: Event, door: Door, params: dict[str, str]) -> Request:
    """The request; its parameters are told as far as they can be read, for the answer's sake."""
    params.update(incoming.query(event))
    try:
        request = door.read(event)
    except MalformedRequest as broken:
        params.update(broken.params)
        raise
    params.update(request.params)
    return request


def _run(request: Request, door: Door, now: float, line: dict[str, Any]) -> Outcome:
    method = door.find(request)
    line["method"] = method.name
    call = identify(request, method.name, now)
    line["api_key"] = call.application.key if call.application else ""
    line["nsid"] = call.viewer or ""
    return dispatch.run(method, door.fit(method, call))
