"""FlatGeobuf: a GeoJSON file of outlines as maps and GDAL read them best, with a spatial index.

GDAL writes it, which pyogrio brings with it. Whoever administers pushr may have it or not.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from chalicelib.shapes.dataset import Beside

_CRS = "EPSG:4326"
_MISSING = "pyogrio is not installed: FlatGeobuf is left out"


def writer() -> Beside | None:
    """What writes it; None, having said so, where pyogrio is not installed."""
    try:
        import pyogrio.raw  # noqa: F401, PLC0415
    except ImportError:
        print(_MISSING, file=sys.stderr)
        return None
    return write


def write(path: Path, made: Path) -> None:
    """Write what is in a compressed GeoJSON file. The same features are the same bytes.

    An index has no room for a feature that is nowhere, so that with one there is none.
    """
    from pyogrio import raw  # noqa: PLC0415

    # What looks like a date is somebody's label all the same.
    told, _, polygons, columns = raw.read(f"/vsigzip/{path}", DATE_AS_STRING="YES")
    is_everywhere = all(polygon is not None for polygon in polygons)
    raw.write(
        str(made),
        polygons,
        columns,
        told["fields"],
        layer=made.stem,
        driver="FlatGeobuf",
        geometry_type="MultiPolygon",
        promote_to_multi=True,
        crs=_CRS,
        SPATIAL_INDEX="YES" if is_everywhere else "NO",
    )
