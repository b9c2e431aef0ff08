"""Feature: a place and its shape as GeoJSON, in the schema of Flickr's data set 2.0.

What is told of the shape stands in the geometry, before its type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from chalicelib.model import addresses
from chalicelib.model.place import Place
from chalicelib.model.shape import Shape

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Plain = dict[str, Any]


def feature(place: Place, shape: Shape | None) -> bytes | None:
    """One feature, or None if nothing of the shape has an area; without a shape it is nowhere."""
    if shape is None:
        return _feature(place, None)
    from chalicelib.shapes.publishable import publishable  # noqa: PLC0415  (numpy and shapely)

    polygon = publishable(shape.wkb)
    return _feature(place, _geometry(shape, polygon)) if polygon else None


def original(place: Place, shape: Shape) -> bytes:
    """One feature with the polygon as it came, whatever is wrong with it."""
    from shapely import from_wkb  # noqa: PLC0415

    return _feature(place, _geometry(shape, from_wkb(shape.wkb)))


def _feature(place: Place, geometry: Plain | None) -> bytes:
    told = {"id": int(place.woe_id), "type": "Feature", "properties": _properties(place)}
    return orjson.dumps({**told, "geometry": geometry})


def _properties(place: Place) -> Plain:
    """Flickr's five; where a place went that is no more, only the file of such places says."""
    gone = {"superseded_by": int(place.superseded_by)} if place.superseded_by else {}
    return {
        "woe_id": int(place.woe_id),
        "place_id": place.place_id,
        "place_type": place.type.word,
        "place_type_id": int(place.type),
        "label": place.label,
        **gone,
    }


def _geometry(shape: Shape, polygon: BaseGeometry) -> Plain:
    from chalicelib.shapes import publishable  # noqa: PLC0415

    return {
        "created": shape.created,
        "alpha": shape.alpha,
        "points": shape.points,
        "edges": _edges(polygon),
        "is_donuthole": int(shape.is_donuthole),
        "link": {"href": addresses.shapefile(shape)},
        "bbox": publishable.box(polygon),
        "type": polygon.geom_type,
        "coordinates": _coordinates(polygon),
    }


def _coordinates(polygon: BaseGeometry) -> list[Any]:
    if polygon.geom_type == "MultiPolygon":
        return [_rings(part) for part in polygon.geoms]
    return _rings(polygon)


def _rings(polygon: BaseGeometry) -> list[Any]:
    return [list(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]


def _edges(polygon: BaseGeometry) -> int:
    """The coordinates of all rings: what was repaired may have more than were drawn."""
    from shapely import get_num_coordinates  # noqa: PLC0415

    return int(get_num_coordinates(polygon))
