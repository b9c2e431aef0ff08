"""Partitions: moto looks at every row of a table for each Query; here it looks at one partition."""

from __future__ import annotations

from typing import Any

from moto.dynamodb.models.table import Table

_INDEX = 6  # the place of an index's name among the arguments behind the key


def look_up() -> None:
    """Have what is asked of a partition cost no more for all the others."""
    whole = Table.query

    def query(table: Any, hash_key: Any, *how: Any, **more: Any) -> Any:
        is_index = more.get("index_name") or (len(how) > _INDEX and how[_INDEX])
        return whole(table if is_index else _Partition(table, hash_key), hash_key, *how, **more)

    Table.query = query


class _Partition:
    """A table of which nothing is seen but one partition."""

    def __init__(self, table: Any, hash_key: Any) -> None:
        self._table, self._hash_key = table, hash_key

    def all_items(self) -> list[Any]:
        return list(self._table.items[self._hash_key].values())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._table, name)
