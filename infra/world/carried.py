"""The places that pushr carries with it: Flickr's continents, countries and regions of 2011.

A server on one's own machine begins with them. Compiling them takes a second or two: what came of
it is kept under ``.local``, until the data or what compiles them is another.
"""

from __future__ import annotations

import gzip
import hashlib
import time
from itertools import islice
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, TYPE_CHECKING, cast

from infra.world import importing, publishing
from infra.world.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chalicelib.model.shape import Shape

FOLDER = Path(__file__).with_name("data")
CREATED = 1_294_444_800  # 2011-01-08, when the data set 2.0 was published

_ROOT = Path(__file__).parents[2]
_COMPILERS = (
    "infra/world/*.py",
    *(f"chalicelib/shapes/{name}.py" for name in ("atlas", "compile", "lookup", "names", "tiles")),
)
_AT_A_TIME = 25
_REST = 2  # times as long as the work

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415


def files() -> list[Path]:
    """The files, the greatest places first."""
    return sorted(FOLDER.glob("*.geojson.gz"))


def publish() -> str:
    """Publish them as the gazetteer; answers the version."""
    from chalicelib.store import gazetteers

    return gazetteers.publish(_compiled(), time.time())


def shapes(keep: Callable[[list[Shape]], object], pause: Callable[[float], object]) -> None:
    """Hand over the shapes, a few at a time, and let others work between."""
    every = _shapes()
    begun = time.monotonic()
    while batch := list(islice(every, _AT_A_TIME)):
        keep(batch)
        pause(_REST * (time.monotonic() - begun))
        begun = time.monotonic()


def _shapes() -> Iterator[Shape]:
    from infra.world import geojson

    for path in files():
        with gzip.open(path) as file:
            for feature in geojson.features(cast("IO[bytes]", file), path.name):
                if shape := geojson.row(feature, CREATED, is_superseded=False).shape:
                    yield shape


def _compiled() -> Path:
    path = _kept()
    if not path.exists():
        workbook = Workbook(None)
        for file in files():
            importing.load(workbook, file, CREATED, lambda _: None)
        made = Path(mkdtemp(dir=path.parent)) / path.name
        publishing.compile_to(made, workbook)
        for old in path.parent.glob("gazetteer-*.sqlite"):
            old.unlink(missing_ok=True)
        made.replace(path)
        made.parent.rmdir()
    return path


def _kept() -> Path:
    """A file by the data's name and that of the code."""
    sources = [path for pattern in _COMPILERS for path in sorted(_ROOT.glob(pattern))]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in (*files(), *sources)))
    folder = _ROOT / ".local"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"gazetteer-{digest.hexdigest()[:16]}.sqlite"
