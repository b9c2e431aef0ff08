"""A photo with everything, and where it lives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import rnc2rng
from lxml import etree

from chalicelib.model.person import Person
from chalicelib.model.photo import Photo
from chalicelib.settings import settings
from tests.feeds.samples import BEES, HERE, PHOTO


@pytest.fixture(autouse=True)
def _address(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PUSHR_BASE_URL", "https://pushr.example")
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def bees() -> Person:
    return BEES


@pytest.fixture
def photo() -> Photo:
    return PHOTO


@pytest.fixture(scope="session")
def grammar() -> etree.RelaxNG:
    """RFC 4287, Appendix B. The converter declares an empty namespace, which XML forbids."""
    rng = rnc2rng.dumps(rnc2rng.load(str(HERE / "atom.rnc"))).replace('xmlns:local=""', "")
    return etree.RelaxNG(etree.fromstring(rng.encode()))
