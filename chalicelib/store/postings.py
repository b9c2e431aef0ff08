"""TERM#<term> / <posted>#<photo id>: postings, a row a photo in each list that it stands in.

A photo's facts are one JSON text in each of its rows, so that a list is filtered as it is read.
MONTHS / <yyyy-mm> tells what lists of months there are; it is only ever added to.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import asdict, dataclass

import orjson

from chalicelib.model.facts import Facts, Posting
from chalicelib.model.visibility import Visibility
from chalicelib.settings import settings
from chalicelib.store import keys, photos, table
from chalicelib.store.items import Item

Change = tuple[Posting | None, Posting | None]
_At = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Some of a list in its order; ``after`` is where to go on, "" at its end."""

    facts: tuple[Facts, ...]
    after: str


def replace(changes: Iterable[Change]) -> None:
    """Have new postings where old ones were; what stays as it is is not written."""
    puts: dict[_At, Item] = {}  # no batch may write a row twice, and photos share months
    deletes: list[keys.Key] = []
    for old, new in changes:
        stood, stands = _rows(old), _rows(new)
        puts |= {at: row for at, row in stands.items() if row != stood.get(at)}
        deletes += [{"pk": pk, "sk": sk} for pk, sk in stood if (pk, sk) not in stands]
        puts |= {at: month for at, month in _month(new).items() if at not in _month(old)}
    table.write_many(settings().index_table, puts=puts.values(), deletes=deletes)


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


def _month(posting: Posting | None) -> dict[_At, Item]:
    return _by_key([keys.month(posting.facts.posted)] if posting else [])


def _rows(posting: Posting | None) -> dict[_At, Item]:
    """A photo's rows. Only its owner's list tells when it was updated, which each favorite does."""
    if posting is None:
        return {}
    facts = posting.facts
    own, others = _text(facts), _text(dataclasses.replace(facts, updated=0))
    return _by_key(
        {
            **keys.posting(term, facts.posted, facts.id),
            "facts": own if term == posting.own else others,
        }
        for term in posting.terms
    )


def _by_key(rows: Iterable[Item]) -> dict[_At, Item]:
    return {(row["pk"], row["sk"]): row for row in rows}


def _text(facts: Facts) -> str:
    told = {**asdict(facts), "visibility": facts.visibility.bits}
    return orjson.dumps({name: value for name, value in told.items() if value}).decode()


def _facts(text: str) -> Facts:
    told = {**_UNSAID, **orjson.loads(text)}
    told["visibility"] = Visibility.from_bits(told["visibility"])
    told["location"] = photos.location(told["location"]) if told["location"] else None
    told.pop("place_ids", None)  # of rows from when photos had them
    for name in ("tags", "woe_ids", "people", "texts"):
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
    "people": (),
    "texts": (),
}
