"""Quick moto: it does the more the more there is; here it does what it is asked for."""

from __future__ import annotations

import copy
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from moto import mock_aws
from moto.core.serialize import ResponseSerializer
from moto.dynamodb import models
from moto.dynamodb.models.dynamo_type import DynamoType
from moto.dynamodb.models.table import Table

_INDEX = 6  # the place of an index's name among the arguments behind the key
_VALUE = "AttributeValue"


def start() -> None:
    """Have moto be AWS in this process, for good.

    A Query costs no more for other partitions, a transaction no more for other items, and a value
    no more for the types that it is not.
    """
    _look_at_one_partition()
    _back_up_what_is_written()
    _write_one_type()
    mock_aws().start()


def _look_at_one_partition() -> None:
    whole = Table.query

    def query(table: Any, hash_key: Any, *how: Any, **more: Any) -> Any:
        is_index = more.get("index_name") or (len(how) > _INDEX and how[_INDEX])
        return whole(table if is_index else _Partition(table, hash_key), hash_key, *how, **more)

    Table.query = query


def _back_up_what_is_written() -> None:
    """Before a transaction moto copies the whole table for each of its writes."""
    backend: Any = models.DynamoDBBackend
    whole = backend.transact_write_items

    def transact(dynamodb: Any, writes: list[Any]) -> None:
        undo = [_undoing(dynamodb.tables, op) for write in writes for op in write.values()]
        try:
            whole(dynamodb, writes)
        except Exception:
            for each in undo:
                each()
            raise

    def deepcopy(thing: Any) -> Any:
        return thing if isinstance(thing, Table) else copy.deepcopy(thing)

    models.copy = SimpleNamespace(copy=copy.copy, deepcopy=deepcopy)
    backend.transact_write_items = transact


def _undoing(tables: Any, op: Any) -> Callable[[], None]:
    """Puts one item of a table back as it is now, and takes back what the stream tells."""
    table, key = tables[op["TableName"]], op.get("Key") or op["Item"]
    partition, sk = DynamoType(key[table.hash_key_attr]), DynamoType(key[table.range_key_attr])
    item = copy.deepcopy(table.items.get(partition, {}).get(sk))
    told = table.stream_shard.items if table.stream_shard else []
    length = len(told)

    def undo() -> None:
        table.items[partition].pop(sk, None)
        if item is not None:
            table.items[partition][sk] = item
        del told[length:]

    return undo


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
