"""The verbs of DynamoDB, and the only file that speaks it.

Items are plain dictionaries with ``pk`` and ``sk``; ``items`` knows how DynamoDB spells them.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from chalicelib.model.failures import WriteFailed
from chalicelib.store.aws import dynamodb
from chalicelib.store.items import Item, plain, typed

if TYPE_CHECKING:
    from chalicelib.store.keys import Key

_PARTITION_KEY_BYTES_MAX = 2048
_SORT_KEY_BYTES_MAX = 1024
_GET_BATCH = 100  # keys in one BatchGetItem
_WRITE_BATCH = 25  # requests in one BatchWriteItem
_BACKOFF_SECONDS = 0.05  # doubled for each round of what DynamoDB left unprocessed
_ROUNDS = 6

_CONDITION_FAILED = "ConditionalCheckFailed"
_CONFLICT = "TransactionConflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A change of an item that is there: amounts to add to counters, and attributes to set.

    ``was`` holds what such attributes must be until then.
    """

    key: Key
    amounts: Mapping[str, int] = field(default_factory=dict)
    attributes: Mapping[str, Any] = field(default_factory=dict)
    was: Mapping[str, Any] = field(default_factory=dict)

    def request(self, table: str) -> dict[str, Any]:
        """As UpdateItem and transactions take it."""
        values = {f":{name}": value for name, value in {**self.amounts, **self.attributes}.items()}
        were = {f":was_{name}": value for name, value in self.was.items()}
        still = "".join(f" AND #{name} = :was_{name}" for name in self.was)
        adds = ", ".join(f"#{name} :{name}" for name in self.amounts)
        sets = ", ".join(f"#{name} = :{name}" for name in self.attributes)
        return {
            "TableName": table,
            "Key": typed(self.key),
            "UpdateExpression": " ".join(
                part for part in (adds and f"ADD {adds}", sets and f"SET {sets}") if part
            ),
            "ExpressionAttributeNames": {f"#{n}": n for n in (*self.amounts, *self.attributes)},
            "ExpressionAttributeValues": typed({**values, **were}),
            **({"ConditionExpression": f"attribute_exists(pk){still}"} if still else {}),
        }


def get(table: str, key: Key, *, consistent: bool = False) -> Item | None:
    """One item, or None."""
    if not _fits(key):
        return None
    found = dynamodb().get_item(TableName=table, Key=typed(key), ConsistentRead=consistent)
    return plain(found["Item"]) if "Item" in found else None


def get_many(table: str, keys: Iterable[Key], *, consistent: bool = False) -> list[Item]:
    """The items that exist, in no order; a key may be asked for twice."""
    fitting = filter(_fits, keys)
    return [plain(image) for image in _images(table, fitting, {"ConsistentRead": consistent})]


def get_texts(table: str, keys: Iterable[Key], name: str) -> list[str]:
    """One text attribute of the items that exist, as they are at this very moment.

    The keys are the store's own: none is longer than a key can be.
    """
    names = {"ProjectionExpression": "#text", "ExpressionAttributeNames": {"#text": name}}
    return [image[name]["S"] for image in _images(table, keys, {"ConsistentRead": True, **names})]


def query(
    table: str, pk: str, *, prefix: str = "", until: str = "", consistent: bool = False
) -> Iterator[Item]:
    """All items of a partition in order of their sk, from a prefix or up to (not with) a value."""
    pages = (
        dynamodb()
        .get_paginator("query")
        .paginate(TableName=table, ConsistentRead=consistent, **_range(pk, prefix, until))
    )
    for page in pages:
        yield from (plain(image) for image in page["Items"])


