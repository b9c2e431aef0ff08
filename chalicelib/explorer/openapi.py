"""OpenAPI 3.1: all methods for programs that read it, from the same entries as the pages.

A path cannot tell methods apart by a parameter, so each is told at its own address,
``/services/rest/flickr.test.echo``, which answers as ``/services/rest?method=`` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from json import loads
from typing import Any

from chalicelib.model.manual import Entry, Kind, ManualArgument

VERSION = "3.1.0"

Json = dict[str, Any]

_FORM = "application/x-www-form-urlencoded"
_SCHEMAS: Mapping[Kind, Json] = {
    "whole": {"type": "integer"},
    "number": {"type": "number"},
    "flag": {"type": "integer", "enum": [0, 1]},
}
_TEXT: Json = {"type": "string"}
_ANSWER: Json = {
    "type": "object",
    "required": ["stat"],
    "properties": {
        "stat": {"enum": ["ok", "fail"]},
        "code": {"type": "integer", "description": "The number of the error, if it failed."},
        "message": {"type": "string", "description": "The words of the error, if it failed."},
    },
}
_FORMAT: Json = {
    "name": "format",
    "in": "query",
    "description": "What the answer is written in. Lists of photos are written as feeds, too.",
    "schema": {"enum": ["rest", "json", "php_serial", "xmlrpc", "soap", "soap2"]},
}
_BARE: Json = {
    "name": "nojsoncallback",
    "in": "query",
    "description": "1 for JSON that is not wrapped in a call of JavaScript.",
    "schema": {"type": "integer", "enum": [0, 1]},
}
_SECURITY: Json = {
    "api_key": {"type": "apiKey", "in": "query", "name": "api_key"},
    "oauth": {
        "type": "http",
        "scheme": "OAuth",
        "description": "OAuth 1.0a (RFC 5849), signed by HMAC-SHA1 or HMAC-SHA256.",
    },
}
_RETRY_AFTER: Json = {
    "description": "After how many seconds to call again.",
    "schema": {"type": "integer"},
}


def document(entries: Iterable[Entry], base_url: str) -> Json:
    """The document of a service at an address."""
    return {
        "openapi": VERSION,
        "info": {
            "title": "pushr",
            "version": "1",
            "description": "A photo service that speaks the Flickr API. Success and failure are "
            "both answered with status 200: the answer says which it is.",
        },
        "servers": [{"url": base_url}],
        "paths": {f"/services/rest/{each.name}": _path(each) for each in entries},
        "components": {
            "parameters": {"format": _FORMAT, "nojsoncallback": _BARE},
            "responses": {"answer": _answer({}), "too_many": _too_many()},
            "schemas": {"answer": _ANSWER},
            "securitySchemes": _SECURITY,
        },
    }


def _path(entry: Entry) -> Json:
    """What changes something is told as a POST; both verbs are taken for all methods."""
    changes = entry.perms in {"write", "delete"}
    return {"post": _post(entry)} if changes else {"get": _get(entry)}


def _get(entry: Entry) -> Json:
    parameters = [
        {
            "name": each.name,
            "in": "query",
            "required": each.required,
            "description": each.said,
            "schema": _schema(each),
        }
        for each in entry.arguments
    ]
    return {**_operation(entry), "parameters": [*parameters, *_shared()]}


def _post(entry: Entry) -> Json:
    properties = {
        each.name: {**_schema(each), "description": each.said} for each in entry.arguments
    }
    required = [each.name for each in entry.arguments if each.required]
    schema = {"type": "object", "properties": properties, "required": required}
    body = {"required": bool(required), "content": {_FORM: {"schema": schema}}}
    return {**_operation(entry), "parameters": _shared(), "requestBody": body}


def _operation(entry: Entry) -> Json:
    oauth: Json = {"oauth": []}
    answer = {"$ref": "#/components/responses/answer"}
    return {
        "operationId": entry.name,
        "tags": [entry.namespace],
        "summary": entry.summary,
        **({"description": entry.explanation} if entry.explanation else {}),
        "security": [oauth] if entry.needs_signing else [{"api_key": []}, oauth],
        "responses": {
            "200": _answer({"example": loads(entry.example.json)}) if entry.example else answer,
            "429": {"$ref": "#/components/responses/too_many"},
        },
    }


def _answer(examples: Mapping[str, Any]) -> Json:
    return {"description": "The answer, or an error.", "content": _content(examples)}


def _too_many() -> Json:
    headers = {"Retry-After": _RETRY_AFTER}
    return {"description": "Too many calls.", "headers": headers, "content": _content({})}


def _content(examples: Mapping[str, Any]) -> Json:
    json: Json = {"schema": {"$ref": "#/components/schemas/answer"}, **examples}
    return {"text/xml": {}, "application/json": json, "text/javascript": {}, "text/plain": {}}


def _schema(argument: ManualArgument) -> Json:
    if argument.choices:
        return {"type": "string", "enum": list(argument.choices)}
    return _SCHEMAS.get(argument.kind, _TEXT)


def _shared() -> list[Json]:
    return [{"$ref": f"#/components/parameters/{name}"} for name in ("format", "nojsoncallback")]
