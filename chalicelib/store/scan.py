"""The verbs that go through a whole table, for administrators: what answers a call never does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chalicelib.store.aws import dynamodb
from chalicelib.store.items import Item, plain, typed

_PAGE = 100  # what is done again by somebody who was interrupted


def part(
    table: str, index: str, *, segment: int, segments: int, after: Mapping[str, Any]
) -> tuple[list[Item], Item]:
    """Some of a segment of a table (or its index), and the key to go on behind ({}: the end)."""
    whose: Any = {"IndexName": index} if index else {}
    cursor: Any = {"ExclusiveStartKey": typed(after)} if after else {}
    found = dynamodb().scan(
        TableName=table, Segment=segment, TotalSegments=segments, Limit=_PAGE, **whose, **cursor
    )
    return [plain(image) for image in found["Items"]], plain(found.get("LastEvaluatedKey", {}))


def about(table: str, index: str) -> int:
    """About how many items a table (or its index) holds: DynamoDB counts every six hours."""
    told = dynamodb().describe_table(TableName=table)["Table"]
    counts: Any = {each["IndexName"]: each for each in told.get("GlobalSecondaryIndexes", ())}
    return int(counts.get(index, told).get("ItemCount", 0))
