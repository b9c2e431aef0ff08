"""OpenAPI 3.1: all methods for programs that read it, from the same entries as the pages.

A path cannot tell methods apart by a parameter, so each is told at its own address,
``/services/rest/flickr.test.echo``, which answers as ``/services/rest?method=`` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from json import loads

from chalicelib.api import registry
from chalicelib.explorer import openapi_parts as parts
from chalicelib.explorer.openapi_parts import Json
from chalicelib.model.manual import Entry, ManualArgument
from chalicelib.responses import lists

VERSION = "3.1.0"

_FORM = "application/x-www-form-urlencoded"
_CHANGING = {"write", "delete"}
_COMMAS: Json = {"style": "form", "explode": False}


def document(entries: Iterable[Entry], base_url: str) -> Json:
    """The document of a service at an address."""
    told = [(entry, _parameters(entry)) for entry in entries]
    shared = parts.most_used(each for _, parameters in told for each in parameters)
    return {
        "openapi": VERSION,
        "info": {
            "title": "pushr",
            "version": "1",
            "description": "A photo service that speaks the Flickr API. Success and failure are "
            "both answered with status 200: the answer says which it is.",
        },
        "servers": [{"url": base_url}],
        "paths": {
            f"/services/rest/{entry.name}": _path(entry, parameters, shared)
            for entry, parameters in told
        },
        "components": parts.components(shared),
    }


def _path(entry: Entry, parameters: list[Json], shared: Mapping[str, Json]) -> Json:
    """What changes something is told as a POST; both verbs are taken for all methods."""
    told = [
        _ref("parameters", each["name"]) if shared.get(each["name"]) == each else each
        for each in parameters
    ]
    operation = {**_operation(entry), "parameters": [*told, *_of_every(entry)]}
    if entry.perms not in _CHANGING:
        return {"get": operation}
    return {"post": {**operation, "requestBody": _body(entry)}}


def _parameters(entry: Entry) -> list[Json]:
    """The arguments of what is told as a GET."""
    if entry.perms in _CHANGING:
        return []
    return [
        {
            "name": each.name,
            "in": "query",
            "required": each.required,
            "description": each.said,
            **(_COMMAS if each.kind in parts.LISTED else {}),
            "schema": _schema(each),
        }
        for each in entry.arguments
    ]


def _body(entry: Entry) -> Json:
    properties = {
        each.name: {**_schema(each), "description": each.said} for each in entry.arguments
    }
    required = [each.name for each in entry.arguments if each.required]
    commas = {each.name: _COMMAS for each in entry.arguments if each.kind in parts.LISTED}
    schema = {"type": "object", "properties": properties, "required": required}
    form = {"schema": schema, **({"encoding": commas} if commas else {})}
    return {"required": bool(required), "content": {_FORM: form}}


def _operation(entry: Entry) -> Json:
    oauth: Json = {"oauth": []}
    return {
        "operationId": entry.name,
        "tags": [entry.namespace],
        "summary": entry.summary,
        **({"description": entry.explanation} if entry.explanation else {}),
        "security": [oauth] if entry.needs_signing else [{"api_key": []}, oauth],
        "responses": {
            "200": _answer(entry),
            "400": _ref("responses", "refused"),
            "429": _ref("responses", "too_many"),
        },
    }


def _answer(entry: Entry) -> Json:
    errors = "; ".join(f"{error.code} {error.message.rstrip('.')}" for error in entry.errors)
    example = loads(entry.example.json) if entry.example else None
    return {
        "description": f"The answer, or an error: {errors}." if errors else "The answer.",
        "content": parts.content(example, has_photos=_has_photos(entry)),
    }


def _of_every(entry: Entry) -> list[Json]:
    """The parameters that say how a call is answered."""
    name = "format_of_photos" if _has_photos(entry) else "format"
    return [_ref("parameters", each) for each in (name, "nojsoncallback", "jsoncallback")]


def _has_photos(entry: Entry) -> bool:
    return lists.are_among(registry.find(entry.name).answers)


def _schema(argument: ManualArgument) -> Json:
    if argument.choices:
        return {"type": "string", "enum": list(argument.choices)}
    return _ref("schemas", argument.kind)


def _ref(kind: str, name: str) -> Json:
    return {"$ref": f"#/components/{kind}/{name}"}
