"""Dataset: all outlines as files for everybody, published under a version and as the latest.

A file for each kind of place, and one of the places that others took the place of. Beside each
that has features is another of the same in FlatGeobuf, if somebody can write it: GDAL does not
fit into a Lambda. Each is made and put away by itself; who is interrupted goes on with those that
are missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from chalicelib.model.place import PlaceType
from chalicelib.model.release import File, Release
from chalicelib.settings import settings
from chalicelib.shapes import collection
from chalicelib.shapes.feature import feature
from chalicelib.shapes.gazetteer import latest
from chalicelib.store import releases, shapes

SUPERSEDED = "superseded"
PLURALS = {
    PlaceType.CONTINENT: "continents",
    PlaceType.COUNTRY: "countries",
    PlaceType.REGION: "regions",
    PlaceType.COUNTY: "counties",
    PlaceType.LOCALITY: "localities",
    PlaceType.NEIGHBOURHOOD: "neighbourhoods",
}
FILES = (*PLURALS.values(), SUPERSEDED)
_RESUMED = timedelta(days=1)  # what was begun longer ago is begun anew

Advance = Callable[[int], object]
Beside = Callable[[Path, Path], object]
"""Writes what is in a GeoJSON file as a FlatGeobuf file, which is not there yet."""


def publish(now: float, advance: Advance = lambda _: None, beside: Beside | None = None) -> Release:
    """Publish what there is; ``advance`` is told how many features more are written.

    Without ``beside`` no FlatGeobuf is written; what somebody else began with is kept.
    """
    before = releases.latest()
    version = _version(now, before)
    release = Release(
        version=version,
        created=int(now),
        license=settings().shapes_license,
        files=tuple(_files(version, advance, beside)),
        earlier=before.versions if before else (),
    )
    releases.publish(release)
    return release


def file_name(name: str) -> str:
    """What the file of a kind of places is called."""
    return f"pushr_shapes_{name}.geojson.gz"


def flatgeobuf_name(name: str) -> str:
    """What the file beside it is called."""
    return f"pushr_shapes_{name}.fgb"


def _files(version: str, advance: Advance, beside: Beside | None) -> Iterator[File]:
    """All files of a release, each followed by the one beside it."""
    for name in FILES:
        file = _published(version, name, advance)
        yield file
        if file.features and (other := _beside(version, flatgeobuf_name(name), file, beside)):
            yield other


def _published(version: str, name: str, advance: Advance) -> File:
    """A file of a release, made if it is not there yet."""
    if there := releases.file(version, file_name(name)):
        advance(there.features)
        return there
    with collection.written(name, _features(name, advance)) as (told, data):
        return _put(version, File(name=file_name(name), place_type=_kind_of(name), **told), data)


def _beside(version: str, name: str, file: File, write: Beside | None) -> File | None:
    """The file beside one that is published, made of that if it is not there yet."""
    there = releases.file(version, name)
    if there or not write:
        return there
    with TemporaryDirectory(prefix="pushr-shapes-") as folder:
        path, made = Path(folder) / file.name, Path(folder) / name
        releases.download(version, file.name, path)
        write(path, made)
        with made.open("rb") as data:
            size, sha256 = made.stat().st_size, collection.sha256(data)
            return _put(version, replace(file, name=name, bytes=size, sha256=sha256), data)


def _put(version: str, file: File, data: BinaryIO) -> File:
    """Put a file away; answers the one that is there, which may be somebody else's."""
    releases.put_file(version, file, data)
    return releases.file(version, file.name) or file


def _features(name: str, advance: Advance) -> Iterator[bytes]:
    for each in _superseded() if name == SUPERSEDED else _current(_TYPES[name]):
        if each:
            yield each
            advance(1)


def _current(kind: PlaceType) -> Iterable[bytes | None]:
    gazetteer = latest()
    for shape in shapes.of_type(kind):
        place = gazetteer.place(shape.woe_id)
        if place and not place.superseded_by:
            yield feature(place, shape)


def _superseded() -> Iterable[bytes | None]:
    for place in latest().all():
        if place.superseded_by:
            yield feature(place, shapes.newest(place.woe_id))


def _kind_of(name: str) -> str:
    return name if name == SUPERSEDED else _TYPES[name].word


def _version(now: float, before: Release | None) -> str:
    """The version that somebody did not finish, or else the next one of the day."""
    begun = max(releases.versions(), default="")
    last = before.version if before else ""
    since = f"{datetime.fromtimestamp(now, UTC) - _RESUMED:%Y-%m-%d}"
    if begun > last and begun >= since:
        return begun
    today = f"{datetime.fromtimestamp(now, UTC):%Y-%m-%d}"
    names = (f"{today}.{number:02d}" for number in range(100))
    return next(name for name in names if name > max(last, begun))


_TYPES = {plural: kind for kind, plural in PLURALS.items()}