def query_page(table: str, pk: str, *, after: str, limit: int) -> tuple[list[Item], str]:
    """At most ``limit`` items behind the sk ``after``, and the sk to go on behind ("": the end)."""
    cursor: Any = {"ExclusiveStartKey": typed({"pk": pk, "sk": after})} if after else {}
    found = dynamodb().query(TableName=table, Limit=limit, **_range(pk, "", ""), **cursor)
    last = found.get("LastEvaluatedKey")
    return [plain(image) for image in found["Items"]], plain(last)["sk"] if last else ""


def query_slice(  # noqa: PLR0913
    table: str,
    pk: str,
    *,
    between: tuple[str, str],
    after: str,
    limit: int,
    forward: bool,
    only: str = "",
) -> tuple[list[Item], str]:
    """As ``query_page``, between two sks and either way; of each item ``only`` one attribute."""
    how: Any = {"ExclusiveStartKey": typed({"pk": pk, "sk": after})} if after else {}
    if only:
        how |= {"ProjectionExpression": "#only", "ExpressionAttributeNames": {"#only": only}}
    found = dynamodb().query(
        TableName=table,
        Limit=limit,
        ScanIndexForward=forward,
        KeyConditionExpression="pk = :pk AND sk BETWEEN :first AND :last",
        ExpressionAttributeValues=typed({":pk": pk, ":first": between[0], ":last": between[1]}),
        **how,
    )
    last = found.get("LastEvaluatedKey")
    return [plain(image) for image in found["Items"]], plain(last)["sk"] if last else ""


def query_index(
    table: str, index: str, *, name: str, value: str, at_a_time: int = 0
) -> Iterator[Item]:
    """All entries of an index under one value, last first; read as they are asked for."""
    size: Any = {"PageSize": at_a_time} if at_a_time else {}
    pages = (
        dynamodb()
        .get_paginator("query")
        .paginate(
            TableName=table,
            IndexName=index,
            KeyConditionExpression="#key = :value",
            ExpressionAttributeNames={"#key": name},
            ExpressionAttributeValues=typed({":value": value}),
            ScanIndexForward=False,
            PaginationConfig=size,
        )
    )
    for page in pages:
        yield from (plain(image) for image in page["Items"])


def put(table: str, item: Mapping[str, Any]) -> None:
    """Write an item over whatever was there."""
    dynamodb().put_item(TableName=table, Item=typed(item))


def put_new(table: str, item: Mapping[str, Any]) -> bool:
    """Write an item unless one is there; whether it was written."""
    return _put_if(table, item, "attribute_not_exists(pk)", {})


def put_over(table: str, item: Mapping[str, Any], version: int) -> bool:
    """Write an item over the very version that was read; whether it was still that one."""
    return _put_if(table, item, "version = :version", {":version": version})


def add(table: str, key: Key, amounts: Mapping[str, int], **attributes: Any) -> Item:
    """Add to counters, which begin at 0, and set attributes; answers the item as it is then."""
    update = Update(key=key, amounts=amounts, attributes=attributes)
    changed = dynamodb().update_item(**update.request(table), ReturnValues="ALL_NEW")
    return plain(changed["Attributes"])


def change(table: str, key: Key, **attributes: Any) -> Item | None:
    """Set attributes of an item that is there, and no others; answers it, or None."""
    request = Update(key=key, attributes=attributes).request(table)
    return _if_there(request)


def change_from(table: str, update: Update) -> bool:
    """Change an item that is there and still is as the update says; whether it was."""
    return _updated(update.request(table)) is not None


def add_below(table: str, key: Key, name: str, limit: int, **attributes: Any) -> bool:
    """Add one to a counter, which begins at 0, while it is below a limit; whether it was."""
    request: Any = Update(key=key, amounts={name: 1}, attributes=attributes).request(table)
    request["ConditionExpression"] = f"attribute_not_exists(#{name}) OR #{name} < :limit"
    request["ExpressionAttributeValues"] |= typed({":limit": limit})
    return _updated(request) is not None


def count_up(table: str, key: Key, name: str) -> int:
    """Add one to a counter of an item that is there; answers what it is then, 0 without item."""
    request = Update(key=key, amounts={name: 1}).request(table)
    counted = _if_there(request)
    return int(counted[name]) if counted else 0


def delete(table: str, key: Key) -> Item | None:
    """Remove an item; answers what it was."""
    if not _fits(key):
        return None
    removed = dynamodb().delete_item(TableName=table, Key=typed(key), ReturnValues="ALL_OLD")
    return plain(removed["Attributes"]) if removed.get("Attributes") else None


def delete_over(table: str, key: Key, version: int) -> bool:
    """Remove the very version of an item that was read; whether it was still that one."""
    delete: Any = {"TableName": table, "Key": typed(key)}
    return _if(dynamodb().delete_item, delete, "version = :version", {":version": version})


def put_all_new(table: str, items: Sequence[Mapping[str, Any]]) -> bool:
    """Write several items, all of them or none; none if any of them is there already."""
    puts: Any = [
        {
            "Put": {
                "TableName": table,
                "Item": typed(item),
                "ConditionExpression": "attribute_not_exists(pk)",
            }
        }
        for item in items
    ]
    try:
        dynamodb().transact_write_items(TransactItems=puts)
    except ClientError as error:
        if error.response["Error"]["Code"] == "TransactionCanceledException":
            return False
        raise
    return True


def put_new_with(table: str, item: Mapping[str, Any], update: Update) -> bool:
    """Write an item unless one is there, and change another with it; whether that was done.

    Raises WriteFailed if there is no other.
    """
    condition = "attribute_not_exists(pk)"
    put = {"TableName": table, "Item": typed(item), "ConditionExpression": condition}
    return _with([{"Put": put}], update, table)


def delete_with(table: str, key: Key, update: Update) -> bool:
    """Remove an item if it is there, and change another with it; whether that was done.

    Raises WriteFailed if there is no other.
    """
    if not _fits(key):
        return False
    condition = "attribute_exists(pk)"
    delete = {"TableName": table, "Key": typed(key), "ConditionExpression": condition}
    return _with([{"Delete": delete}], update, table)


def move_with(table: str, new: Mapping[str, Any] | None, old: Key | None, update: Update) -> bool:
    """Write an item unless one is there, remove another, and change a third; whether it was done.

    Either may be none. Raises WriteFailed if the third is not as the update says.
    """
    condition = "attribute_not_exists(pk)"
    put = {"TableName": table, "Item": typed(new or {}), "ConditionExpression": condition}
    delete = {"TableName": table, "Key": typed(old or {})}
    writes = [{"Put": put}] * bool(new) + [{"Delete": delete}] * bool(old)
    return _with(writes, update, table)


def write_many(
    table: str, *, puts: Iterable[Mapping[str, Any]] = (), deletes: Iterable[Key] = ()
) -> None:
    """Put and delete many items, in no order and not all at once."""
    requests: list[Any] = [{"PutRequest": {"Item": typed(item)}} for item in puts]
    requests += [{"DeleteRequest": {"Key": typed(key)}} for key in deletes]
    for chunk in _chunks(requests, _WRITE_BATCH):
        for _ in _rounds({table: chunk}, _batch_write):
            pass


def transact(writes: Sequence[Any]) -> set[int]:
    """Do writes all or none, again while others write the same; which conditions did not hold.

    They are requests as TransactWriteItems takes them; which, by their index. Raises WriteFailed.
    """
    for round_number in range(_ROUNDS):
        reasons = _cancelled(writes)
        unmet = {index for index, why in enumerate(reasons) if why == _CONDITION_FAILED}
        if unmet or not reasons:
            return unmet
        if _CONFLICT not in reasons:
            break
        time.sleep(_BACKOFF_SECONDS * 2**round_number)
    raise WriteFailed


def _images(table: str, keys: Iterable[Key], how: Any) -> Iterator[Any]:
    unique = dict.fromkeys((key["pk"], key["sk"]) for key in keys)
    for chunk in _chunks([{"pk": {"S": pk}, "sk": {"S": sk}} for pk, sk in unique], _GET_BATCH):
        for answer in _rounds({table: {**how, "Keys": chunk}}, _batch_get):
            yield from answer["Responses"].get(table, [])


def _fits(key: Key) -> bool:
    """Whether there can be such a key at all: DynamoDB would not even look for a longer one."""
    return (
        len(key["pk"].encode()) <= _PARTITION_KEY_BYTES_MAX
        and len(key["sk"].encode()) <= _SORT_KEY_BYTES_MAX
    )


def _range(pk: str, prefix: str, until: str) -> dict[str, Any]:
    condition, values = "pk = :pk", {":pk": pk}
    if prefix:
        condition, values = f"{condition} AND begins_with(sk, :sk)", {**values, ":sk": prefix}
    if until:
        condition, values = f"{condition} AND sk < :sk", {**values, ":sk": until}
    return {"KeyConditionExpression": condition, "ExpressionAttributeValues": typed(values)}


def _put_if(table: str, item: Mapping[str, Any], condition: str, values: Item) -> bool:
    put: Any = {"TableName": table, "Item": typed(item)}
    return _if(dynamodb().put_item, put, condition, values)


def _if(write: Any, request: Any, condition: str, values: Item) -> bool:
    """Write on a condition; whether it held, and no transaction was in the way."""
    used: Any = {"ExpressionAttributeValues": typed(values)} if values else {}
    try:
        write(**request, ConditionExpression=condition, **used)
    except ClientError as error:
        lost = {f"{_CONDITION_FAILED}Exception", f"{_CONFLICT}Exception"}
        if error.response["Error"]["Code"] in lost:
            return False
        raise
    return True


def _if_there(request: Any) -> Item | None:
    return _updated({**request, "ConditionExpression": "attribute_exists(pk)"})


def _updated(request: Any) -> Item | None:
    """Update an item on a condition; answers it as it is then, or None if that did not hold."""
    try:
        changed = dynamodb().update_item(**request, ReturnValues="ALL_NEW")
    except ClientError as error:
        if error.response["Error"]["Code"] == f"{_CONDITION_FAILED}Exception":
            return None
        raise
    return plain(changed["Attributes"])


def _with(writes: Any, update: Update, table: str) -> bool:
    """All or none, as a photo's many admirers do. Raises WriteFailed unless the first says no."""
    there = {"ConditionExpression": "attribute_exists(pk)", **update.request(table)}
    unmet = transact([*writes, {"Update": there}])
    if unmet and 0 not in unmet:
        raise WriteFailed
    return not unmet


def _cancelled(writes: Any) -> list[str]:
    """Why a transaction was not done, a reason for each of its writes; none if it was."""
    try:
        dynamodb().transact_write_items(TransactItems=writes)
    except ClientError as error:
        if error.response["Error"]["Code"] != "TransactionCanceledException":
            raise
        told: Any = error.response
        return [reason["Code"] for reason in told["CancellationReasons"]]
    return []


def _batch_get(asked: Any) -> tuple[Any, Any]:
    answer = dynamodb().batch_get_item(RequestItems=asked)
    return answer, answer.get("UnprocessedKeys")


def _batch_write(asked: Any) -> tuple[Any, Any]:
    answer = dynamodb().batch_write_item(RequestItems=asked)
    return answer, answer.get("UnprocessedItems")


def _rounds(asked: Any, call: Any) -> Iterator[Any]:
    for round_number in range(_ROUNDS):
        answer, asked = call(asked)
        yield answer
        if not asked:
            return
        time.sleep(_BACKOFF_SECONDS * 2**round_number)
    raise WriteFailed


def _chunks(things: list[Any], size: int) -> Iterator[list[Any]]:
    for start in range(0, len(things), size):
        yield things[start : start + size]
