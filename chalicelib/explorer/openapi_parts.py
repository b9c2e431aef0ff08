"""What the methods of the OpenAPI document have in common, told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from json import dumps, loads
from typing import Any

from chalicelib.feeds import formats
from chalicelib.formats.json import CALLBACK_LENGTH_MAX
from chalicelib.model.manual import Kind

Json = dict[str, Any]

_FORMATS = ("rest", "json", "php_serial", "xmlrpc", "soap", "soap2")
_WHOLE_MAX = 2**53 - 1  # a JSON number beyond is another to many programs
_DATE = "[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"

_WHOLE: Json = {"type": "integer", "minimum": -_WHOLE_MAX, "maximum": _WHOLE_MAX}
SCHEMAS: Mapping[Kind, Json] = {
    "text": {"type": "string"},
    "whole": _WHOLE,
    "number": {"type": "number"},
    "flag": {"type": "integer", "enum": [0, 1]},
    "time": {
        "type": "string",
        "description": "A unix time, or a MySQL datetime.",
        "pattern": f"^([0-9]{{1,10}}|{_DATE} {_CLOCK})$",
    },
    "span": {
        "type": "string",
        "description": "Days or hours.",
        "pattern": "^[0-9]{1,4}[dh]$",
    },
    "list": {"type": "array", "items": {"type": "string"}},
    "numbers": {"type": "array", "items": {"type": "integer", "minimum": 0, "maximum": 2**31 - 1}},
    "box": {
        "type": "array",
        "description": "Degrees: the least longitude and latitude, then the greatest.",
        "items": {"type": "number", "minimum": -180, "maximum": 180},
        "minItems": 4,
        "maxItems": 4,
    },
}
LISTED = {kind for kind, schema in SCHEMAS.items() if schema["type"] == "array"}
"""The kinds of arguments whose values are separated by commas."""

_ANSWER: Json = {
    "type": "object",
    "required": ["stat"],
    "properties": {"stat": {"enum": ["ok", "fail"]}},
    "if": {"properties": {"stat": {"const": "fail"}}},
    "then": {
        "required": ["code", "message"],
        "properties": {
            "code": {"type": "integer", "description": "The number of the error."},
            "message": {"type": "string", "description": "The words of the error."},
        },
    },
}
_SECURITY: Json = {
    "api_key": {
        "type": "apiKey",
        "in": "query",
        "name": "api_key",
        "description": "The key of the application that calls, for what anybody may see.",
    },
    "oauth": {
        "type": "http",
        "scheme": "OAuth",
        "description": "OAuth 1.0a (RFC 5849), signed by HMAC-SHA1 or HMAC-SHA256: in the header "
        "Authorization, in the query or in the form.",
    },
}
_RETRY_AFTER: Json = {
    "description": "After how many seconds to call again.",
    "schema": {"type": "integer"},
}
_REFUSED: Json = {
    "description": "The error of a call that asked for a feed.",
    "headers": {
        "X-FlickrErrCode": {"description": "Its number.", "schema": {"type": "integer"}},
        "X-FlickrErrMessage": {
            "description": "Its words, all but ASCII percent-encoded.",
            "schema": {"type": "string"},
        },
    },
    "content": {"text/plain": {"schema": {"type": "string"}}},
}


def content(example: Any = None, *, has_photos: bool = False) -> Json:
    """What an answer is written in; photos also as feeds."""
    json: Json = {"schema": {"$ref": "#/components/schemas/answer"}}
    shown = {} if example is None else {"example": example}
    own: Json = {"text/xml": {}, "application/json": {**json, **shown}}
    feeds: Json = {each: {} for each in _feed_types()} if has_photos else {}
    return {**own, "text/javascript": {}, "text/plain": {}, **feeds}


def components(shared: Mapping[str, Json]) -> Json:
    """All of it, with parameters that several methods share."""
    return {
        "parameters": {**shared, **_parameters()},
        "responses": {
            "refused": _REFUSED,
            "too_many": {
                "description": "Too many calls in an hour.",
                "headers": {"Retry-After": _RETRY_AFTER},
                "content": content(),
            },
        },
        "schemas": {**SCHEMAS, "answer": _ANSWER},
        "securitySchemes": _SECURITY,
    }


def most_used(parameters: Iterable[Json]) -> dict[str, Json]:
    """What is told in the same words at more than one method, at most one of each name."""
    counted = Counter(map(dumps, parameters)).most_common()
    often = [loads(text) for text, count in reversed(counted) if count > 1]
    return {each["name"]: each for each in often}


@cache
def _feed_types() -> tuple[str, ...]:
    types = (formats.writer(name).CONTENT_TYPE.partition(";")[0] for name in formats.ANSWER)
    return tuple(dict.fromkeys(types))


def _parameters() -> Json:
    said = "What the answer is written in"
    return {
        "format": _format(f"{said}.", _FORMATS),
        "format_of_photos": _format(f"{said}; photos also as feeds.", (*_FORMATS, *formats.ANSWER)),
        "nojsoncallback": {
            "name": "nojsoncallback",
            "in": "query",
            "description": "1 for JSON that is not wrapped in a call of JavaScript.",
            "schema": {"$ref": "#/components/schemas/flag"},
        },
        "jsoncallback": {
            "name": "jsoncallback",
            "in": "query",
            "description": "The JavaScript function that JSON is wrapped in a call of.",
            "schema": {
                "type": "string",
                "pattern": r"^[A-Za-z_$][A-Za-z0-9_$]*(\.[A-Za-z_$][A-Za-z0-9_$]*)*$",
                "maxLength": CALLBACK_LENGTH_MAX,
                "default": "jsonFlickrApi",
            },
        },
    }


def _format(said: str, names: Iterable[str]) -> Json:
    schema = {"type": "string", "enum": list(names), "default": "rest"}
    return {"name": "format", "in": "query", "description": said, "schema": schema}
