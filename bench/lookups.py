"""Looking up the places around a point, in a gazetteer of the whole world: against a bare STRtree.

The tree has the same outlines, asked for those that hold the same points; it tells no kinds,
fills no gaps and knows no ancestors.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    Ask = Callable[[float, float], object]

_POINTS = 20_000
_MICROSECONDS_MAX = 50  # the median, of WOE ids
_LOAD_SECONDS_MAX = 1.5
_LOADS = 3
_MB = 1 << 20

# numpy and shapely are imported with what needs them: loading is measured with their import.
# ruff: noqa: PLC0415


def main() -> None:
    """Print lookups a second, their times, and what a fresh process takes to load the gazetteer."""
    parser = argparse.ArgumentParser(prog="python -m bench.lookups", description=__doc__)
    parser.add_argument("--load", type=Path, help=argparse.SUPPRESS)
    path: Path | None = parser.parse_args().load
    if path:
        _load(path)
    else:
        with TemporaryDirectory() as folder:
            _measure(Path(folder) / "planet.sqlite")


def _measure(path: Path) -> None:
    from bench import planet
    from chalicelib.shapes import compile as atlas
    from chalicelib.shapes.gazetteer import Gazetteer

    places, outlines = planet.places()
    begun = time.perf_counter()
    atlas.write(path, places, outlines, {})
    written = time.perf_counter() - begun
    print(f"lookups: {len(places):,} places, {path.stat().st_size / _MB:.0f} MB, ", end="")
    print(f"written in {written:.1f} s; {_POINTS:,} points")
    points = planet.points(places, _POINTS)
    del places
    bare = _print("a bare STRtree", _bare(outlines), points, None)
    del outlines
    gazetteer = Gazetteer(path)
    middle = _print("WOE ids", gazetteer.woe_ids_at, points, bare)
    _print("places", gazetteer.at, points, bare)
    loaded = _print_loads(path)
    assert middle <= _MICROSECONDS_MAX, f"{middle:.0f} us for a lookup"
    assert loaded <= _LOAD_SECONDS_MAX, f"{loaded:.2f} s to load"


def _bare(outlines: dict[str, bytes]) -> Ask:
    import shapely

    from chalicelib.shapes.compile import repaired

    whole = repaired(shapely.from_wkb(np.array(list(outlines.values()), object)))
    tree = shapely.STRtree(whole)
    return lambda latitude, longitude: tree.query(
        shapely.Point(longitude, latitude), predicate="intersects"
    )


def _print(name: str, ask: Ask, points: Any, bare: float | None) -> float:
    """Time each lookup for itself; answers the median in microseconds."""
    for longitude, latitude in points[:1000].tolist():
        ask(latitude, longitude)
    spent = np.array([_once(ask, *point) for point in points.tolist()]) * 1e6
    middle, slow = (float(at) for at in np.percentile(spent, (50, 99)))
    ratio = middle / (bare or middle)
    print(f"  {name:16} {1e6 / spent.mean():7,.0f}/s  p50 {middle:6.1f} us {ratio:5.2f}", end="")
    print(f"   p99 {slow:6.0f} us")
    return middle


def _once(ask: Ask, longitude: float, latitude: float) -> float:
    begun = time.perf_counter()
    ask(latitude, longitude)
    return time.perf_counter() - begun


def _print_loads(path: Path) -> float:
    command = [sys.executable, "-m", "bench.lookups", "--load", str(path)]
    loads = [subprocess.run(command, check=True, capture_output=True) for _ in range(_LOADS)]
    seconds, of_cpu, size = min(tuple(map(float, load.stdout.split())) for load in loads)
    print(
        f"  a fresh process loads it in {seconds:.2f} s ({of_cpu:.2f} s of CPU, Python's own",
        end="",
    )
    print(f" among them) and then has {size:.0f} MB")
    return of_cpu  # what it takes where nothing else runs


def _load(path: Path) -> None:
    """Print the seconds to the first answer, all of them and those of CPU, and the megabytes."""
    begun = time.perf_counter()
    from chalicelib.shapes.gazetteer import Gazetteer

    assert Gazetteer(path).at(37.77, -122.42)
    spent = time.perf_counter() - begun, time.process_time()
    _, pages, *_ = Path("/proc/self/statm").read_text("ascii").split()
    print(*spent, int(pages) * resource.getpagesize() / _MB)


if __name__ == "__main__":
    main()
