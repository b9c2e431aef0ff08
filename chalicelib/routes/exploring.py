"""Exploring: a call from the explorer's form, run and written as those of programs are."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from chalice.app import Response

from chalicelib.api import dispatch
from chalicelib.api.dispatch import Outcome
from chalicelib.explorer import address, answer, pictures, positions
from chalicelib.explorer import call as calls
from chalicelib.explorer.answer import Text
from chalicelib.explorer.application import KEY
from chalicelib.explorer.form import Wish
from chalicelib.explorer.pictures import Picture
from chalicelib.explorer.positions import Position
from chalicelib.logs import log
from chalicelib.model.token import Perms
from chalicelib.routes import outgoing
from chalicelib.routes.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the API answered, and how the page shows it."""

    response: Response
    verb: str
    url: str
    ms: int
    code: int
    text: Text
    pictures: list[Picture]
    positions: list[Position]

    @property
    def status(self) -> str:
        """The status line's end."""
        status = HTTPStatus(self.response.status_code)
        return f"{status.value} {status.phrase}"

    @property
    def headers(self) -> dict[str, str]:
        """The headers that the API itself answers."""
        return dict(self.response.headers)

    @property
    def size(self) -> int:
        """How many bytes the body has."""
        return len(self.response.body)

    @property
    def raw(self) -> Response:
        """The answer itself, to be kept: a browser shall not show it as one of our pages."""
        headers = {**self.headers, "Content-Disposition": "attachment"}
        return Response(self.response.body, headers, self.response.status_code)


def call(come: Visit, wish: Wish, perms: Perms) -> Answered:
    """Make a call; it is logged as any other."""
    began = time.time()
    line: dict[str, Any] = {"method": wish.method.name, "api_key": KEY}
    outcome = dispatch.safely(_run(come, wish, perms), line)
    response = _response(outcome, wish)
    ms = round((time.time() - began) * 1000)
    log().info("call", **line, nsid=_nsid(come, wish), code=outcome.code, ms=ms)
    return Answered(
        response=response,
        verb="POST" if wish.takes_file else "GET",
        url=address.unsigned(wish) if _is_link(wish) else address.plain(wish),
        ms=ms,
        code=outcome.code,
        text=answer.text(response.body, str(response.headers["Content-Type"])),
        pictures=pictures.of(outcome.answer),
        positions=positions.of(outcome.answer),
    )


def _is_link(wish: Wish) -> bool:
    """Whether the call is made by whoever opens its URL."""
    return wish.signer == "nobody" and not wish.takes_file


def count(come: Visit, wish: Wish) -> None:
    """Count a call for who looks at the page. Raises TooManyCalls."""
    calls.count(wish, come.visitor.person, come.address, come.now)


def _run(come: Visit, wish: Wish, perms: Perms) -> Callable[[], Outcome]:
    def run() -> Outcome:
        count(come, wish)
        call = calls.make(wish, come.visitor.person, perms, come.now)
        outgoing.check(call.params, "rest")
        return dispatch.run(wish.method, outgoing.fitted(wish.method, call))

    return run


def _response(outcome: Outcome, wish: Wish) -> Response:
    params = {**wish.params, "api_key": KEY}
    response = outgoing.response(outcome, params, "rest")
    if outcome.retry_after:
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        response.headers["Retry-After"] = str(outcome.retry_after)
    return response


def _nsid(come: Visit, wish: Wish) -> str:
    person = come.visitor.person
    return person.nsid if person and wish.signer == "me" else ""
