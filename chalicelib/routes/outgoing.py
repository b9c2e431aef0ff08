"""Outgoing: what a call came to, in the format that was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Protocol, cast

from chalice.app import Response

from chalicelib.api.call import Call
from chalicelib.api.dispatch import Outcome
from chalicelib.api.method import Method
from chalicelib.formats import json, rest
from chalicelib.formats.element import Element
from chalicelib.model.failures import FormatNotFound, MalformedRequest

_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
}
_JSONP_CALLBACK = "jsonFlickrApi"


class Writer(Protocol):
    """What each module of a format is."""

    CONTENT_TYPE: str

    def write(self, rsp: Element, /) -> bytes:
        """The whole answer."""


_WRITERS = {
    "rest": "rest",
    "json": "json",
    "php_serial": "php",
    "xmlrpc": "xmlrpc",
    "soap": "soap",
    "soap2": "soap2",
}
"""The modules by the names of their formats; each is loaded when somebody first asks for it."""


def check(params: Mapping[str, str], own: str) -> None:
    """Whether an answer can be written as asked; ``own`` is the format of who asks for none.

    Raises FormatNotFound, MalformedRequest.
    """
    name = _format(params, own)
    if _is_feed(name):
        _feeds().check(params)
    elif name not in _WRITERS:
        raise FormatNotFound(name)
    elif name == "json" and not json.is_callback(params.get("jsoncallback") or _JSONP_CALLBACK):
        raise MalformedRequest("jsoncallback is not the name of a JavaScript function")


def fitted(method: Method, call: Call) -> Call:
    """A call that can be answered as it asks to be. Raises FormatNotFound."""
    if not _is_feed(_format(call.params, "")):
        return call
    fit: Call = _feeds().fitted(method, call)
    return fit


def response(outcome: Outcome, params: Mapping[str, str], own: str) -> Response:
    """An answer in the format that the parameters ask for; in ``own`` if they ask for none."""
    name = _format(params, own)
    if _is_feed(name):
        return _feeds().response(outcome, params)
    if name == "json":
        return _json(outcome, params)
    writer = _writer(name if name in _WRITERS else own)
    return _written(writer.write(outcome.rsp), writer.CONTENT_TYPE)


def always_rest(outcome: Outcome, _: Mapping[str, str]) -> Response:
    """An answer in REST, whatever is asked for."""
    return _written(rest.write(outcome.rsp), rest.CONTENT_TYPE)


def _writer(name: str) -> Writer:
    return cast("Writer", import_module(f"chalicelib.formats.{_WRITERS[name]}"))


def _json(outcome: Outcome, params: Mapping[str, str]) -> Response:
    body = json.write(outcome.rsp)
    name = params.get("jsoncallback") or _JSONP_CALLBACK
    if params.get("nojsoncallback") == "1" or not json.is_callback(name):
        return _written(body, json.CONTENT_TYPE)
    return _written(json.wrapped(body, name), json.JSONP_CONTENT_TYPE)


def _written(body: bytes, content_type: str) -> Response:
    """Bytes that are an answer; success and failure are both 200, as Flickr's are."""
    return Response(body=body, headers={**_HEADERS, "Content-Type": content_type})


def _format(params: Mapping[str, str], own: str) -> str:
    return params.get("format") or own


def _is_feed(name: str) -> bool:
    return name.startswith("feed-")


def _feeds() -> ModuleType:
    return import_module("chalicelib.routes.as_feed")
