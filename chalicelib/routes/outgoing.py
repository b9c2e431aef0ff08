"""Outgoing: what a call came to, in the format that was asked for."""

from __future__ import annotations

from collections.abc import Mapping

from chalice.app import Response

from chalicelib.formats import json, rest
from chalicelib.formats.element import Element
from chalicelib.model.failures import FormatNotFound, MalformedRequest

_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
}
_JSONP_CALLBACK = "jsonFlickrApi"


def check(params: Mapping[str, str]) -> None:
    """Whether an answer can be written as asked. Raises FormatNotFound, MalformedRequest."""
    name = _format(params)
    if name not in {"rest", "json"}:
        raise FormatNotFound(name)
    if name == "json" and not json.is_callback(params.get("jsoncallback") or _JSONP_CALLBACK):
        raise MalformedRequest("jsoncallback is not the name of a JavaScript function")


def response(rsp: Element, params: Mapping[str, str]) -> Response:
    """An answer in the format that the parameters ask for; REST if they ask for none there is."""
    if _format(params) != "json":
        return written(rest.write(rsp), rest.CONTENT_TYPE)
    body = json.write(rsp)
    if params.get("nojsoncallback") == "1":
        return written(body, json.CONTENT_TYPE)
    name = params.get("jsoncallback") or _JSONP_CALLBACK
    if not json.is_callback(name):
        return written(body, json.CONTENT_TYPE)
    return written(json.wrapped(body, name), json.JSONP_CONTENT_TYPE)


def written(body: bytes, content_type: str) -> Response:
    """Bytes that are an answer; success and failure are both 200, as Flickr's are."""
    return Response(body=body, headers={**_HEADERS, "Content-Type": content_type})


def _format(params: Mapping[str, str]) -> str:
    return params.get("format") or "rest"
