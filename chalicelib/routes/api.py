"""API: a call of any method that comes in by one format's door, and is answered in any format."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from chalice.app import Request as Event
from chalice.app import Response

from chalicelib.api import registry
from chalicelib.api.method import Method
from chalicelib.api.request import Request
from chalicelib.routes import outgoing
from chalicelib.routes.answer import Door, answer


def api(event: Event, own: str, read: Callable[[Event], Request], name: str = "") -> Response:
    """Answer a call; ``own`` is the format of who asks for none.

    ``name`` is the method's if the address has it, else a parameter says it.
    """
    door = Door(
        read=read,
        find=partial(_method, own, name),
        fit=outgoing.fitted,
        write=partial(outgoing.response, own=own),
    )
    return answer(event, door)


def _method(own: str, name: str, request: Request) -> Method:
    params = request.params
    outgoing.check(params, own)
    return registry.find(name or params.get("method", ""))
