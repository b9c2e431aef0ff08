"""The newest photos of several people: each one's by the index of owners, eight people at a time.

Of at most a thousand people, and of the newest hundred photos of each, whoever may see those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from chalicelib.model.contact import ContactsQuery
from chalicelib.model.listed import Listed
from chalicelib.model.photo_query import PhotoQuery, PhotoRow
from chalicelib.model.visibility import Relation
from chalicelib.store import contacts, listed, photos

_PEOPLE_MAX = 1000
_PHOTOS_MAX = 100
_AT_A_TIME = 8

_SAFE = PhotoQuery()  # and all of one's own


def of_contacts(owner: str, query: ContactsQuery, viewer: str | None) -> list[Listed]:
    """What an onlooker (an NSID, or None) may see of the photos of somebody's contacts."""
    nsids = [contact.nsid for contact in contacts.of(owner) if query.admits(contact)]
    asked = [*[owner] * query.include_self, *nsids][:_PEOPLE_MAX]
    found = of_each(contacts.relations(asked, viewer), query.of_each)
    rows = sorted(
        (row for rows in found.values() for row in rows),
        key=lambda row: (row.posted, row.id),
        reverse=True,
    )
    return listed.of((row.id for row in rows[: query.limit]), viewer)


def of_each(relations: Mapping[str, Relation], count: int) -> dict[str, list[PhotoRow]]:
    """The newest photos of people, by what the onlooker is to each of them; so many at most."""

    def newest(nsid: str) -> list[PhotoRow]:
        return list(islice(_seen(nsid, relations[nsid], count), count))

    asked = list(relations)[:_PEOPLE_MAX]
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        return dict(zip(asked, pool.map(newest, asked), strict=True))


def _seen(nsid: str, relation: Relation, count: int) -> Iterator[PhotoRow]:
    rows = islice(photos.of(nsid, at_a_time=count), _PHOTOS_MAX)
    return (row for row in rows if _SAFE.admits(row, relation))
