"""Again: what a fixture left in AWS, laid there once more without the calls that made it.

People and photos are made through the doors once in a process. The next test that wants the same
gets copies of the rows and files that were left; what came by the stream has come already.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.s3.models import s3_backends

_REGION = "us-east-1"


@dataclass(frozen=True, kw_only=True)
class _Left:
    """What was made, and what it takes to have it once more."""

    made: Any
    rows: list[tuple[str, Any, Any, Any]]
    files: list[tuple[str, str, Any]]


_KEPT: dict[Hashable, _Left] = {}


def again(name: Hashable, make: Callable[[], Any]) -> Any:
    """What ``make`` makes: really, the first time that anything of this name is asked for."""
    if name in _KEPT:
        _lay(_KEPT[name])
    else:
        rows, files = _rows(), _files()
        made = make()
        _KEPT[name] = _Left(
            made=made,
            rows=[at for at in _all_rows() if rows.get(_place(*at[:3])) != _text(at[3])],
            files=[file for file in _all_files() if file[:2] not in files],
        )
        _KEPT[name] = deepcopy(_KEPT[name])
    return deepcopy(_KEPT[name].made)


def _lay(left: _Left) -> None:
    for table, partition, sort, item in left.rows:
        _tables()[table].items[partition][sort] = deepcopy(item)
    for bucket, key, file in left.files:
        _buckets()[bucket].keys[key] = deepcopy(file)


def _rows() -> dict[tuple[str, str, str], str]:
    return {_place(*at): _text(item) for *at, item in _all_rows()}


def _files() -> set[tuple[str, str]]:
    return {(bucket, key) for bucket, key, _ in _all_files()}


def _all_rows() -> Iterator[tuple[str, Any, Any, Any]]:
    for name, table in _tables().items():
        for partition, items in table.items.items():
            for sort, item in items.items():
                yield name, partition, sort, item


def _all_files() -> Iterator[tuple[str, str, Any]]:
    for name, bucket in _buckets().items():
        for key, file in bucket.keys.items():
            yield name, key, file


def _place(table: str, partition: Any, sort: Any) -> tuple[str, str, str]:
    return table, str(partition), str(sort)


def _text(item: Any) -> str:
    return json.dumps(item.to_json(), default=str)


def _tables() -> Any:
    return dynamodb_backends[DEFAULT_ACCOUNT_ID][_REGION].tables


def _buckets() -> Any:
    return s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets
