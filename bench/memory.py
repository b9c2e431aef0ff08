"""AWS played from memory: the HTTP answers of DynamoDB and SQS to what the store asks.

Botocore does all its own work, from the call to the bytes and back; only the socket is left out,
and moto's work. Tables hold what the store itself has put there.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from botocore.awsrequest import AWSResponse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Item = dict[str, Any]

_CONDITIONS = {"pk = :pk", "pk = :pk AND begins_with(sk, :sk)"}


class _Raw:
    """The part of urllib3's answer that botocore reads."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self, **_: Any) -> Iterator[bytes]:
        yield self._content


class Memory:
    """Tables and queues, and the few verbs that a push needs."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, dict[str, Item]]] = defaultdict(lambda: defaultdict(dict))
        self.queues: dict[str, list[str]] = defaultdict(list)
        self._remembered: dict[bytes, bytes] = {}
        self._verbs: dict[str, Callable[[Any], Any]] = {
            "BatchGetItem": self._batch_get,
            "BatchWriteItem": self._batch_write,
            "GetItem": self._get,
            "PutItem": self._put,
            "Query": self._query,
            "SendMessageBatch": self._send,
            "TransactWriteItems": self._transact,
        }

    def put(self, table: str, item: Item) -> None:
        """Have an item in a table."""
        self.tables[table][item["pk"]["S"]][item["sk"]["S"]] = item
        self._remembered.clear()

    def rows(self) -> Iterator[tuple[str, Item]]:
        """Every item, with its table."""
        for table, partitions in self.tables.items():
            for partition in partitions.values():
                yield from ((table, item) for item in partition.values())

    def answer(self, request: Any, **_: Any) -> AWSResponse:
        """For botocore's ``before-send``. A read asked a second time is not looked up again."""
        verb = request.headers["X-Amz-Target"].decode().rpartition(".")[2]
        content = self._remembered.get(request.body)
        if content is None:
            content = json.dumps(self._verbs[verb](json.loads(request.body))).encode()
            if verb == "BatchGetItem":
                self._remembered[request.body] = content
        headers = {"Content-Type": "application/x-amz-json-1.0"}
        return AWSResponse(request.url, 200, headers, _Raw(content))

    def _get(self, asked: Any) -> Any:
        item = self._item(asked["TableName"], asked["Key"])
        return {"Item": item} if item else {}

    def _batch_get(self, asked: Any) -> Any:
        found = {table: self._found(table, part) for table, part in asked["RequestItems"].items()}
        return {"Responses": found, "UnprocessedKeys": {}}

    def _found(self, table: str, asked: Any) -> list[Item]:
        items = [item for key in asked["Keys"] if (item := self._item(table, key))]
        if "ProjectionExpression" not in asked:
            return items
        names = asked["ExpressionAttributeNames"]
        only = [names[part] for part in asked["ProjectionExpression"].split(", ")]
        return [{name: item[name] for name in only} for item in items]

    def _item(self, table: str, key: Any) -> Item | None:
        return self.tables[table][key["pk"]["S"]].get(key["sk"]["S"])

    def _query(self, asked: Any) -> Any:
        """A partition, of it what begins with a prefix, behind a key and as far as the limit."""
        assert asked["KeyConditionExpression"] in _CONDITIONS, asked
        values = asked["ExpressionAttributeValues"]
        rows = self.tables[asked["TableName"]].get(values[":pk"]["S"], {})
        prefix = values.get(":sk", {"S": ""})["S"]
        order = sorted(sk for sk in rows if sk.startswith(prefix))
        after = asked.get("ExclusiveStartKey", {"sk": {"S": ""}})["sk"]["S"]
        start = bisect_right(order, after)
        limit = asked.get("Limit", len(order))
        items = [rows[sk] for sk in order[start : start + limit]]
        last = {name: items[-1][name] for name in ("pk", "sk")} if items else {}
        more = {"LastEvaluatedKey": last} if start + limit < len(order) else {}
        return {"Items": items, "Count": len(items), "ScannedCount": len(items), **more}

    def _put(self, asked: Any) -> Any:
        self.put(asked["TableName"], asked["Item"])
        return {}

    def _batch_write(self, asked: Any) -> Any:
        for table, requests in asked["RequestItems"].items():
            for request in requests:
                self.put(table, request["PutRequest"]["Item"])
        return {"UnprocessedItems": {}}

    def _transact(self, asked: Any) -> Any:
        for write in asked["TransactItems"]:
            self._put(write["Put"])
        return {}

    def _send(self, asked: Any) -> Any:
        self.queues[asked["QueueUrl"]] += [entry["MessageBody"] for entry in asked["Entries"]]
        return {"Successful": [], "Failed": []}


@contextmanager
def playing() -> Iterator[Memory]:
    """Have the store's calls answered from memory."""
    from chalicelib.store import aws  # noqa: PLC0415  (it reads the environment)

    memory = Memory()
    events = [client.meta.events for client in (aws.dynamodb(), aws.sqs())]
    for each in events:
        each.register("before-send", memory.answer, unique_id="memory")
    try:
        yield memory
    finally:
        for each in events:
            each.unregister("before-send", unique_id="memory")
