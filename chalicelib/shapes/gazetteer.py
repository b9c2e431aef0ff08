"""The gazetteer: every place that is known, by its ids, names, and where it is.

It is published whole (store/gazetteers.py) and loaded once for each process, at first use: that
takes a second or so and some hundred megabytes when it is one of the whole world.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from chalicelib.logs import log
from chalicelib.model.box import Box
from chalicelib.model.place import Place, PlaceType
from chalicelib.model.reading import WOE_ID_MAX
from chalicelib.shapes import find
from chalicelib.shapes.atlas import KINDS, Atlas
from chalicelib.shapes.lookup import ACCURACY_MAX, Lookup
from chalicelib.store import gazetteers

LOOK_AGAIN_SECONDS = 60
"""How long a version is read before it is asked whether there is a newer one."""


class Gazetteer:
    """Places as one version has them; of none without a file."""

    def __init__(self, path: Path | None = None, version: str = "") -> None:
        """The file may be removed once it is open."""
        self.version = version
        self._atlas = Atlas(path) if path else None

    @cached_property
    def _lookup(self) -> Lookup | None:
        """Made when the first point is asked for: numpy, shapely and a tree take a second."""
        return Lookup(self._atlas) if self._atlas else None

    def place(self, woe_id: str) -> Place | None:
        """A place by its WOE id; one that is superseded says by which."""
        number = _number(woe_id)
        return self._atlas.place(number) if self._atlas and number else None

    def by_place_id(self, place_id: str) -> Place | None:
        """A place by one of its place ids."""
        return self._atlas.by_place_id(place_id) if self._atlas and _is_text(place_id) else None

    def by_url(self, path: str) -> Place | None:
        """A place by its path, such as ``/Iceland/Reykjavik``."""
        return self._atlas.by_url(path.rstrip("/")) if self._atlas and _is_text(path) else None

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """The places around a place, the nearest first, itself not among them."""
        return tuple(self._ancestors(place))

    def children(self, woe_id: str) -> tuple[Place, ...]:
        """The places whose parent it is, by WOE id."""
        number = _number(woe_id)
        return self._atlas.children(number) if self._atlas and number else ()

    def woe_ids_at(
        self, latitude: float, longitude: float, accuracy: int = ACCURACY_MAX
    ) -> tuple[str, ...]:
        """The WOE ids of the places around a point, the smallest kind first, one of a kind."""
        return tuple([str(woe_id) for woe_id in self._at(latitude, longitude, accuracy)])

    def at(
        self, latitude: float, longitude: float, accuracy: int = ACCURACY_MAX
    ) -> tuple[Place, ...]:
        """The places around a point, as ``woe_ids_at``."""
        found = self._at(latitude, longitude, accuracy)
        return self._atlas.places(found) if self._atlas else ()

    def find(self, query: str, limit: int) -> tuple[Place, ...]:
        """Places by name ("Paris", "Portland, Oregon"), the best first."""
        return tuple(find.places(self._atlas, query, limit)) if self._atlas else ()

    def within(self, box: Box, kind: PlaceType) -> tuple[Place, ...]:
        """Places of a kind that lie in a box, if only in part, by WOE id."""
        found = self._lookup.within(box, kind) if self._lookup else []
        return self._atlas.places(found) if self._atlas else ()

    def all(self) -> Iterator[Place]:
        """Every place, by kind, the smallest first, and WOE id; the superseded too."""
        for kind in KINDS:
            yield from self.of_type(kind)

    def of_type(self, kind: PlaceType) -> Iterator[Place]:
        """Every place of a kind, by WOE id; the superseded too."""
        return self._atlas.of_rank(KINDS.index(kind)) if self._atlas else iter(())

    def _at(self, latitude: float, longitude: float, accuracy: int) -> list[int]:
        return self._lookup.at(latitude, longitude, accuracy) if self._lookup else []

    def _ancestors(self, place: Place) -> Iterator[Place]:
        """Each is of a greater kind than the one before: there is an end."""
        at: Place | None = place
        while at and (parent := self.place(at.parent)):
            at = parent if KINDS.index(parent.type) > KINDS.index(at.type) else None
            if at:
                yield at


def latest() -> Gazetteer:
    """The gazetteer that was published last; an empty one if none ever was."""
    return _shelf().newest(time.monotonic())


def forget() -> None:
    """Ask at once for the newest, for who has just published one."""
    _shelf.cache_clear()


class _Shelf:
    """The gazetteer in hand. While one thread fetches a newer one, others read on in the old."""

    def __init__(self) -> None:
        self._held: Gazetteer | None = None
        self._looked = 0.0
        self._fetching = Lock()

    def newest(self, now: float) -> Gazetteer:
        held = self._held
        if held and now < self._looked + LOOK_AGAIN_SECONDS:
            return held
        if not self._fetching.acquire(blocking=held is None):
            return held or Gazetteer()
        try:
            return self._look(now)
        finally:
            self._fetching.release()

    def _look(self, now: float) -> Gazetteer:
        if self._held is None:
            self._held = _opened(gazetteers.latest())
        elif now >= self._looked + LOOK_AGAIN_SECONDS:
            self._held = _newer(self._held)
        self._looked = now
        return self._held


@cache
def _shelf() -> _Shelf:
    return _Shelf()


def _newer(held: Gazetteer) -> Gazetteer:
    try:
        return _opened(gazetteers.latest())
    except Exception:  # noqa: BLE001  an older one answers better than none, whatever S3 says
        log().exception("the gazetteer in hand is read on")
        return held


@lru_cache(maxsize=1)
def _opened(version: str) -> Gazetteer:
    """A version, fetched and loaded. Its file is gone once it is open: nothing is left in /tmp."""
    if not version:
        return Gazetteer()
    with TemporaryDirectory(prefix="pushr-gazetteer-") as folder:
        path = Path(folder) / "gazetteer.sqlite"
        gazetteers.fetch(version, path)
        return Gazetteer(path, version)


def _number(woe_id: str) -> int:
    """A WOE id as a number, 0 for what is none."""
    number = int(woe_id) if re.fullmatch("[0-9]{1,10}", woe_id) else 0
    return number if number <= WOE_ID_MAX else 0


def _is_text(given: str) -> bool:
    """Half a character is not printable, and SQLite knows none."""
    return given.isprintable()
