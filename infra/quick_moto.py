"""Quick moto: it does the more the more there is; here it does what it is asked for."""

from __future__ import annotations

from typing import Any

from moto import mock_aws
from moto.core.serialize import ResponseSerializer
from moto.dynamodb.models.table import Table

_INDEX = 6  # the place of an index's name among the arguments behind the key
_VALUE = "AttributeValue"


def start() -> None:
    """Have moto be AWS in this process, for good.

    A Query costs no more for other partitions, and a value no more for the types that it is not.
    """
    _look_at_one_partition()
    _write_one_type()
    mock_aws().start()


def _look_at_one_partition() -> None:
    whole = Table.query

    def query(table: Any, hash_key: Any, *how: Any, **more: Any) -> Any:
        is_index = more.get("index_name") or (len(how) > _INDEX and how[_INDEX])
        return whole(table if is_index else _Partition(table, hash_key), hash_key, *how, **more)

    Table.query = query


def _write_one_type() -> None:
    """A value of DynamoDB has one of ten members; moto looks for each under several names."""
    structure: Any = ResponseSerializer._serialize_type_structure
    member: Any = ResponseSerializer._serialize_structure_member

    def serialize(serializer: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:
        if not (shape.name == _VALUE and key and type(value) is dict):
            structure(serializer, serialized, value, shape, key)
            return
        wrapper = serializer.MAP_TYPE()
        for name in value.keys() & shape.members.keys():
            member(serializer, wrapper, value, shape.members[name], name)
        serializer._default_serialize(serialized, wrapper, shape, key)

    ResponseSerializer._serialize_type_structure = serialize


class _Partition:
    """A table of which nothing is seen but one partition."""

    def __init__(self, table: Any, hash_key: Any) -> None:
        self._table, self._hash_key = table, hash_key

    def all_items(self) -> list[Any]:
        return list(self._table.items[self._hash_key].values())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._table, name)
