"""Outlines of 10 thousand, 100 thousand and a million positions, against PyPI's alphashape.

``outline`` thins, searches alpha and drops strays; ``alpha_shape`` and alphashape draw around all
positions with the alpha that was found (alphashape wants 1 over the radius). Each runs in a process
of its own, so that the peak of memory is its own (of the whole process: Python, libraries and
positions included). A million is for ``outline`` only.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

import shapely
from shapely import Geometry as Shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MANY = (10_000, 100_000, 1_000_000)
_BOTH = 100_000  # up to here alphashape runs too: it takes minutes for a million
_TOWNS = 30


def main() -> None:
    """Print seconds, peaks and agreement; or, asked by itself, run one of them."""
    if len(sys.argv) > 1:
        name, many, alpha = sys.argv[1:]
        print(json.dumps(_told(name, int(many), float(alpha))))
        return
    print("shapes: outlines of positions in a bay with towns and strays, once each")
    for many in _MANY:
        outline = _run("outline", many)
        if many <= _BOTH:
            exact, theirs = (_run(name, many, outline["alpha"]) for name in list(_RUNS)[1:])
            _compare(*(shapely.from_wkt(each["shape"]) for each in (outline, exact, theirs)))
            faster = [f"{theirs['seconds'] / ours['seconds']:.1f}" for ours in (outline, exact)]
            print(f"    {' and '.join(faster)} times as fast as alphashape")


def _compare(outline: Shape, exact: Shape, theirs: Shape) -> None:
    parts = shapely.get_parts(theirs)
    large = shapely.union_all(parts[shapely.area(shapely.intersection(parts, outline)) > 0])
    print(
        f"    agreement (IoU) of alphashape with alpha_shape {_overlap(theirs, exact):.6f},"
        f" of its parts that are no strays with outline {_overlap(large, outline):.6f}"
    )


def _overlap(one: Shape, other: Shape) -> float:
    return float(shapely.intersection(one, other).area / shapely.union(one, other).area)


def _run(name: str, many: int, alpha: float = 0) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.shapes", name, str(many), str(alpha)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(ran.stdout)
    print(
        f"  {name:11} {many:9,} positions {found['seconds']:8.2f} s  peak {found['peak']:4.0f} MB"
        f"  alpha {found['alpha']:.3g}, {found['edges']:,} edges"
    )
    return found


def _positions(many: int) -> NDArray[np.float64]:
    """A bay: a ring with a gap, towns on it, and one stray in a hundred."""
    import numpy as np  # noqa: PLC0415  (the peak of memory is to be the run's own)

    rng = np.random.default_rng(7)
    angle = rng.uniform(0.6, 5.7, many)
    land = np.stack([np.cos(angle), np.sin(angle)], axis=-1) * rng.uniform(0.6, 1, (many, 1))
    towns = land[rng.integers(0, _TOWNS, many)] + rng.normal(0, 0.02, (many, 2))
    strays = rng.uniform(-5, 5, (many, 2))
    kind = rng.random((many, 1))
    spots = np.where(kind < 0.01, strays, np.where(kind < 0.5, towns, land))  # noqa: PLR2004
    positions: NDArray[np.float64] = np.round(spots * 0.2 + (-122.3, 37.8), 6)
    return positions


def _outline(positions: NDArray[np.float64], _: float) -> tuple[Shape, float]:
    found = import_module("chalicelib.shapes.outline").outline(positions)
    return found.geometry, found.alpha


def _alpha_shape(positions: NDArray[np.float64], alpha: float) -> tuple[Shape, float]:
    return import_module("chalicelib.shapes.outline").alpha_shape(positions, alpha), alpha


def _alphashape(positions: NDArray[np.float64], alpha: float) -> tuple[Shape, float]:
    return import_module("alphashape").alphashape(positions, alpha**-0.5), alpha


_RUNS = {"outline": _outline, "alpha_shape": _alpha_shape, "alphashape": _alphashape}


def _told(name: str, many: int, alpha: float) -> dict[str, Any]:
    """Draw once. A call with few positions before it has all imported."""
    positions = _positions(many)
    _RUNS[name](positions[:9], 1)
    began = time.perf_counter()
    shape, alpha = _RUNS[name](positions, alpha)
    return {
        "seconds": time.perf_counter() - began,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "alpha": alpha,
        "edges": int(shapely.count_coordinates(shape)),
        "shape": shapely.to_wkt(shape, rounding_precision=-1),
    }


if __name__ == "__main__":
    main()
