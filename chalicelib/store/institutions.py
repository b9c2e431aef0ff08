"""COMMONS / <nsid>: the institutions of the commons, and since when they are."""

from __future__ import annotations

from chalicelib.model.institution import Institution
from chalicelib.model.person import Person
from chalicelib.settings import settings
from chalicelib.store import keys, people, table

_PK = keys.institution("")["pk"]


def launch(nsid: str, now: float) -> Person:
    """Make somebody an institution; since when stays what it was. Raises PersonNotFound."""
    table.put_new(settings().people_table, {**keys.institution(nsid), "launched": int(now)})
    return people.change(nsid, is_commons=True)


def withdraw(nsid: str) -> Person:
    """Make somebody an institution no longer. Raises PersonNotFound."""
    person = people.change(nsid, is_commons=False)
    table.delete(settings().people_table, keys.institution(nsid))
    return person


def every() -> list[Institution]:
    """All institutions, the oldest first."""
    rows = {row["sk"]: row["launched"] for row in table.query(settings().people_table, _PK)}
    found = people.get_many(rows).values()
    there = [each for each in found if each.is_commons and not each.deleted]
    return sorted(
        (Institution(person=each, launched=rows[each.nsid]) for each in there),
        key=lambda each: (each.launched, each.person.nsid),
    )
