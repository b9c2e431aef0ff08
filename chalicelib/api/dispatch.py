"""Dispatch: run a method, and turn whatever goes wrong into the error it documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.api.call import Call
from chalicelib.api.method import Answer, Method
from chalicelib.formats.element import Element
from chalicelib.logs import log
from chalicelib.model.failures import Failure, ServiceUnavailable, TooManyCalls


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a call came to; ``code`` is 0 for success.

    ``answer`` is what the method answered, for formats that are made of more than its tree.
    ``retry_after`` says after how many seconds one who called too often may call again.
    """

    rsp: Element
    answer: Answer = None
    code: int = 0
    message: str = ""
    retry_after: int = 0


def run(method: Method, call: Call) -> Outcome:
    """Run a method; what it fails by is told under its own numbers."""
    try:
        answer = method.run(call)
        return Outcome(rsp=succeeded(answer), answer=answer)
    except Failure as failure:
        return failed(failure, method)


def safely(work: Callable[[], Outcome], line: Mapping[str, Any]) -> Outcome:
    """Whatever work comes to. Never raises: what nobody foresaw is logged and answers 105."""
    try:
        return work()
    except Failure as failure:
        return failed(failure)
    except Exception:  # noqa: BLE001  (style: one here, one around a batch's messages)
        log().exception("call failed", **line)
        return failed(ServiceUnavailable())


def succeeded(answer: Answer) -> Element:
    """A whole response around an answer."""
    rsp = Element("rsp", stat="ok")
    if answer is None:
        return rsp
    if (
        isinstance(answer, Element) and answer.tag == rsp.tag
    ):  # several roots, some of them repeated
        rsp.children = answer.children
        return rsp
    if isinstance(answer, (Element, list)):
        return rsp.one(*(answer if isinstance(answer, list) else [answer]))
    return rsp.one(answer.element())


def failed(failure: Failure, method: Method | None = None) -> Outcome:
    """The response that a failure is told by, under the number of the method it happened in."""
    code = method.code(failure) if method else failure.code
    if code is None:
        log().error("failure not declared", failure=type(failure).__name__)
        return failed(ServiceUnavailable())
    message = method.message(failure) if method else failure.message
    rsp = Element("rsp", stat="fail").one(Element("err", code=code, msg=message))
    retry_after = failure.retry_after if isinstance(failure, TooManyCalls) else 0
    return Outcome(rsp=rsp, code=code, message=message, retry_after=retry_after)
