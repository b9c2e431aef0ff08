"""API: a call of any method that comes in by one format's door, and is answered in any format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
    said = {"method": name} if name else {}
    door = Door(
        read=read,
        find=lambda request: _method(own, {**request.params, **said}),
        fit=outgoing.fitted,
        write=lambda outcome, params: outgoing.response(outcome, {**params, **said}, own),
    )
    return answer(event, door)


def _method(own: str, params: Mapping[str, str]) -> Method:
    outgoing.check(params, own)
    return registry.find(params.get("method", ""))
