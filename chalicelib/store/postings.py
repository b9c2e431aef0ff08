"""TERM#<term> / <posted>#<photo id>: postings, a row a photo in each list that it stands in.

A photo's facts are one JSON text in each of its rows, so that a list is filtered as it is read.
MONTHS / <yyyy-mm> tells what lists of months there are; it is only ever added to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import orjson

from chalicelib.model.facts import Facts, Posting
from chalicelib.model.visibility import Visibility
from chalicelib.settings import settings
from chalicelib.store import keys, photos, table
from chalicelib.store.items import Item

Change = tuple[Posting | None, Posting | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Some of a list in its order; ``after`` is where to go on, "" at its end."""

    facts: tuple[Facts, ...]
    after: str


def replace(changes: Iterable[Change]) -> None:
    """Have new postings where old ones were; what stays as it is is not written."""
    puts: list[Item] = []
    deletes: list[keys.Key] = []
    months: dict[str, keys.Key] = {}  # no batch may write a row twice
    for old, new in changes:
        if old != new:
            kept = _keys(new)
            puts += _items(new)
            deletes += [key for at, key in _keys(old).items() if at not in kept]
            months |= {month["sk"]: month for month in _months(new)}
    table.write_many(settings().index_table, puts=[*months.values(), *puts], deletes=deletes)


def months() -> list[str]:
    """The months, as ``yyyy-mm``, in which photos that stand in lists were uploaded; old first."""
    return [item["sk"] for item in table.query(settings().index_table, keys.month(0)["pk"])]


def read(
    term: str,
    *,
    limit: int,
    after: str = "",
    newest_first: bool = True,
    since: int | None = None,
    until: int | None = None,
) -> Slice:
    """Up to ``limit`` of a list, by the time of upload; ``since`` and ``until`` are in it."""
    items, last = table.query_slice(
        settings().index_table,
        keys.term(term),
        between=keys.posted_between(since, until),
        after=after,
        limit=limit,
        forward=not newest_first,
        only="facts",
    )
    return Slice(facts=tuple(_facts(item["facts"]) for item in items), after=last)


def _months(posting: Posting | None) -> list[keys.Key]:
    return [keys.month(posting.facts.posted)] if posting else []


def _items(posting: Posting | None) -> list[Item]:
    if posting is None:
        return []
    told = {**asdict(posting.facts), "visibility": posting.facts.visibility.bits}
    text = orjson.dumps({name: value for name, value in told.items() if value}).decode()
    return [{**key, "facts": text} for key in _keys(posting).values()]


def _keys(posting: Posting | None) -> dict[tuple[str, str], keys.Key]:
    if posting is None:
        return {}
    facts = posting.facts
    rows = (keys.posting(term, facts.posted, facts.id) for term in posting.terms)
    return {(row["pk"], row["sk"]): row for row in rows}


def _facts(text: str) -> Facts:
    told = {**_UNSAID, **orjson.loads(text)}
    told["visibility"] = Visibility.from_bits(told["visibility"])
    told["location"] = photos.location(told["location"]) if told["location"] else None
    for name in ("tags", "woe_ids", "place_ids", "people", "texts"):
        told[name] = tuple(told[name])
    return Facts(**told)


_UNSAID = {
    "visibility": 0,
    "safety_level": 0,
    "content_type": 0,
    "hidden": False,
    "license": 0,
    "posted": 0,
    "taken": "",
    "updated": 0,
    "score": 0,
    "location": None,
    "tags": (),
    "woe_ids": (),
    "place_ids": (),
    "people": (),
    "texts": (),
}
