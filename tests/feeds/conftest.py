"""A photo with everything, and where it lives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from chalicelib.model.person import Person
from chalicelib.model.photo import Location, Photo, Size
from chalicelib.model.tag import tagged
from chalicelib.settings import settings

LONGEST = {"s": 75, "q": 150, "t": 100, "m": 240, "": 500, "z": 640, "b": 1024, "o": 4000}


@pytest.fixture(autouse=True)
def _address(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PUSHR_BASE_URL", "https://pushr.example")
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def bees() -> Person:
    return Person(nsid="12037949754@N01", number="1", username="Bees & <Co>", path_alias="bees")


@pytest.fixture
def photo(bees: Person) -> Photo:
    return Photo(
        id="5628095432",
        owner=bees.nsid,
        secret="f408b81374",
        original_secret="95e713eb4e",
        original_format="png",
        title='A "cat" & <dog>',
        description="It's <b>here</b>.\r\nAnd there.",
        tags=tagged(["Cat", "Black Cat", 'dc:title="x>y"'], bees.nsid),
        license=4,
        posted=1311500000,
        updated=1311500100,
        taken="2011-07-23 10:20:30",
        location=Location(latitude=47.5, longitude=-122.123456, woe_id="2490383"),
        sizes=tuple(
            Size(suffix=suffix, width=longest, height=longest, secret="f408b81374")
            for suffix, longest in LONGEST.items()
        ),
    )
