"""Answer: from a request to the outcome of its call, with one line in the log."""

from __future__ import annotations

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from chalice.app import Request as Event
from chalice.app import Response

from chalicelib.api import dispatch
from chalicelib.api.dispatch import Outcome
from chalicelib.api.method import Method
from chalicelib.api.request import Request
from chalicelib.auth.identify import identify
from chalicelib.formats.element import Element
from chalicelib.logs import log
from chalicelib.model.failures import MalformedRequest
from chalicelib.routes import incoming

FindMethod = Callable[[Request], Method]
Write = Callable[[Element, dict[str, str]], Response]


def answer(event: Event, find: FindMethod, write: Write) -> Response:
    """Read a request, find out who calls which method, run it, write and log what came of it."""
    began = time.time()
    line: dict[str, Any] = {"request_id": getattr(event.lambda_context, "aws_request_id", "")}
    params: dict[str, str] = {}
    outcome = dispatch.safely(lambda: _run(_read(event, params), find, began, line), line)
    response = write(outcome.rsp, params)
    if outcome.retry_after:
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        response.headers["Retry-After"] = str(outcome.retry_after)
    line |= {"code": outcome.code, "ms": round((time.time() - began) * 1000)}
    log().info("call", **line)
    return response


def _read(event: Event, params: dict[str, str]) -> Request:
    """The request; its parameters are told as far as they can be read, for the answer's sake."""
    try:
        request = incoming.request(event)
    except MalformedRequest as broken:
        params.update(broken.params)
        raise
    params.update(request.params)
    return request


def _run(request: Request, find: FindMethod, now: float, line: dict[str, Any]) -> Outcome:
    method = find(request)
    line["method"] = method.name
    call = identify(request, method.name, now)
    line["api_key"] = call.application.key if call.application else ""
    line["nsid"] = call.viewer or ""
    return dispatch.run(method, call)
