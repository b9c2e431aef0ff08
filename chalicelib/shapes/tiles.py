"""Tiles: polygons of many vertices cut into pieces of few, which are looked through sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

VERTICES_MAX = 48  # fewer make more pieces than they save; measured by bench/lookups.py


def tiled(polygons: NDArray[Any], digits: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """The pieces, and of which polygon each is. Cuts are at so many digits of a degree."""
    import numpy as np  # noqa: PLC0415  (not before they are needed)
    import shapely  # noqa: PLC0415

    numbers = np.arange(len(polygons))
    done, owners = [polygons[:0]], [numbers[:0]]  # there may be no polygon at all
    while len(polygons):
        large = shapely.get_num_coordinates(polygons) > VERTICES_MAX
        done.append(polygons[~large])
        owners.append(numbers[~large])
        halves = shapely.intersection(
            np.repeat(polygons[large], 2), _halves(shapely.bounds(polygons[large]), digits)
        )
        polygons, of_half = shapely.get_parts(halves, return_index=True)
        numbers = np.repeat(numbers[large], 2)[of_half]
        is_area = shapely.area(polygons) > 0
        polygons, numbers = polygons[is_area], numbers[is_area]
    return np.concatenate(done), np.concatenate(owners)


def _halves(bounds: NDArray[Any], digits: int) -> NDArray[Any]:
    """Of each box its two halves, one after the other, cut across the longer side."""
    import numpy as np  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    west, south, east, north = bounds.T
    is_wide = east - west > north - south
    across = np.where(is_wide, np.round((west + east) / 2, digits), east)
    up = np.where(is_wide, north, np.round((south + north) / 2, digits))
    left, right = np.where(is_wide, across, west), np.where(is_wide, south, up)
    halves = np.stack([shapely.box(west, south, across, up), shapely.box(left, right, east, north)])
    return halves.T.ravel()
