"""The meter: calls of AWS and what DynamoDB and SQS bill for them, counted by botocore's hooks.

Units follow from the items that went to and fro, as DynamoDB's documentation has it; moto's own
figures are not used.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_READ_BYTES = 4096  # of one read unit
_READ_LEAST = 0.5
_WRITE_BYTES = 1024  # of one write unit
_REQUEST_BYTES = 65_536  # of one request that SQS bills


@dataclass
class Meter:
    """What was counted."""

    calls: Counter[str] = field(default_factory=Counter)
    read_units: float = 0.0
    list_units: float = 0.0
    """Of the read units those for lists: Query."""
    write_units: float = 0.0
    queue_requests: int = 0
    billed: bool = False
    """Whether reads cost what the tables themselves say: what is projected away is billed too."""

    @property
    def calls_in_all(self) -> int:
        """Calls of whatever kind."""
        return sum(self.calls.values())

    def before(self, params: Any, context: Any, **_: Any) -> None:
        """Keep what is asked beside the call."""
        context["counted"] = dict(params)
        if self.billed:
            params["ReturnConsumedCapacity"] = "TOTAL"

    def after(self, model: Any, parsed: Any, context: Any, **_: Any) -> None:
        """Count a call."""
        self.calls[model.name] += 1
        asked = context["counted"]
        if model.service_model.service_name == "sqs":
            self.queue_requests += ceil(max(1, len(repr(asked))) / _REQUEST_BYTES)
        elif model.name in _READS:
            units = _told(parsed) if self.billed else _READS[model.name](asked, parsed)
            self.read_units += units
            self.list_units += units * (model.name == "Query")
        else:
            self.write_units += _WRITES[model.name](asked, parsed)


@contextmanager
def counting(*, billed: bool = False) -> Iterator[Meter]:
    """Count the store's calls; those of tables only, if what they bill is to be counted."""
    from chalicelib.store import aws  # noqa: PLC0415  (it reads the environment)

    meter = Meter(billed=billed)
    events = [client.meta.events for client in (aws.dynamodb(), aws.sqs())]
    for each in events:
        each.register("provide-client-params", meter.before, unique_id="meter-before")
        each.register("after-call", meter.after, unique_id="meter-after")
    try:
        yield meter
    finally:
        for each in events:
            each.unregister("provide-client-params", unique_id="meter-before")
            each.unregister("after-call", unique_id="meter-after")


def _told(parsed: Any) -> float:
    """By the answer, of one table or of several. AWS bills half a unit for nothing."""
    told = parsed["ConsumedCapacity"]
    each = told if isinstance(told, list) else [told]
    return max(_READ_LEAST, sum(one["CapacityUnits"] for one in each))


def _get(asked: Any, parsed: Any) -> float:
    return _read([parsed.get("Item", {})], asked)


def _query(asked: Any, parsed: Any) -> float:
    return _read(parsed["Items"], asked)


def _batch_get(asked: Any, parsed: Any) -> float:
    """Each item for itself, also those that are not there."""
    units = 0.0
    for table, part in asked["RequestItems"].items():
        items = parsed["Responses"].get(table, [])
        units += sum(_read([item], part) for item in items)
        units += (len(part["Keys"]) - len(items)) * _read([], part)
    return units


def _batch_write(asked: Any, _: Any) -> float:
    requests = (request for part in asked["RequestItems"].values() for request in part)
    return sum(_written(r.get("PutRequest", {}).get("Item", {})) for r in requests)


def _one_write(asked: Any, parsed: Any) -> float:
    return _written(parsed.get("Attributes") or asked.get("Item", {}))


def _read(items: list[Any], asked: Any) -> float:
    units = max(1, ceil(sum(map(_bytes, items)) / _READ_BYTES))
    return units if asked.get("ConsistentRead") else units / 2


def _written(item: Any) -> float:
    return max(1, ceil(_bytes(item) / _WRITE_BYTES))


def _bytes(item: Any) -> int:
    return sum(len(name) + _value_bytes(value) for name, value in item.items())


def _value_bytes(value: Any) -> int:
    [(kind, held)] = value.items()
    if kind == "M":
        return 3 + _bytes(held)
    if kind == "L":
        return 3 + sum(map(_value_bytes, held))
    return len(str(held).encode())


_READS = {"GetItem": _get, "Query": _query, "BatchGetItem": _batch_get}
_WRITES = {
    "PutItem": _one_write,
    "UpdateItem": _one_write,
    "DeleteItem": _one_write,
    "BatchWriteItem": _batch_write,
}
