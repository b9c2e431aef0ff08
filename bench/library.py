"""A library of photos as a public has them: words by Zipf's law, towns, owners, licences.

Every photo follows from its number alone, so that several processes make one library together.
"""

from __future__ import annotations

import json
import multiprocessing
import random
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from bench.memory import playing

if TYPE_CHECKING:
    from chalicelib.model.photo import Location, Photo

VIEWER = "100000000@N01"
OWNERS = tuple(f"{100_000_001 + number}@N01" for number in range(200))
CONTACTS = OWNERS[:40]
"""Whom the viewer follows; every other one has made a friend of the viewer."""
RARE_TAG, RARE_PHOTOS = "rarity", 20
"""On so many photos, however many there are."""
COMMON_TAG = "nature"
"""On every third photo."""
TOWN = (40.661699, -73.98947)

_VOCABULARY = 5_000
_WORDS = tuple(f"w{number:x}" for number in range(_VOCABULARY))
_WEIGHTS = tuple(accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
FREQUENT_WORDS = _WORDS[:2]
_TITLE, _DESCRIPTION, _TAGS = 3, 8, 4
_PUBLIC, _PLACED = 0.9, 0.6  # the others are for friends, or nobody says where
_TOWNS = (TOWN, *((number % 11 * 10 - 50, number * 3.5 - 180) for number in range(99)))
_BORN, _YEARS = 1_700_000_000, 2 * 365 * 86_400  # of upload
_BATCH = 100  # records that the stream's worker takes at a time
_PROCESSES = 2

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415, S311


def load(photos: int) -> None:
    """Have people and so many photos in the tables, and the photos in the index."""
    _people()
    parts = [(photos, first) for first in range(0, photos, _BATCH)]
    with multiprocessing.get_context("spawn").Pool(_PROCESSES) as pool:
        pool.starmap(_load, parts)


def photo(number: int, photos: int) -> Photo:
    """One of so many photos; the rare tag is spread evenly among them."""
    from chalicelib.model import tag
    from chalicelib.model.photo import Photo, Size
    from chalicelib.model.visibility import Visibility

    chance = random.Random(number)
    owner = chance.choice(OWNERS)
    is_rare = number % (photos // RARE_PHOTOS) == 0
    raws = _said(chance, _TAGS) + [RARE_TAG] * is_rare + [COMMON_TAG] * (number % 3 == 0)
    posted = _BORN + chance.randrange(_YEARS)
    return Photo(
        id=str(7_000_000_000_000_000_000 + number),
        owner=owner,
        secret=f"{number:016x}",
        original_secret=f"{number:016x}",
        original_format="jpg",
        title=" ".join(_said(chance, _TITLE)),
        description=" ".join(_said(chance, _DESCRIPTION)),
        tags=tag.tagged(raws, owner),
        visibility=Visibility(is_public=is_rare or chance.random() < _PUBLIC, is_friend=True),
        license=chance.randrange(8),
        posted=posted,
        updated=posted,
        taken=f"{chance.randrange(1990, 2026)}-01-01 00:00:00",
        location=_location(chance),
        views=int(chance.paretovariate(0.7)),
        faves=int(chance.paretovariate(1)) - 1,
        sizes=(Size(suffix="o", width=800, height=600, secret=f"{number:016x}"),),
    )


def _said(chance: random.Random, words: int) -> list[str]:
    return chance.choices(_WORDS, cum_weights=_WEIGHTS, k=words)


def _location(chance: random.Random) -> Location | None:
    """In one of the towns, which are of one size; the first is that which is searched."""
    from chalicelib.model.photo import Location

    if chance.random() > _PLACED:
        return None
    latitude, longitude = chance.choice(_TOWNS)
    return Location(
        latitude=round(latitude + chance.gauss(0, 0.03), 6),
        longitude=round(longitude + chance.gauss(0, 0.03), 6),
    )


def _people() -> None:
    """The owners, who are all alike, and who of them knows the viewer."""
    from chalicelib.model.contact import Contact
    from chalicelib.settings import settings
    from chalicelib.store import contacts, items, keys, people, table

    with playing() as memory:  # which knows the transaction that makes an account
        made = people.add("somebody", 0)
    row = memory.tables[settings().people_table][keys.person(made.nsid)["pk"]]["PERSON"]
    copies = (json.dumps(row).replace(made.nsid, nsid) for nsid in (VIEWER, *OWNERS))
    rows: Any = map(json.loads, copies)
    table.write_many(settings().people_table, puts=map(items.plain, rows))
    for nsid in CONTACTS:
        contacts.add(Contact(owner=VIEWER, nsid=nsid))
    for nsid in OWNERS[::2]:
        contacts.add(Contact(owner=nsid, nsid=VIEWER, is_friend=True))


def _load(photos: int, first: int) -> None:
    from chalicelib.search.index import post
    from chalicelib.settings import settings
    from chalicelib.store import photos as store
    from chalicelib.store import table
    from chalicelib.store.stream import Change

    made = [photo(number, photos) for number in range(first, min(first + _BATCH, photos))]
    # Not one by one, which is most of the loading.
    rows = ({**store._item(each), "version": 1} for each in made)  # noqa: SLF001
    table.write_many(settings().photos_table, puts=rows)
    post(Change(old=None, new=each) for each in made)
