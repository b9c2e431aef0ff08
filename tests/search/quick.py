"""Quick: moto looks at every row of a table for each Query; here it looks at one partition."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from moto.dynamodb.models.table import Table


@contextmanager
def queries() -> Iterator[None]:
    """Within this block what is asked of a partition costs no more for all the others."""
    whole = Table.query

    def query(table: Any, hash_key: Any, *how: Any, **more: Any) -> Any:
        is_index = more.get("index_name") or (len(how) > 6 and how[6])
        return whole(table if is_index else _Partition(table, hash_key), hash_key, *how, **more)

    Table.query = query
    try:
        yield
    finally:
        Table.query = whole


class _Partition:
    """A table of which nothing is seen but one partition."""

    def __init__(self, table: Any, hash_key: Any) -> None:
        self._table, self._hash_key = table, hash_key

    def all_items(self) -> list[Any]:
        return list(self._table.items[self._hash_key].values())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._table, name)
