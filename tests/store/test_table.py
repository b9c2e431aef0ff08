"""The verbs of the table, over DynamoDB's own limits."""

from __future__ import annotations

import pytest

from chalicelib.settings import settings
from chalicelib.store import keys, table


@pytest.fixture
def people() -> str:
    return settings().people_table


def item(number: int, **attributes) -> dict:
    return {"pk": "P", "sk": f"{number:04d}", **attributes}


@pytest.mark.parametrize(
    "value",
    [
        "",
        "\xfc東🐈",
        0,
        -7,
        2**62,
        1.5,
        -0.1,
        1e-7,
        True,
        None,
        [1, 2.5, ["a"]],
        {"a": {"b": 1.25}},
    ],
)
def test_what_is_put_is_what_is_got(people, value):
    table.put(people, item(1, value=value))
    found = table.get(people, {"pk": "P", "sk": "0001"}, consistent=True)
    assert found == item(1, value=value)
    assert type(found["value"]) is type(value)


def test_more_items_than_a_batch_holds_are_written_got_and_deleted(people):
    many = [item(n) for n in range(130)]
    table.write_many(people, puts=many)
    wanted = [{"pk": "P", "sk": each["sk"]} for each in many]
    asked = [*wanted, *wanted[:5], {"pk": "P", "sk": "none"}]
    assert sorted(i["sk"] for i in table.get_many(people, asked)) == [i["sk"] for i in many]
    table.write_many(people, deletes=wanted[1:])
    assert list(table.query(people, "P")) == many[:1]


def test_nothing_is_asked_for_and_nothing_is_written(people):
    assert table.get_many(people, []) == []
    table.write_many(people)


def test_a_partition_is_read_in_order_from_a_prefix_or_up_to_a_value(people):
    table.write_many(people, puts=[item(n) for n in (12, 3, 11, 20)])
    assert [i["sk"] for i in table.query(people, "P")] == ["0003", "0011", "0012", "0020"]
    assert [i["sk"] for i in table.query(people, "P", prefix="001")] == ["0011", "0012"]
    assert [i["sk"] for i in table.query(people, "P", until="0012")] == ["0003", "0011"]


def test_a_partition_is_read_page_by_page_to_its_end(people):
    table.write_many(people, puts=[item(n) for n in range(5)])
    seen, after = [], ""
    for _ in range(5):
        found, after = table.query_page(people, "P", after=after, limit=2)
        seen += [i["sk"] for i in found]
        if not after:
            break
    assert seen == ["0000", "0001", "0002", "0003", "0004"]
    assert after == ""


def test_what_is_there_is_not_written_over_by_what_is_new(people):
    assert table.put_new(people, item(1, by="first"))
    assert not table.put_new(people, item(1, by="second"))
    assert table.get(people, {"pk": "P", "sk": "0001"})["by"] == "first"


def test_only_the_version_that_was_read_is_written_over(people):
    table.put(people, item(1, version=1))
    assert table.put_over(people, item(1, version=2), 1)
    assert not table.put_over(people, item(1, version=2), 1)


def test_all_are_written_or_none(people):
    assert table.put_all_new(people, [item(1), item(2)])
    assert not table.put_all_new(people, [item(3), item(2)])
    assert table.get(people, {"pk": "P", "sk": "0003"}) is None


def test_counters_begin_at_nothing(people):
    key = keys.uploaded("1@N01", "2026-10")
    assert table.add(people, key, {"bytes": 5}, expires=9)["bytes"] == 5
    assert table.add(people, key, {"bytes": -2}, expires=10) == {**key, "bytes": 3, "expires": 10}


def test_what_is_deleted_is_told_once(people):
    table.put(people, item(1, by="me"))
    assert table.delete(people, {"pk": "P", "sk": "0001"})["by"] == "me"
    assert table.delete(people, {"pk": "P", "sk": "0001"}) is None
