"""Features of a GeoJSON file in the manner of Flickr's shapes 2.0, one after another."""

from __future__ import annotations

import json
from math import isfinite
from typing import IO, TYPE_CHECKING, Any

import ijson
import shapely

from infra.errors import CommandError
from infra.world import row as rows
from infra.world.forgiving import Forgiving
from infra.world.row import BadRowError, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chalicelib.model.place import PlaceType
    from chalicelib.model.shape import Shape

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415


def features(stream: IO[bytes], name: str) -> Iterator[Any]:
    """The features as JSON has them. Raises CommandError where the file is no JSON any more."""
    number = 0
    try:
        for feature in ijson.items(Forgiving(stream), "features.item", use_float=True):
            number += 1
            yield feature
    except (ijson.JSONError, UnicodeDecodeError) as wrong:
        message = f"{name}: no JSON after feature {number}: {' '.join(str(wrong).split())[:120]}"
        raise CommandError(message) from wrong


def row(feature: Any, created: int, *, is_superseded: bool) -> Row:
    """What a feature tells. ``created`` is when its shape was made if it does not say so."""
    told, is_drawn = _part(feature, "properties"), not is_superseded or feature.get("geometry")
    kind = rows.kind(told.get("place_type_id"))
    woe_id = rows.woe_id(told.get("woe_id", feature.get("id")))
    label = rows.text(told.get("label"), "label")
    return Row(
        woe_id=woe_id,
        type=kind,
        name=label.split(", ")[0],
        label=label,
        place_id=_place_id(told.get("place_id")),
        is_superseded=is_superseded,
        superseded_by=rows.woe_id(told["superseded_by"]) if told.get("superseded_by") else 0,
        shape=_shape(str(woe_id), kind, _part(feature, "geometry"), created) if is_drawn else None,
    )


def _part(feature: Any, name: str) -> Any:
    part = feature.get(name) if isinstance(feature, dict) else None
    if not isinstance(part, dict):
        raise BadRowError(f"no {name}")
    return part


def _place_id(given: Any) -> str:
    """Place ids are opaque, but one word."""
    place_id = rows.text(given, "place id") if given else ""
    if " " in place_id:
        raise BadRowError(f"no place id: {place_id!a}")
    return place_id


def _shape(woe_id: str, kind: PlaceType, geometry: Any, created: int) -> Shape:
    """The polygon as it came, whatever it crosses."""
    from chalicelib.model.shape import Shape

    outline = _outline(geometry)
    return Shape(
        woe_id=woe_id,
        type=kind,
        created=int(_number(geometry, "created")) or created,
        alpha=_number(geometry, "alpha"),
        points=int(_number(geometry, "points")),
        edges=int(_number(geometry, "edges")) or int(shapely.get_num_coordinates(outline)),
        is_donuthole=bool(_number(geometry, "is_donuthole")),
        wkb=shapely.to_wkb(outline, byte_order=1),
    )


def _outline(geometry: Any) -> shapely.Geometry:
    if geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        raise BadRowError(f"no polygon: {str(geometry.get('type'))[:40]!a}")
    bare = {name: geometry.get(name) for name in ("type", "coordinates")}
    try:
        outline = shapely.from_geojson(json.dumps(bare))
    except (shapely.GEOSException, ValueError) as wrong:
        raise BadRowError(f"no polygon: {str(wrong)[:120]}") from wrong
    if outline is None or outline.is_empty:
        raise BadRowError("an empty polygon")
    west, south, east, north = outline.bounds
    rows.position(west, south)
    rows.position(east, north)
    return outline


def _number(geometry: Any, name: str) -> float:
    """What is left out is 0."""
    given = geometry.get(name) or 0
    try:
        number = float(given)
    except (TypeError, ValueError) as wrong:
        raise BadRowError(f"{name}: {str(given)[:40]!a}") from wrong
    if not isfinite(number):
        raise BadRowError(f"{name}: {number}")
    return number
