"""Items: how DynamoDB and its streams spell values, and back; numbers come as int or float."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

Item = dict[str, Any]

_serializer = TypeSerializer()
_deserializer = TypeDeserializer()


def typed(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item in DynamoDB's spelling."""
    return {
        name: {"S": value} if isinstance(value, str) else _serializer.serialize(_exact(value))
        for name, value in item.items()
    }


def plain(image: Mapping[str, Any]) -> Item:
    """An item as DynamoDB and its streams spell it, in Python's types."""
    return {name: _value(typed) for name, typed in image.items()}


def _exact(value: Any) -> Any:
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, (list, tuple)):
        return [_exact(part) for part in value]
    if isinstance(value, dict):
        return {name: _exact(part) for name, part in value.items()}
    return value


def _value(typed: Any) -> Any:
    """Texts, which most values are, need no deserializer."""
    text = typed.get("S")
    return _python(_deserializer.deserialize(_read(typed))) if text is None else text


def _read(typed: Any) -> Any:
    """Bytes are still in base64 where a client takes the JSON as it is."""
    packed = typed.get("B")
    return {"B": b64decode(packed)} if isinstance(packed, str) else typed


def _python(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list):
        return [_python(part) for part in value]
    if isinstance(value, dict):
        return {name: _python(part) for name, part in value.items()}
    return value
