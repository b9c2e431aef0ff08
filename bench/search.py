"""Searching: what it takes and what DynamoDB bills for it, beside twenty times as many photos.

The postings of photos are written as the stream's worker does it, into a DynamoDB that keeps a real
index (dynalite), but no counts of places: it has no transactions. Its speed is not AWS's; the read
units are those that it bills, by DynamoDB's rules.
"""

from __future__ import annotations

import argparse
import statistics
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bench import buckets, community, dynalite, library, oracle
from bench.meter import counting

if TYPE_CHECKING:
    from bench.meter import Meter
    from chalicelib.model.photo import Photo
    from chalicelib.model.search import Search

_FEW, _MANY = 1_000, 20_000
_ROUNDS = 5
_RARE = "one rare tag"
_RATIO_MAX = 1.3  # of read units for it

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one search took, and how many photos it found."""

    seconds: float
    calls: int
    units: float
    list_units: float
    found: int


def main() -> None:
    """Print searches among few and many photos, and what the worker writes; ask the oracle."""
    options = _options()
    community.prepare(AWS_MAX_ATTEMPTS="1")
    with dynalite.running(), buckets.empty():
        few, many = (_measured(photos) for photos in (_FEW, options.photos))
        _print(few, many, options.photos)
        _print_writes()
        oracle.check()
    ratio = many[_RARE].units / few[_RARE].units
    assert ratio <= _RATIO_MAX, f"{_RARE} cost {ratio:.2f} times as much"


def _measured(photos: int) -> dict[str, Cost]:
    dynalite.make_tables(f"of-{photos}")
    begun = time.perf_counter()
    library.load(photos)
    taken = time.perf_counter() - begun
    print(f"search: {photos:,} photos loaded in {taken:.0f} s", flush=True)
    return {name: _cost(search) for name, search in _searches().items()}


def _searches() -> dict[str, Search]:
    from chalicelib.model.area import Area
    from chalicelib.model.box import Box
    from chalicelib.model.search import Search

    latitude, longitude = library.TOWN
    first, second = library.FREQUENT_WORDS
    area = Area(latitude=latitude, longitude=longitude, radius_km=10)
    box = Box(
        west=longitude - 0.05, south=latitude - 0.05, east=longitude + 0.05, north=latitude + 0.05
    )
    return {
        _RARE: Search(tags=(library.RARE_TAG,)),
        "one very common tag": Search(tags=(library.COMMON_TAG,)),
        "text of two common words": Search(text=f"{first} {second}"),
        "a common word and a rare tag": Search(text=first, tags=(library.RARE_TAG,)),
        "within 10 km": Search(area=area),
        "in a box of 11 by 8 km": Search(box=box),
        "contacts, and text": Search(owners=library.CONTACTS, text=first),
        "common tag, interestingness": Search(
            tags=(library.COMMON_TAG,), sort="interestingness-desc"
        ),
        "all photos, interestingness": Search(sort="interestingness-desc"),
    }


def _cost(search: Search) -> Cost:
    """The median of several; the first, which opens connections, does not count."""
    from chalicelib.model.paging import Paging
    from chalicelib.search.find import find

    seconds = []
    for _ in range(_ROUNDS + 1):
        with counting(billed=True) as meter:
            begun = time.perf_counter()
            page = find(search, viewer=library.VIEWER, paging=Paging())
            seconds.append(time.perf_counter() - begun)
    return Cost(
        seconds=statistics.median(seconds[1:]),
        calls=meter.calls_in_all,
        units=meter.read_units,
        list_units=meter.list_units,
        found=page.total,
    )


def _print(few: dict[str, Cost], many: dict[str, Cost], photos: int) -> None:
    head = f"{'ms':>6} {'calls':>5} {'units':>6} {'lists':>5} {'found':>5}"
    print(f"search: a page of 100 among {_FEW:,} photos, and among {photos:,}")
    print(f"  {'':28} {head}   {head}  ratio of units")
    for name, one in few.items():
        other = many[name]
        print(f"  {name:28} {_row(one)}   {_row(other)} {other.units / one.units:6.2f}")


def _row(cost: Cost) -> str:
    took = f"{1000 * cost.seconds:6.0f} {cost.calls:5}"
    return f"{took} {cost.units:6.0f} {cost.list_units:5.0f} {cost.found:5,}"


def _print_writes() -> None:
    """What the worker writes for one photo of the library."""
    photo = library.photo(0, _FEW)
    later = photo.updated + 1
    changes = {
        "a new photo": (None, photo),
        "another title": (photo, photo.edited(later, title="something else")),
        "a first favorite": (replace(photo, faves=0), replace(photo, faves=1, updated=later)),
        "the thousandth favorite": (
            replace(photo, faves=999),
            replace(photo, faves=1000, updated=later),
        ),
        "a photo deleted": (photo, None),
    }
    print("search: what the worker of the index writes")
    for name, (old, new) in changes.items():
        meter = _written(old, new)
        print(f"  {name:28} {meter.write_units:5.0f} units in {meter.calls_in_all} calls")


def _written(old: Photo | None, new: Photo | None) -> Meter:
    from chalicelib.search.index import post
    from chalicelib.store.stream import Change

    with counting() as meter:
        post([Change(old=old, new=new)])
    return meter


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search")
    parser.add_argument("--photos", type=int, default=_MANY, help="(default: %(default)s)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
