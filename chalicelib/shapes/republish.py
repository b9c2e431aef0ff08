"""Republish: the gazetteer with the outlines that its places have by now: lookups follow them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from chalicelib.model.place import PlaceType
from chalicelib.model.shape import Shape
from chalicelib.shapes import compile as atlas
from chalicelib.shapes import gazetteer
from chalicelib.store import gazetteers, shapes


def republish(now: float) -> str:
    """Publish it if any outline is newer; answers the version, "" if there is no newer one."""
    known = gazetteer.latest()
    newest = [shape for kind in PlaceType for shape in shapes.of_type(kind)]
    if not known.version or not any(_is_newer(shape, known.version) for shape in newest):
        return ""
    with TemporaryDirectory(prefix="pushr-gazetteer-") as folder:
        path = Path(folder) / "gazetteer.sqlite"
        outlines = {shape.woe_id: shape.wkb for shape in newest}
        points = {shape.woe_id: float(shape.points) for shape in newest}
        atlas.write(path, list(known.all()), outlines, points)
        version = gazetteers.publish(path, now)
    gazetteer.forget()
    return version


def _is_newer(shape: Shape, version: str) -> bool:
    """Whether a shape was made after a gazetteer, whose version begins with its moment."""
    return f"{datetime.fromtimestamp(shape.created, UTC):%Y%m%dT%H%M%SZ}" > version
