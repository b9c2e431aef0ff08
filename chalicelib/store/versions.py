"""Versions: items written over the very ones that were read, together with what hangs on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chalicelib.store import table
from chalicelib.store.items import typed

if TYPE_CHECKING:
    from chalicelib.store.keys import Key

WRITES_MAX = 100  # of one transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """An item to write over the version that was read (0: there was none), or to end (none)."""

    key: Key
    version: int
    item: Mapping[str, Any] | None

    def request(self, name: str) -> dict[str, Any]:
        """As transactions take it; an item written is a version further."""
        condition: dict[str, Any] = {"ConditionExpression": "attribute_not_exists(pk)"}
        if self.version:
            condition = {
                "ConditionExpression": "version = :version",
                "ExpressionAttributeValues": typed({":version": self.version}),
            }
        if self.item is None:
            return {"Delete": {"TableName": name, "Key": typed(self.key), **condition}}
        item = {**self.key, **self.item, "version": self.version + 1}
        return {"Put": {"TableName": name, "Item": typed(item), **condition}}


def write(
    name: str,
    overs: Sequence[Over],
    *,
    puts: Iterable[Key] = (),
    deletes: Iterable[Key] = (),
    counts: Iterable[table.Update] = (),
) -> bool:
    """Write items, and put, delete and count with them, all or none; whether none was out of date.

    At most ``WRITES_MAX`` of all kinds. Raises WriteFailed.
    """
    writes = [over.request(name) for over in overs]
    writes += [{"Put": {"TableName": name, "Item": typed(key)}} for key in puts]
    writes += [{"Delete": {"TableName": name, "Key": typed(key)}} for key in deletes]
    writes += [{"Update": count.request(name)} for count in counts]
    return not table.transact(writes)
